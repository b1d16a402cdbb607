package skysift.app;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What to tell the user of a failure: a file's exception says only its path. */
public final class FailureText {
  private FailureText() {}

  /** One sentence, never empty. */
  public static String of(Throwable failure) {
    String message = failure.getMessage();
    return switch (failure) {
      case AccessDeniedException e -> "You may not read or write " + e.getFile();
      case NoSuchFileException e -> "There is no file " + e.getFile();
      case FileSystemException e -> e.getReason() == null ? e.toString() : message;
      default -> message == null || message.isBlank() ? failure.toString() : message;
    };
  }
}

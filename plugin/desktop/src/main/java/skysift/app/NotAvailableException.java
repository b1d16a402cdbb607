package skysift.app;

import java.io.IOException;

/**
 * Something outside is not there just now: no hub, an archive that does not answer, an index that
 * another process writes. The message says what, and what to do.
 */
public final class NotAvailableException extends IOException {
  private static final long serialVersionUID = 1L;

  /** With what is missing and what to do. */
  public NotAvailableException(String message) {
    super(message);
  }

  NotAvailableException(String message, Throwable cause) {
    super(message, cause);
  }
}

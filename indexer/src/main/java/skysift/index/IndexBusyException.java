package skysift.index;

import java.io.IOException;

/** Somebody else is writing into the index; the message says who, since when, and where. */
public final class IndexBusyException extends IOException {
  private static final long serialVersionUID = 1;

  IndexBusyException(String message, Throwable cause) {
    super(message, cause);
  }
}

package skysift.index;

import java.io.IOException;

/** Another version of Skysift wrote the index; the message says where it is and what to do. */
final class OtherFormatException extends IOException {
  private static final long serialVersionUID = 1;

  private final boolean older;

  OtherFormatException(String message, boolean older) {
    super(message);
    this.older = older;
  }

  /** Whether an older version wrote it, as far as that is known. */
  boolean isOlder() {
    return older;
  }
}

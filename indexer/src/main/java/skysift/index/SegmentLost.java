package skysift.index;

import java.io.IOException;

/** Of a segment nothing can be read. */
final class SegmentLost extends IOException {
  private static final long serialVersionUID = 1;

  SegmentLost(Throwable cause) {
    super(cause);
  }
}

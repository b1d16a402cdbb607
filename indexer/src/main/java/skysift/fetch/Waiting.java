package skysift.fetch;

import java.io.InterruptedIOException;
import java.time.Duration;

/** Waits before a server is asked again. */
final class Waiting {
  private static final long LONGEST = 60;

  private Waiting() {}

  /** A minute at most; an interrupt ends it. */
  static void seconds(long seconds) throws InterruptedIOException {
    try {
      Thread.sleep(Duration.ofSeconds(Math.min(seconds, LONGEST)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped");
    }
  }
}

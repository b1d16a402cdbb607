package skysift.model;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Holds up work that nobody waits for until nothing that people wait for has been going on for a
 * while: on few processors the one would slow the other. For any thread.
 */
final class Quiet {
  private final Duration lasting;
  private int busy;
  private long since = System.nanoTime();

  /** {@code lasting} is how long nothing has to go on. */
  Quiet(Duration lasting) {
    this.lasting = lasting;
  }

  /** Something that people wait for begins. */
  synchronized void begins() {
    busy++;
  }

  /** It has ended. */
  synchronized void ends() {
    busy--;
    since = System.nanoTime();
    notifyAll();
  }

  /** Returns once it is quiet. */
  synchronized void await() throws InterruptedException {
    while (true) {
      long left = since + lasting.toNanos() - System.nanoTime();
      if (busy > 0) {
        wait();
      } else if (left > 0) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } else {
        return;
      }
    }
  }
}

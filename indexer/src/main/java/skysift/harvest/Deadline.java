package skysift.harvest;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Interrupts the thread that made it when its time is over, unless it was ended before. */
final class Deadline {
  private final Thread thread = Thread.currentThread();
  private final ScheduledFuture<?> alarm;
  private boolean over;
  private boolean ended;

  Deadline(ScheduledExecutorService clock, Duration limit) {
    alarm = clock.schedule(this::ring, limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void ring() {
    if (!ended) {
      over = true;
      thread.interrupt();
    }
  }

  /** No alarm any more; whether there was one. Its interrupt is the caller's to clear. */
  synchronized boolean end() {
    ended = true;
    alarm.cancel(false);
    return over;
  }
}

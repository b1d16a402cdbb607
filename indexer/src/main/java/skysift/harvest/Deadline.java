package skysift.harvest;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Interrupts the thread that made it when its time is over, unless it was ended before. Time in
 * which work is held up counts little: while it is, the alarm is put off.
 */
final class Deadline {
  private static final Duration PUT_OFF = Duration.ofSeconds(10);

  private final Thread thread = Thread.currentThread();
  private final ScheduledExecutorService clock;
  private final BooleanSupplier held;
  private ScheduledFuture<?> alarm;
  private boolean over;
  private boolean ended;

  Deadline(ScheduledExecutorService clock, Duration limit, BooleanSupplier held) {
    this.clock = clock;
    this.held = held;
    alarm = clock.schedule(this::ring, limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void ring() {
    if (!ended && held.getAsBoolean()) {
      alarm = clock.schedule(this::ring, PUT_OFF.toMillis(), TimeUnit.MILLISECONDS);
    } else if (!ended) {
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

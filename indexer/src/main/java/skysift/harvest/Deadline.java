package skysift.harvest;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Interrupts the thread that made it when its time is over, unless it was ended before. Time in
 * which work is held up does not count.
 */
final class Deadline {
  private static final Duration PUT_OFF = Duration.ofSeconds(10);

  private final Thread thread = Thread.currentThread();
  private final ScheduledExecutorService clock;
  private final BooleanSupplier paused;
  private final LongSupplier held;
  private long taken;
  private ScheduledFuture<?> alarm;
  private boolean over;
  private boolean ended;

  /**
   * Begins now.
   *
   * @param paused whether work is held up just now
   * @param held for how long it was so far, in nanoseconds
   */
  Deadline(
      ScheduledExecutorService clock, Duration limit, BooleanSupplier paused, LongSupplier held) {
    this.clock = clock;
    this.paused = paused;
    this.held = held;
    taken = held.getAsLong();
    alarm = clock.schedule(this::ring, limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  private synchronized void ring() {
    if (ended) {
      return;
    }
    long more = paused.getAsBoolean() ? PUT_OFF.toNanos() : held.getAsLong() - taken;
    if (more <= 0) {
      over = true;
      thread.interrupt();
      return;
    }
    taken = paused.getAsBoolean() ? taken + more : held.getAsLong();
    alarm = clock.schedule(this::ring, more, TimeUnit.NANOSECONDS);
  }

  /** No alarm any more; whether there was one. Its interrupt is the caller's to clear. */
  synchronized boolean end() {
    ended = true;
    alarm.cancel(false);
    return over;
  }
}

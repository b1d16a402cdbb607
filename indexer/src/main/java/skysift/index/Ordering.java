package skysift.index;

import java.io.InterruptedIOException;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** How far the orders are that rows are being put in. For any thread. */
final class Ordering {
  private final Set<Run> running = ConcurrentHashMap.newKeySet();

  /** The making of one order, for the thread that begins it; closed when it ends. */
  final class Run implements AutoCloseable {
    private final BooleanSupplier stopped;
    private final long steps;
    private final AtomicLong done = new AtomicLong();

    /** Stays so: that a thread was interrupted is seen only until it goes on to something else. */
    private volatile boolean ended;

    private Run(long steps, BooleanSupplier stopped) {
      this.steps = Math.max(1, steps);
      this.stopped = stopped;
      running.add(this);
    }

    /**
     * Some further steps are done, by any thread.
     *
     * @throws InterruptedIOException when the thread that asks for the order is interrupted, and
     *     whenever it was or the run is closed
     */
    void done(long further) throws InterruptedIOException {
      done.addAndGet(further);
      if (stopped.getAsBoolean()) {
        ended = true;
      }
      if (ended) {
        throw new InterruptedIOException("Stopped before the rows were in order");
      }
    }

    private int percent() {
      return (int) Math.min(99, 100 * done.get() / steps);
    }

    @Override
    public void close() {
      ended = true;
      running.remove(this);
    }
  }

  /** An order of so many steps, which ends when this thread is interrupted. */
  Run begin(long steps) {
    return new Run(steps, Thread.currentThread()::isInterrupted);
  }

  /** One that is made whether or not this thread is interrupted. */
  Run beginForOthers(long steps) {
    return new Run(steps, () -> false);
  }

  /** Of the one that is least far; empty when none is being made. */
  OptionalInt percent() {
    return running.stream().mapToInt(Run::percent).min();
  }
}

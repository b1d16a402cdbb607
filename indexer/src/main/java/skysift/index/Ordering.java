package skysift.index;

import java.io.InterruptedIOException;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** How far the orders are that rows are being put in. For any thread. */
final class Ordering {
  private final Set<Run> running = ConcurrentHashMap.newKeySet();

  /** The making of one order, for the thread that begins it; closed when it ends. */
  final class Run implements AutoCloseable {
    private final Thread asking = Thread.currentThread();
    private final long steps;
    private final AtomicLong done = new AtomicLong();

    private Run(long steps) {
      this.steps = Math.max(1, steps);
      running.add(this);
    }

    /**
     * Some further steps are done, by any thread.
     *
     * @throws InterruptedIOException when the thread that asks for the order is interrupted
     */
    void done(long further) throws InterruptedIOException {
      done.addAndGet(further);
      if (asking.isInterrupted()) {
        throw new InterruptedIOException("Stopped before the rows were in order");
      }
    }

    private int percent() {
      return (int) Math.min(99, 100 * done.get() / steps);
    }

    @Override
    public void close() {
      running.remove(this);
    }
  }

  /** An order of so many steps. */
  Run begin(long steps) {
    return new Run(steps);
  }

  /** Of the one that is least far; empty when none is being made. */
  OptionalInt percent() {
    return running.stream().mapToInt(Run::percent).min();
  }
}

package skysift.model;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Runs work off the event thread and brings the outcome back to it. */
public interface Tasks extends AutoCloseable {
  /** Work under way. */
  interface Task {
    /** Interrupts the work; it ends at its next batch or read and reports what is whole. */
    void cancel();
  }

  /** Which of the queues work goes to; what one has more than {@link #threads} of waits. */
  enum Queue {
    SEARCH,
    ROWS,
    RANGES,
    SKY,
    PAINT,
    COVER,
    IMPORT,
    TIDY,
    LINKS,
    FETCH,
    FILES,
    PREVIEWS,
    THUMBNAILS,
    SAMP,
    FOLLOW,
    ERRANDS,
    EXPORT;

    /** How much of it runs at once: one after the other but for pictures of rows. */
    public int threads() {
      return this == THUMBNAILS ? 4 : 1;
    }
  }

  /**
   * Runs {@code work} on the queue's thread, then one of the two on the event thread.
   *
   * @param done takes what the work returned
   * @param failed takes what it threw
   */
  <T> Task run(Queue queue, Callable<T> work, Consumer<T> done, Consumer<Exception> failed);

  /** Runs on the event thread, later; for listeners that are called on other threads. */
  void onEventThread(Runnable action);

  /** Interrupts what runs and starts nothing more. */
  @Override
  void close();
}

package skysift.app;

import com.google.common.base.Throwables;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A thread for writing to the index, which no cancel interrupts: Lucene closes its files for good
 * when its thread is interrupted in the middle of a write.
 */
final class Shield implements AutoCloseable {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "skysift-index"));

  /** Does work on that thread and waits for it, interrupted or not. */
  <T> T run(Callable<T> work) throws IOException {
    return run(work, () -> {});
  }

  /**
   * The same for work that can be asked to end.
   *
   * @param interrupted run when this thread is interrupted meanwhile, or was before
   */
  <T> T run(Callable<T> work, Runnable interrupted) throws IOException {
    Future<T> outcome = thread.submit(work);
    boolean wasInterrupted = false;
    try {
      while (true) {
        try {
          return outcome.get();
        } catch (InterruptedException e) {
          wasInterrupted = true;
          interrupted.run();
        }
      }
    } catch (ExecutionException e) {
      Throwables.throwIfInstanceOf(e.getCause(), IOException.class);
      Throwables.throwIfUnchecked(e.getCause());
      throw new IOException("The index could not be written: " + e.getCause().getMessage(), e);
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What was begun is done. */
  @Override
  public void close() {
    thread.shutdown();
  }
}

package skysift.app;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.Uninterruptibles;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A thread for writing to the index, which no cancel interrupts: Lucene closes its files for good
 * when its thread is interrupted in the middle of a write.
 */
final class Shield implements AutoCloseable {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "skysift-index"));

  /** Does work on that thread and waits for it, interrupted or not. */
  <T> T run(Callable<T> work) throws IOException {
    try {
      return Uninterruptibles.getUninterruptibly(thread.submit(work));
    } catch (ExecutionException e) {
      Throwables.throwIfInstanceOf(e.getCause(), IOException.class);
      Throwables.throwIfUnchecked(e.getCause());
      throw new IOException("The index could not be written: " + e.getCause().getMessage(), e);
    }
  }

  /** What was begun is done. */
  @Override
  public void close() {
    thread.shutdown();
  }
}

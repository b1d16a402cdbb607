package skysift.app;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.Uninterruptibles;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import skysift.harvest.Archive;
import skysift.harvest.DatasetSink;
import skysift.index.DatasetIndex;
import skysift.index.Origin;
import skysift.index.Writing;
import skysift.obscore.Dataset;

/**
 * Writes to the index on a thread of its own, which no cancel interrupts: Lucene closes its files
 * for good when its thread is interrupted in the middle of a write. Each batch is committed, so
 * that a killed process loses the last one at most.
 */
final class ShieldedWriting implements DatasetSink, AutoCloseable {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "skysift-index"));
  private final Writing writing;

  /** For a new harvest or import, see {@link DatasetIndex#beginWriting}. */
  ShieldedWriting(DatasetIndex index, Origin.Kind kind, String source, Archive archive)
      throws IOException {
    this(() -> index.beginWriting(kind, source, List.of(archive.name())));
  }

  /** For anything else. */
  ShieldedWriting(DatasetIndex index) throws IOException {
    this(index::beginWriting);
  }

  private ShieldedWriting(Callable<Writing> beginning) throws IOException {
    try {
      writing = shielded(beginning);
    } catch (IOException | RuntimeException e) {
      thread.shutdown();
      throw e;
    }
  }

  @Override
  public long add(List<Dataset> batch) throws IOException {
    return shielded(
        () -> {
          long replaced = writing.add(batch).replaced();
          writing.commit();
          return replaced;
        });
  }

  /** Some work on the index. */
  interface Work<T> {
    T on(Writing writing) throws IOException;
  }

  /** Does some work and commits it. */
  <T> T commit(Work<T> work) throws IOException {
    return shielded(
        () -> {
          T outcome = work.on(writing);
          writing.commit();
          return outcome;
        });
  }

  @Override
  public void close() throws IOException {
    try {
      shielded(
          () -> {
            writing.close();
            return null;
          });
    } finally {
      thread.shutdown();
    }
  }

  private <T> T shielded(Callable<T> work) throws IOException {
    try {
      return Uninterruptibles.getUninterruptibly(thread.submit(work));
    } catch (ExecutionException e) {
      Throwables.throwIfInstanceOf(e.getCause(), IOException.class);
      Throwables.throwIfUnchecked(e.getCause());
      throw new IOException("The index could not be written: " + e.getCause().getMessage(), e);
    }
  }
}

package skysift.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.apache.lucene.util.FixedBitSet;
import skysift.obscore.Dataset;

/**
 * The datasets of one result; each iteration reads them anew and gives the same ones in the same
 * order. A failure to read, or an interrupt, is an {@link UncheckedIOException}. For any thread;
 * the index must stay open.
 */
public final class ResultRows implements Iterable<Dataset>, AutoCloseable {
  /** What is done when closed. */
  interface Release {
    void run() throws IOException;
  }

  private final Snapshot snapshot;
  private final FixedBitSet documents;
  private final Release release;

  ResultRows(Snapshot snapshot, FixedBitSet documents, Release release) {
    this.snapshot = snapshot;
    this.documents = documents;
    this.release = release;
  }

  /** How many there are. */
  public int size() {
    return documents.cardinality();
  }

  @Override
  public Iterator<Dataset> iterator() {
    return new EachDataset(snapshot, documents).iterator();
  }

  @Override
  public void close() throws IOException {
    release.run();
  }
}

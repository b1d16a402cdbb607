package skysift.index;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.FixedBitSet;
import skysift.obscore.Dataset;

/**
 * The datasets of a set of documents, read one by one. A failure to read, or an interrupt, is an
 * {@link UncheckedIOException}.
 */
record EachDataset(Snapshot snapshot, FixedBitSet documents) implements Iterable<Dataset> {
  @Override
  public Iterator<Dataset> iterator() {
    return new Reading();
  }

  private final class Reading implements Iterator<Dataset> {
    private LeafReaderContext leaf;
    private DatasetReader reader;
    private int next = Snapshot.next(documents, 0);

    @Override
    public boolean hasNext() {
      return next >= 0;
    }

    @Override
    public Dataset next() {
      if (next < 0) {
        throw new NoSuchElementException();
      }
      try {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedIOException("stopped");
        }
        if (leaf == null || next >= leaf.docBase + leaf.reader().maxDoc()) {
          leaf = snapshot.leaves().get(ReaderUtil.subIndex(next, snapshot.leaves()));
          reader = snapshot.datasets(leaf, DatasetReader.TEXTS);
        }
        Dataset dataset = reader.read(next - leaf.docBase);
        next = Snapshot.next(documents, next + 1);
        return dataset;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

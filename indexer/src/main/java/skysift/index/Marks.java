package skysift.index;

import java.io.IOException;
import java.util.function.Predicate;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.FixedBitSet;
import skysift.search.Change;

/**
 * Which {@link Origin}s, by number, say what of a dataset.
 *
 * @param first brought it first
 * @param changed brought its content
 * @param seen had it last
 * @param gone found it gone; 0 when it is not
 */
record Marks(int first, int changed, int seen, int gone) {
  static final int NONE = 0;

  /** Of a dataset that comes for the first time. */
  static Marks fresh(int origin) {
    return new Marks(origin, origin, origin, NONE);
  }

  /** When it comes again. */
  Marks again(int origin, boolean withOtherContent) {
    return new Marks(first, withOtherContent || isGone() ? origin : changed, origin, NONE);
  }

  /** Whether its content is of an origin and no later one has had it. */
  boolean isOwn(int origin) {
    return changed == origin && seen == origin;
  }

  /** As if an origin that did not bring its content had never been. */
  Marks without(int origin) {
    return new Marks(first, changed, seen == origin ? changed : seen, gone == origin ? NONE : gone);
  }

  boolean isGone() {
    return gone != NONE;
  }

  /** What the last origin of its archive says of it. */
  Change since(int last) {
    if (isGone()) {
      return Change.GONE;
    }
    if (first == last) {
      return Change.NEW;
    }
    return changed == last ? Change.CHANGED : Change.UNCHANGED;
  }

  /** The marks of a document of a snapshot. */
  static Marks of(Snapshot snapshot, int doc) throws IOException {
    LeafReaderContext leaf = snapshot.leaves().get(ReaderUtil.subIndex(doc, snapshot.leaves()));
    return new Reader(leaf.reader()).of(doc - leaf.docBase);
  }

  /** Clears the documents whose marks do not pass. */
  static void keep(Snapshot snapshot, FixedBitSet documents, Predicate<Marks> passes)
      throws IOException {
    for (LeafReaderContext leaf : snapshot.leaves()) {
      Reader marks = new Reader(leaf.reader());
      int end = leaf.docBase + leaf.reader().maxDoc();
      int doc = Snapshot.next(documents, leaf.docBase);
      for (; doc >= 0 && doc < end; doc = Snapshot.next(documents, doc + 1)) {
        if (!passes.test(marks.of(doc - leaf.docBase))) {
          documents.clear(doc);
        }
      }
    }
  }

  /** Reads the marks of a segment; for one thread, forward only. */
  static final class Reader {
    private final NumericDocValues first;
    private final NumericDocValues changed;
    private final NumericDocValues seen;
    private final NumericDocValues gone;

    Reader(LeafReader segment) throws IOException {
      first = DocValues.getNumeric(segment, Fields.FIRST);
      changed = DocValues.getNumeric(segment, Fields.CHANGED);
      seen = DocValues.getNumeric(segment, Fields.SEEN);
      gone = DocValues.getNumeric(segment, Fields.GONE);
    }

    Marks of(int doc) throws IOException {
      return new Marks(value(first, doc), value(changed, doc), value(seen, doc), value(gone, doc));
    }

    /** The same without who had it last. */
    Marks broughtBy(int doc) throws IOException {
      return new Marks(value(first, doc), value(changed, doc), NONE, value(gone, doc));
    }

    private static int value(NumericDocValues values, int doc) throws IOException {
      return values.advanceExact(doc) ? (int) values.longValue() : NONE;
    }
  }
}

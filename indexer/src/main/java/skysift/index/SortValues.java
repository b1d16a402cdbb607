package skysift.index;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import skysift.obscore.ObsCoreColumn;
import skysift.search.SortKey;

/** A column by document as numbers that sort as its values do. */
final class SortValues {
  private SortValues() {}

  /**
   * Reads all documents; for {@link Columns#sorted} to keep.
   *
   * @throws InterruptedIOException when this thread is interrupted
   */
  static SortNumbers of(Snapshot snapshot, SortKey key) throws IOException {
    try (Ordering.Run run = snapshot.ordering().begin(steps(snapshot, key))) {
      return of(snapshot, key, run);
    }
  }

  /** How many steps it takes to read all documents. */
  static long steps(Snapshot snapshot, SortKey key) {
    boolean isOfWholeTexts =
        key instanceof SortKey.Column by
            && by.column().kind() == ObsCoreColumn.Kind.TEXT
            && !Fields.isInOrder(by.column());
    return (isOfWholeTexts ? TextOrder.STEPS : 1) * snapshot.maxDoc();
  }

  /** The same with a run of {@link #steps}. */
  static SortNumbers of(Snapshot snapshot, SortKey key, Ordering.Run run) throws IOException {
    return switch (key) {
      case SortKey.Column by -> of(snapshot, by.column(), run);
      case SortKey.Remembered.FIRST_SEEN -> times(snapshot, Fields.FIRST, run);
      case SortKey.Remembered.CHANGED -> times(snapshot, Fields.CHANGED, run);
      case SortKey.Asked asked -> throw new IllegalArgumentException(asked + " without a request");
    };
  }

  /** When origins began, in seconds. */
  private static SortNumbers times(Snapshot snapshot, String mark, Ordering.Run run)
      throws IOException {
    Origins origins = snapshot.origins();
    double[] values = new double[snapshot.maxDoc()];
    int known = -1;
    double began = Double.NaN;
    for (LeafReaderContext leaf : snapshot.leaves()) {
      NumericDocValues marks = DocValues.getNumeric(leaf.reader(), mark);
      for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
        int number = marks.advanceExact(doc) ? (int) marks.longValue() : Marks.NONE;
        if (number != known) {
          known = number;
          began = origins.began(number).getEpochSecond();
        }
        values[leaf.docBase + doc] = began;
      }
      run.done(leaf.reader().maxDoc());
    }
    return SortNumbers.of(values);
  }

  private static SortNumbers of(Snapshot snapshot, ObsCoreColumn column, Ordering.Run run)
      throws IOException {
    if (column.kind() != ObsCoreColumn.Kind.TEXT) {
      return numbers(snapshot, column, run);
    }
    return SortNumbers.ofPlaces(
        Fields.isInOrder(column)
            ? texts(snapshot, column, run)
            : TextOrder.of(snapshot, column, run));
  }

  /**
   * Those of a newer snapshot; null when they are better made anew. Made even when this thread is
   * interrupted: it takes little, and whoever sorts next would have to wait for all of it.
   */
  static SortNumbers renewed(Inherited inherited, SortNumbers older, SortKey key, Ordering ordering)
      throws IOException {
    if (!(key instanceof SortKey.Column by)) {
      return null; // marks change without the segments they are in
    }
    try (Ordering.Run run = ordering.beginForOthers(inherited.documents())) {
      if (by.column().kind() == ObsCoreColumn.Kind.TEXT) {
        return RenewedTexts.of(inherited, older, by.column(), run);
      }
      return renewedNumbers(inherited, older, by.column(), run);
    }
  }

  /** Null where new values need other numbers. */
  private static SortNumbers renewedNumbers(
      Inherited inherited, SortNumbers older, ObsCoreColumn column, Ordering.Run run)
      throws IOException {
    SortNumbers renewed = older.kept(inherited);
    if (renewed == null) {
      return null;
    }
    for (LeafReaderContext leaf : inherited.fresh()) {
      NumericDocValues numbers = DocValues.getNumeric(leaf.reader(), Fields.column(column));
      while (numbers.nextDoc() != NumericDocValues.NO_MORE_DOCS) {
        double value = Fields.number(column, numbers.longValue());
        if (!renewed.fits(value)) {
          return null;
        }
        renewed.set(leaf.docBase + numbers.docID(), value);
      }
      run.done(leaf.reader().maxDoc());
    }
    return renewed;
  }

  private static SortNumbers numbers(Snapshot snapshot, ObsCoreColumn column, Ordering.Run run)
      throws IOException {
    double[] values = new double[snapshot.maxDoc()];
    Arrays.fill(values, Double.NaN);
    for (LeafReaderContext leaf : snapshot.leaves()) {
      NumericDocValues numbers = DocValues.getNumeric(leaf.reader(), Fields.column(column));
      while (numbers.nextDoc() != NumericDocValues.NO_MORE_DOCS) {
        values[leaf.docBase + numbers.docID()] = Fields.number(column, numbers.longValue());
      }
      run.done(leaf.reader().maxDoc());
    }
    return SortNumbers.of(values);
  }

  private static int[] texts(Snapshot snapshot, ObsCoreColumn column, Ordering.Run run)
      throws IOException {
    int[] places = new int[snapshot.maxDoc()];
    Arrays.fill(places, SortNumbers.NOT_STATED);
    Dictionary.Renewed texts =
        Dictionary.none(Fields.column(column))
            .renewed(Inherited.nothing(snapshot.leaves()), doc -> 0);
    for (LeafReaderContext leaf : snapshot.leaves()) {
      texts.read(leaf, (doc, number) -> places[doc] = number);
      run.done(leaf.reader().maxDoc());
    }
    return places;
  }
}

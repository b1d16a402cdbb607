package skysift.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.ToIntFunction;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import skysift.obscore.ObsCoreColumn;
import skysift.search.SortKey;

/** A column by document as numbers that sort as its values do; NaN: not stated. */
final class SortValues {
  private SortValues() {}

  /** Reads all documents; for {@link Columns#sorted} to keep. */
  static double[] of(Snapshot snapshot, SortKey key) throws IOException {
    return switch (key) {
      case SortKey.Column by -> of(snapshot, by.column());
      case SortKey.Remembered.FIRST_SEEN -> times(snapshot, Marks::first);
      case SortKey.Remembered.CHANGED -> times(snapshot, Marks::changed);
      case SortKey.Asked asked -> throw new IllegalArgumentException(asked + " without a request");
    };
  }

  /** When origins began, in seconds. */
  private static double[] times(Snapshot snapshot, ToIntFunction<Marks> origin) throws IOException {
    Origins origins = snapshot.origins();
    double[] values = new double[snapshot.maxDoc()];
    for (LeafReaderContext leaf : snapshot.leaves()) {
      Marks.Reader marks = new Marks.Reader(leaf.reader());
      for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
        int number = origin.applyAsInt(marks.of(doc));
        values[leaf.docBase + doc] = origins.began(number).getEpochSecond();
      }
    }
    return values;
  }

  private static double[] of(Snapshot snapshot, ObsCoreColumn column) throws IOException {
    if (column.kind() != ObsCoreColumn.Kind.TEXT) {
      return renewedNumbers(Inherited.nothing(snapshot.leaves()), null, column);
    }
    return Fields.isInOrder(column) ? texts(snapshot, column) : TextOrder.of(snapshot, column);
  }

  /** Those of a newer snapshot; null when they are better made anew. */
  static double[] renewed(Inherited inherited, double[] older, SortKey key) throws IOException {
    if (!(key instanceof SortKey.Column by)) {
      return null; // marks change without the segments they are in
    }
    return by.column().kind() == ObsCoreColumn.Kind.TEXT
        ? RenewedTexts.of(inherited, older, by.column())
        : renewedNumbers(inherited, older, by.column());
  }

  private static double[] renewedNumbers(Inherited inherited, double[] older, ObsCoreColumn column)
      throws IOException {
    double[] values = new double[inherited.documents()];
    for (LeafReaderContext leaf : inherited.kept()) {
      int count = leaf.reader().maxDoc();
      System.arraycopy(older, inherited.from(leaf), values, leaf.docBase, count);
    }
    for (LeafReaderContext leaf : inherited.fresh()) {
      Arrays.fill(values, leaf.docBase, Inherited.end(leaf), Double.NaN);
      NumericDocValues numbers = DocValues.getNumeric(leaf.reader(), Fields.column(column));
      while (numbers.nextDoc() != NumericDocValues.NO_MORE_DOCS) {
        values[leaf.docBase + numbers.docID()] = Fields.number(column, numbers.longValue());
      }
    }
    return values;
  }

  private static double[] texts(Snapshot snapshot, ObsCoreColumn column) throws IOException {
    double[] values = new double[snapshot.maxDoc()];
    Arrays.fill(values, Double.NaN);
    Dictionary.Renewed texts =
        Dictionary.none(Fields.column(column))
            .renewed(Inherited.nothing(snapshot.leaves()), doc -> 0);
    for (LeafReaderContext leaf : snapshot.leaves()) {
      texts.read(leaf, (doc, number) -> values[doc] = number);
    }
    return values;
  }
}

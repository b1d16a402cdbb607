package skysift.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.LongValues;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;

/** A column of the matching documents as numbers that sort as its values do; NaN: not stated. */
final class SortValues {
  private SortValues() {}

  static double[] of(Snapshot snapshot, FixedBitSet matching, ObsCoreColumn column)
      throws IOException {
    double[] values = new double[matching.length()];
    Arrays.fill(values, Double.NaN);
    boolean text = column.kind() == ObsCoreColumn.Kind.TEXT;
    if (!Fields.SORTABLE.contains(column)) {
      readRows(snapshot, matching, column, values);
    } else if (text) {
      readTexts(snapshot, matching, column, values);
    } else {
      readNumbers(snapshot, matching, column, values);
    }
    return values;
  }

  private static void readNumbers(
      Snapshot snapshot, FixedBitSet matching, ObsCoreColumn column, double[] values)
      throws IOException {
    for (LeafReaderContext leaf : snapshot.leaves()) {
      NumericDocValues numbers = DocValues.getNumeric(leaf.reader(), Fields.column(column));
      while (numbers.nextDoc() != NumericDocValues.NO_MORE_DOCS) {
        int doc = leaf.docBase + numbers.docID();
        if (matching.get(doc)) {
          values[doc] = Double.longBitsToDouble(numbers.longValue());
        }
      }
    }
  }

  private static void readTexts(
      Snapshot snapshot, FixedBitSet matching, ObsCoreColumn column, double[] values)
      throws IOException {
    Dictionary dictionary = new Dictionary(snapshot.leaves(), Fields.column(column));
    for (LeafReaderContext leaf : snapshot.leaves()) {
      SortedSetDocValues texts = dictionary.segment(leaf.ord);
      LongValues toNumber = dictionary.numbers(leaf.ord);
      while (texts.nextDoc() != SortedSetDocValues.NO_MORE_DOCS) {
        int doc = leaf.docBase + texts.docID();
        if (matching.get(doc)) {
          values[doc] = toNumber.get(texts.nextOrd());
        }
      }
    }
  }

  private record Cell(int doc, Comparable<Object> value) {}

  @SuppressWarnings("unchecked")
  private static void readRows(
      Snapshot snapshot, FixedBitSet matching, ObsCoreColumn column, double[] values)
      throws IOException {
    List<Cell> cells = new ArrayList<>();
    for (int doc = Snapshot.next(matching, 0); doc >= 0; doc = Snapshot.next(matching, doc + 1)) {
      Dataset dataset = snapshot.dataset(doc);
      Object value = dataset.values().get(column);
      if (value != null) {
        cells.add(new Cell(doc, (Comparable<Object>) value));
      }
    }
    cells.sort((a, b) -> a.value.compareTo(b.value));
    int rank = 0;
    for (int i = 0; i < cells.size(); i++) {
      rank += i > 0 && !cells.get(i).value.equals(cells.get(i - 1).value) ? 1 : 0;
      values[cells.get(i).doc] = rank;
    }
  }
}

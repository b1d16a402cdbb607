package skysift.index;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Axis;

/**
 * What documents state along an axis, or in a numeric column, where both ends are the same. An
 * interval of which one end is stated is a point.
 */
record Intervals(ObsCoreColumn least, ObsCoreColumn most) {
  static Intervals of(Axis axis) {
    return new Intervals(axis.least(), axis.most());
  }

  static Intervals of(ObsCoreColumn column) {
    return new Intervals(column, column);
  }

  Reader reader(LeafReaderContext leaf) throws IOException {
    Numbers lower = numbers(leaf, least);
    return new Reader(lower, least == most ? null : numbers(leaf, most));
  }

  private static Numbers numbers(LeafReaderContext leaf, ObsCoreColumn column) throws IOException {
    NumericDocValues values = DocValues.getNumeric(leaf.reader(), Fields.column(column));
    return doc -> values.advanceExact(doc) ? Fields.number(column, values.longValue()) : Double.NaN;
  }

  private interface Numbers {
    /** NaN when not stated; documents in ascending order. */
    double at(int doc) throws IOException;
  }

  /** Of one segment; documents in ascending order. */
  static final class Reader {
    private final Numbers lower;
    private final Numbers upper;
    private double from;
    private double to;

    private Reader(Numbers lower, Numbers upper) {
      this.lower = lower;
      this.upper = upper;
    }

    void read(int doc) throws IOException {
      double a = lower.at(doc);
      double b = upper == null ? a : upper.at(doc);
      double one = Double.isNaN(a) ? b : a;
      double other = Double.isNaN(b) ? a : b;
      from = Math.min(one, other);
      to = Math.max(one, other);
    }

    /** NaN when nothing is stated. */
    double from() {
      return from;
    }

    /** NaN when nothing is stated. */
    double to() {
      return to;
    }
  }
}

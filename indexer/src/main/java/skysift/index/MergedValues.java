package skysift.index;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;
import org.apache.lucene.util.PriorityQueue;

/** The values of a field in new segments, numbered from 0 in the order of their bytes. */
final class MergedValues {
  /** Told of each value once, in order. */
  interface Told {
    /**
     * The next value.
     *
     * @param number from 0 on
     * @param bytes valid until it returns
     * @param segment the largest that has it
     * @param own its number there
     */
    void value(int number, BytesRef bytes, int segment, int own) throws IOException;
  }

  private final int[][] numbers;
  private int size;

  MergedValues(Inherited inherited, String field, Told told) throws IOException {
    numbers = new int[inherited.leaves().size()][];
    PriorityQueue<Cursor> cursors = new Cursors(Math.max(1, numbers.length));
    for (LeafReaderContext leaf : inherited.fresh()) {
      SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), field);
      numbers[leaf.ord] = new int[Math.toIntExact(values.getValueCount())];
      Cursor cursor = new Cursor(leaf.ord, values.termsEnum(), numbers[leaf.ord]);
      if (cursor.next()) {
        cursors.add(cursor);
      }
    }
    BytesRefBuilder last = new BytesRefBuilder();
    while (cursors.size() > 0) {
      Cursor first = cursors.top();
      if (size == 0 || !first.value.bytesEquals(last.get())) {
        last.copyBytes(first.value);
        told.value(size, last.get(), first.segment, first.own);
        size++;
      }
      first.numbers[first.own] = size - 1;
      if (first.next()) {
        cursors.updateTop();
      } else {
        cursors.pop();
      }
    }
  }

  /** How many values there are. */
  int size() {
    return size;
  }

  /** By a segment's own number of a value the number here. */
  int[] numbers(LeafReaderContext leaf) {
    return numbers[leaf.ord];
  }

  /** Goes through the values of a segment. */
  private static final class Cursor {
    private final int segment;
    private final TermsEnum values;
    private final int[] numbers;
    private BytesRef value;
    private int own = -1;

    /** The first bytes, which nearly always decide. */
    private long start;

    Cursor(int segment, TermsEnum values, int[] numbers) {
      this.segment = segment;
      this.values = values;
      this.numbers = numbers;
    }

    boolean next() throws IOException {
      value = values.next();
      own++;
      start = value == null ? 0 : KeyBytes.start(value);
      return value != null;
    }

    boolean isBefore(Cursor other) {
      if (start != other.start) {
        return Long.compareUnsigned(start, other.start) < 0;
      }
      int order = value.compareTo(other.value);
      return order != 0 ? order < 0 : numbers.length > other.numbers.length;
    }
  }

  private static final class Cursors extends PriorityQueue<Cursor> {
    Cursors(int most) {
      super(most);
    }

    @Override
    protected boolean lessThan(Cursor a, Cursor b) {
      return a.isBefore(b);
    }
  }
}

package skysift.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.LongValues;

/** The values of every document in one facet, by number; at least one each. Never changed. */
final class FacetColumn {
  /** What the numbers stand for; numbers follow the order of names. */
  interface Names {
    int size();

    String value(int number) throws IOException;

    /** -1 when there is no such value. */
    int number(String value) throws IOException;
  }

  private final Names names;

  /** Where a document's numbers begin; null when every document has one. */
  private final int[] starts;

  private final int[] numbers;

  private FacetColumn(Names names, int[] starts, int[] numbers) {
    this.names = names;
    this.starts = starts;
    this.numbers = numbers;
  }

  static FacetColumn read(List<LeafReaderContext> leaves, String field, int documents)
      throws IOException {
    Dictionary dictionary = new Dictionary(leaves, field);
    int[] starts = new int[documents + 1];
    int[] numbers = new int[documents];
    int filled = 0;
    for (LeafReaderContext leaf : leaves) {
      SortedSetDocValues values = dictionary.segment(leaf.ord);
      LongValues toNumber = dictionary.numbers(leaf.ord);
      for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
        starts[leaf.docBase + doc] = filled;
        int count = values.advanceExact(doc) ? values.docValueCount() : 0;
        if (filled + count > numbers.length) {
          numbers = Arrays.copyOf(numbers, Math.max(filled + count, numbers.length / 2 * 3));
        }
        for (int i = 0; i < count; i++) {
          numbers[filled++] = (int) toNumber.get(values.nextOrd());
        }
      }
    }
    starts[documents] = filled;
    boolean single = filled == documents && isIdentity(starts);
    return new FacetColumn(dictionary, single ? null : starts, Arrays.copyOf(numbers, filled));
  }

  /** A column of few known values, one for each document. */
  static FacetColumn of(String[] values, int[] numbers) {
    return new FacetColumn(new FixedNames(values), null, numbers);
  }

  private static boolean isIdentity(int[] starts) {
    for (int i = 0; i < starts.length; i++) {
      if (starts[i] != i) {
        return false;
      }
    }
    return true;
  }

  Names names() {
    return names;
  }

  /** Position of a document's first number. */
  int from(int doc) {
    return starts == null ? doc : starts[doc];
  }

  /** Position behind a document's last number. */
  int to(int doc) {
    return starts == null ? doc + 1 : starts[doc + 1];
  }

  int numberAt(int position) {
    return numbers[position];
  }

  private record FixedNames(String[] values) implements Names {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public String value(int number) {
      return values[number];
    }

    @Override
    public int number(String value) {
      return Arrays.asList(values).indexOf(value);
    }
  }
}

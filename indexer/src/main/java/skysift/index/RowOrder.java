package skysift.index;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.lucene.util.FixedBitSet;

/**
 * The order of rows by one column, in one direction: not stated last, then by observation, then by
 * dataset key. A row is a document; an observation is the first of its matching documents.
 */
final class RowOrder {
  /** Pages that end below this are found without sorting. */
  static final int NEAR = 1000;

  private final double[] values;
  private final boolean descending;
  private final Observations observations;

  /** The first of each 64 documents; null when that is not known. */
  private final int[] firsts;

  /** Numbers of the blocks of 64 documents, in the order of their {@link #firsts}. */
  private final int[] blocks;

  /** The values of {@link #firsts}, side by side in the order of {@link #blocks}. */
  private final double[] firstValues;

  RowOrder(double[] values, boolean descending, Observations observations) {
    this.values = values;
    this.descending = descending;
    this.observations = observations;
    firsts = new int[FixedBitSet.bits2words(values.length)];
    for (int doc = 0; doc < values.length; doc++) {
      int block = doc / Long.SIZE;
      firsts[block] = doc % Long.SIZE == 0 || compare(doc, firsts[block]) < 0 ? doc : firsts[block];
    }
    blocks =
        IntStream.range(0, firsts.length)
            .boxed()
            .sorted((a, b) -> compare(firsts[a], firsts[b]))
            .mapToInt(block -> block)
            .toArray();
    firstValues = IntStream.of(blocks).mapToDouble(block -> values[firsts[block]]).toArray();
  }

  private RowOrder(double[] values, Observations observations) {
    this.values = values;
    this.descending = false;
    this.observations = observations;
    firsts = null;
    firstValues = null;
    blocks = IntStream.range(0, FixedBitSet.bits2words(values.length)).toArray();
  }

  /**
   * Ascending, for documents of which only some have their value set: these alone are asked for.
   */
  static RowOrder ofSome(double[] values, Observations observations) {
    return new RowOrder(values, observations);
  }

  /** Which of two documents comes first. */
  int compare(int a, int b) {
    return compare(a, values[a], b, values[b]);
  }

  private int compare(int a, double x, int b, double y) {
    if (x < y) {
      return descending ? 1 : -1;
    }
    if (x > y) {
      return descending ? -1 : 1;
    }
    return x == y ? compareKeys(a, b) : compareOddly(a, b);
  }

  /** Where there is NaN. */
  private int compareOddly(int a, int b) {
    int order = Boolean.compare(Double.isNaN(values[a]), Double.isNaN(values[b]));
    return order != 0 ? order : compareKeys(a, b);
  }

  private int compareKeys(int a, int b) {
    int observation = observations.of(a);
    int order = Integer.compare(observation, observations.of(b));
    return order != 0 || observation < 0 || a == b
        ? order
        : Integer.compare(observations.position(a), observations.position(b));
  }

  /** The rows of a page that ends below {@link #NEAR}, in order. */
  int[] page(FixedBitSet matching, boolean together, int offset, int limit) {
    int[] first = first(matching, together, offset + limit);
    return Arrays.copyOfRange(first, Math.min(offset, first.length), first.length);
  }

  private int[] first(FixedBitSet matching, boolean together, int count) {
    int[] found = new int[count + 1];
    // the same once more side by side, where memory has them at hand
    double[] theirs = new double[count + 1];
    int size = 0;
    for (int i = 0; i < blocks.length; i++) {
      int block = blocks[i];
      if (firsts != null
          && size == count
          && compare(firsts[block], firstValues[i], found[size - 1], theirs[size - 1]) > 0) {
        break;
      }
      for (long word = matching.getBits()[block]; word != 0; word &= word - 1) {
        int doc = block * Long.SIZE + Long.numberOfTrailingZeros(word);
        double value = values[doc];
        if (size < count || compare(doc, value, found[size - 1], theirs[size - 1]) < 0) {
          size = Math.min(count, insert(found, theirs, size, doc, value, together));
        }
      }
    }
    return Arrays.copyOf(found, size);
  }

  /** Puts a row in its place; says how many there are then. */
  private int insert(
      int[] found, double[] theirs, int size, int doc, double value, boolean together) {
    int end = size;
    for (int i = 0; together && i < size; i++) {
      if (observations.of(found[i]) == observations.of(doc)) {
        if (compare(found[i], doc) < 0) {
          return size;
        }
        end = i;
      }
    }
    int at = place(found, theirs, end, doc, value);
    System.arraycopy(found, at, found, at + 1, end - at);
    System.arraycopy(theirs, at, theirs, at + 1, end - at);
    found[at] = doc;
    theirs[at] = value;
    return end == size ? size + 1 : size;
  }

  /** How many of the rows, which are in order, come before one. */
  private int place(int[] found, double[] theirs, int size, int doc, double value) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(found[middle], theirs[middle], doc, value) > 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** All rows, in no order that could be told. */
  int[] rows(FixedBitSet matching, boolean together) {
    int[] rows = new int[matching.cardinality()];
    int size = 0;
    for (int observation = 0; observation < observations.size(); observation++) {
      int before = size;
      for (int i = observations.from(observation); i < observations.to(observation); i++) {
        int doc = observations.dataset(i);
        if (!matching.get(doc)) {
          continue;
        }
        if (!together || size == before) {
          rows[size++] = doc;
        } else if (compare(doc, rows[before]) < 0) {
          rows[before] = doc;
        }
      }
    }
    return Arrays.copyOf(rows, size);
  }

  /** The row that a matching document is in. */
  int row(int doc, FixedBitSet matching, boolean together) {
    int row = doc;
    int observation = observations.of(doc);
    int from = together ? observations.from(observation) : 0;
    int to = together ? observations.to(observation) : 0;
    for (int i = from; i < to; i++) {
      int other = observations.dataset(i);
      row = matching.get(other) && compare(other, row) < 0 ? other : row;
    }
    return row;
  }

  /** Puts the row of one place there, with what comes before it before it (Hoare's selection). */
  void select(int[] rows, int place, int from, int to) {
    int low = from;
    int high = to;
    while (low < high) {
      int pivot = rows[(low + high) >>> 1];
      int i = low;
      int j = high;
      while (i <= j) {
        while (compare(rows[i], pivot) < 0) {
          i++;
        }
        while (compare(rows[j], pivot) > 0) {
          j--;
        }
        if (i <= j) {
          int row = rows[i];
          rows[i++] = rows[j];
          rows[j--] = row;
        }
      }
      low = place > j ? i : low;
      high = place < i ? j : high;
      if (place > j && place < i) {
        return;
      }
    }
  }
}

package skysift.index;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.NumericUtils;

/**
 * The order of rows by one column, in one direction: not stated last, then by observation, then by
 * dataset key. A row is a document; an observation is the first of its matching documents.
 */
final class RowOrder {
  /** Pages that end below this are found without sorting. */
  static final int NEAR = 1000;

  /** Bits by which numbers are sorted at once. */
  private static final int DIGIT = 11;

  private final double[] values;
  private final boolean descending;
  private final Observations observations;

  /** The first of each 64 documents, in order; when that is not known, any in no order. */
  private final int[] firsts;

  private final boolean isFirstsInOrder;

  RowOrder(double[] values, boolean descending, Observations observations) {
    this.values = values;
    this.descending = descending;
    this.observations = observations;
    int[] all = new int[FixedBitSet.bits2words(values.length)];
    for (int doc = 0; doc < values.length; doc++) {
      int block = doc / Long.SIZE;
      all[block] = doc % Long.SIZE == 0 || compare(doc, all[block]) < 0 ? doc : all[block];
    }
    firsts = exactly(all);
    isFirstsInOrder = true;
  }

  private RowOrder(double[] values, Observations observations) {
    this.values = values;
    this.descending = false;
    this.observations = observations;
    int blocks = FixedBitSet.bits2words(values.length);
    firsts = IntStream.range(0, blocks).map(block -> block * Long.SIZE).toArray();
    isFirstsInOrder = false;
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
    for (int first : firsts) {
      int block = first / Long.SIZE;
      long word = matching.getBits()[block];
      if (word == 0) {
        continue;
      }
      if (isFirstsInOrder
          && size == count
          && compare(first, values[first], found[size - 1], theirs[size - 1]) > 0) {
        break;
      }
      for (; word != 0; word &= word - 1) {
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

  /** All rows, by observation, then by dataset key. */
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

  /** Puts {@link #rows} in order. */
  int[] sorted(int[] rows) {
    double least = Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
    // floats, the nearer to 0 the more, tell most apart; those of one float stay as they come
    long[] keys = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      keys[i] = (long) near(values[rows[i]] - least) << Integer.SIZE | i;
    }
    keys = byUpperHalf(keys);
    int[] sorted = new int[rows.length];
    int begin = 0;
    boolean same = true;
    for (int i = 0; i < rows.length; i++) {
      sorted[i] = rows[(int) keys[i]];
      if (keys[i] >> Integer.SIZE != keys[begin] >> Integer.SIZE) {
        sortExactly(sorted, begin, i, same);
        begin = i;
        same = true;
      } else if (i > begin) {
        double value = values[sorted[i]];
        same &= value == values[sorted[begin]] || Double.isNaN(value);
      }
    }
    sortExactly(sorted, begin, rows.length, same);
    return sorted;
  }

  /** Sorts numbers by their upper 32 bits, those of the same as they come; digit by digit. */
  private static long[] byUpperHalf(long[] numbers) {
    long[] from = numbers;
    long[] to = new long[numbers.length];
    for (int shift = Integer.SIZE; shift < Long.SIZE; shift += DIGIT) {
      int[] next = new int[(1 << DIGIT) + 1];
      for (long number : from) {
        next[digit(number, shift) + 1]++;
      }
      for (int digit = 0; digit < 1 << DIGIT; digit++) {
        next[digit + 1] += next[digit];
      }
      for (long number : from) {
        to[next[digit(number, shift)]++] = number;
      }
      long[] last = from;
      from = to;
      to = last;
    }
    return from;
  }

  /** Negative numbers come first. */
  private static int digit(long number, int shift) {
    return (int) ((number ^ Long.MIN_VALUE) >>> shift) & (1 << DIGIT) - 1;
  }

  /** A float of a number, as an integer in this order. */
  private int near(double number) {
    if (Double.isNaN(number)) {
      return Integer.MAX_VALUE;
    }
    int near = NumericUtils.floatToSortableInt((float) number + 0f);
    return descending ? ~near : near;
  }

  private void sortExactly(int[] rows, int from, int to, boolean same) {
    if (!same) {
      System.arraycopy(exactly(Arrays.copyOfRange(rows, from, to)), 0, rows, from, to - from);
    }
  }

  private int[] exactly(int[] documents) {
    return IntStream.of(documents).boxed().sorted(this::compare).mapToInt(doc -> doc).toArray();
  }
}

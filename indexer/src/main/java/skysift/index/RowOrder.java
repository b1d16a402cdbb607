package skysift.index;

import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.RamUsageEstimator;

/**
 * The order of rows by one column, in one direction: not stated last, then by observation, then by
 * dataset key. A row is a document; an observation is the first of its matching documents.
 */
final class RowOrder {
  /** Pages that end below this are found without sorting. */
  static final int NEAR = 1000;

  /** Bits by which numbers are sorted at once. */
  private static final int DIGIT = 11;

  /** Of a run that lists and sorts, for each row. */
  static final int STEPS = 1 + (Integer.SIZE + DIGIT - 1) / DIGIT;

  /** After so many observations is looked whether somebody still waits. */
  private static final int OFTEN = 1 << 12;

  private final SortNumbers numbers;
  private final boolean descending;
  private final Observations observations;

  /** The first of each 64 documents, in order; when that is not known, any in no order. */
  private final int[] firsts;

  private final boolean isFirstsInOrder;

  RowOrder(SortNumbers numbers, boolean descending, Observations observations) {
    this.numbers = numbers;
    this.descending = descending;
    this.observations = observations;
    int[] all = new int[FixedBitSet.bits2words(numbers.size())];
    for (int doc = 0; doc < numbers.size(); doc++) {
      int block = doc / Long.SIZE;
      all[block] = doc % Long.SIZE == 0 || compare(doc, all[block]) < 0 ? doc : all[block];
    }
    firsts = exactly(all);
    isFirstsInOrder = true;
  }

  private RowOrder(SortNumbers numbers, Observations observations) {
    this.numbers = numbers;
    this.descending = false;
    this.observations = observations;
    int blocks = FixedBitSet.bits2words(numbers.size());
    firsts = IntStream.range(0, blocks).map(block -> block * Long.SIZE).toArray();
    isFirstsInOrder = false;
  }

  /**
   * Ascending, for documents of which only some have their number set: these alone are asked for.
   */
  static RowOrder ofSome(SortNumbers numbers, Observations observations) {
    return new RowOrder(numbers, observations);
  }

  /** Bytes that this takes besides the numbers. */
  long bytes() {
    return RamUsageEstimator.sizeOf(firsts);
  }

  /** Which of two documents comes first. */
  int compare(int a, int b) {
    return compare(a, numbers.upper(a), b, numbers.upper(b));
  }

  /** The same, given the upper bits of their numbers. */
  private int compare(int a, int x, int b, int y) {
    if (x != y) {
      return Integer.compare(directed(x), directed(y));
    }
    int order = numbers.compareBelow(a, b);
    if (order != 0) {
      return descending ? -order : order;
    }
    return compareKeys(a, b);
  }

  /** Upper bits so that what comes first is the least; what is not stated comes last. */
  private int directed(int upper) {
    return descending && upper != SortNumbers.NOT_STATED ? ~upper : upper;
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
    int[] theirs = new int[count + 1];
    int size = 0;
    for (int first : firsts) {
      int block = first / Long.SIZE;
      long word = matching.getBits()[block];
      if (word == 0) {
        continue;
      }
      if (isFirstsInOrder
          && size == count
          && compare(first, numbers.upper(first), found[size - 1], theirs[size - 1]) > 0) {
        break;
      }
      for (; word != 0; word &= word - 1) {
        int doc = block * Long.SIZE + Long.numberOfTrailingZeros(word);
        int upper = numbers.upper(doc);
        boolean isOnPage =
            size < count || compare(doc, upper, found[size - 1], theirs[size - 1]) < 0;
        if (isOnPage && (!together || isRow(doc, matching))) {
          int at = place(found, theirs, size, doc, upper);
          System.arraycopy(found, at, found, at + 1, size - at);
          System.arraycopy(theirs, at, theirs, at + 1, size - at);
          found[at] = doc;
          theirs[at] = upper;
          size = Math.min(count, size + 1);
        }
      }
    }
    return Arrays.copyOf(found, size);
  }

  /** Whether no other matching dataset of its observation comes before a document. */
  private boolean isRow(int doc, FixedBitSet matching) {
    int observation = observations.of(doc);
    for (int i = observations.from(observation); i < observations.to(observation); i++) {
      int other = observations.dataset(i);
      if (matching.get(other) && compare(other, doc) < 0) {
        return false;
      }
    }
    return true;
  }

  /** How many of the rows, which are in order, come before one. */
  private int place(int[] found, int[] theirs, int size, int doc, int upper) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(found[middle], theirs[middle], doc, upper) > 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /**
   * All rows, by observation, then by dataset key.
   *
   * @param run of {@link #STEPS} steps a row, with {@link #sorted}
   * @throws InterruptedIOException when the run's thread is interrupted
   */
  int[] rows(FixedBitSet matching, boolean together, Ordering.Run run)
      throws InterruptedIOException {
    int[] rows = new int[matching.cardinality()];
    int size = 0;
    int told = 0;
    for (int observation = 0; observation < observations.size(); observation++) {
      if (observation % OFTEN == 0) {
        run.done(size - told);
        told = size;
      }
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
    run.done(size - told);
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

  /**
   * Puts {@link #rows} in order.
   *
   * @throws InterruptedIOException when the run's thread is interrupted
   */
  int[] sorted(int[] rows, Ordering.Run run) throws InterruptedIOException {
    // by their upper bits; those of the same ones stay as they come
    long[] keys = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      keys[i] = (long) directed(numbers.upper(rows[i])) << Integer.SIZE | i;
    }
    keys = byUpperHalf(keys, run);
    int[] sorted = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      sorted[i] = rows[(int) keys[i]];
    }
    if (!numbers.isUpperAll()) {
      sortByLower(sorted, run);
    }
    return sorted;
  }

  /** Puts those in order that have the same upper bits and not the same below. */
  private void sortByLower(int[] rows, Ordering.Run run) throws InterruptedIOException {
    int begin = 0;
    boolean same = true;
    for (int i = 1; i <= rows.length; i++) {
      if (i == rows.length || numbers.upper(rows[i]) != numbers.upper(rows[begin])) {
        if (!same) {
          int[] exactly = exactly(Arrays.copyOfRange(rows, begin, i));
          System.arraycopy(exactly, 0, rows, begin, exactly.length);
          run.done(0);
        }
        begin = i;
        same = true;
      } else {
        same &= numbers.compareBelow(rows[i], rows[begin]) == 0;
      }
    }
  }

  /** Sorts numbers by their upper 32 bits, those of the same as they come; digit by digit. */
  private static long[] byUpperHalf(long[] numbers, Ordering.Run run)
      throws InterruptedIOException {
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
      run.done(numbers.length);
    }
    return from;
  }

  /** Negative numbers come first. */
  private static int digit(long number, int shift) {
    return (int) ((number ^ Long.MIN_VALUE) >>> shift) & (1 << DIGIT) - 1;
  }

  private int[] exactly(int[] documents) {
    return IntStream.of(documents).boxed().sorted(this::compare).mapToInt(doc -> doc).toArray();
  }
}

package skysift.index;

import java.util.Arrays;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.RamUsageEstimator;
import org.apache.lucene.util.packed.PackedInts;

/**
 * By document a number to sort it by, without loss in less than the 8 bytes of a double: the upper
 * 32 bits side by side, which tell most apart, and those below, where there are any, packed. For
 * any thread once all are set.
 */
final class SortNumbers {
  /** The upper bits of what is not stated. */
  static final int NOT_STATED = Integer.MAX_VALUE;

  /** With these all is below 8 bytes a document, what {@link RowOrder} adds included. */
  private static final int MOST_BELOW = 30;

  private static final int COPIED_AT_ONCE = 1 << 13;

  private final int[] upper;

  /** Null when nothing is below. */
  private final PackedInts.Mutable lower;

  /** Null when numbers are places in an order, from which no value can be told. */
  private final Coding coding;

  private SortNumbers(int[] upper, PackedInts.Mutable lower, Coding coding) {
    this.upper = upper;
    this.lower = lower;
    this.coding = coding;
  }

  /** Of these values, NaN: not stated. */
  static SortNumbers of(double[] values) {
    Coding coding = Coding.of(values);
    if (coding.below > MOST_BELOW) {
      return ofPlaces(places(values));
    }
    SortNumbers numbers = ofSome(values.length, coding);
    for (int doc = 0; doc < values.length; doc++) {
      numbers.set(doc, values[doc]);
    }
    return numbers;
  }

  /** Of places in an order, from 0 on; {@link #NOT_STATED} for others. */
  static SortNumbers ofPlaces(int[] places) {
    return new SortNumbers(places, null, null);
  }

  /** For so many documents, of which some will be set. */
  static SortNumbers ofSome(int documents, Coding coding) {
    return new SortNumbers(
        new int[documents],
        coding.below == 0
            ? null
            : PackedInts.getMutable(documents, coding.below, PackedInts.COMPACT),
        coding);
  }

  /** Where values are too far apart for a {@link Coding}. */
  private static int[] places(double[] values) {
    double[] sorted = new double[values.length];
    int stated = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        sorted[stated++] = value + 0.0;
      }
    }
    Arrays.sort(sorted, 0, stated);
    int different = 0;
    for (int i = 0; i < stated; i++) {
      if (different == 0 || sorted[i] != sorted[different - 1]) {
        sorted[different++] = sorted[i];
      }
    }
    int[] places = new int[values.length];
    for (int doc = 0; doc < places.length; doc++) {
      places[doc] =
          Double.isNaN(values[doc])
              ? NOT_STATED
              : Arrays.binarySearch(sorted, 0, different, values[doc] + 0.0);
    }
    return places;
  }

  /** Before others see these. */
  void set(int doc, double value) {
    if (Double.isNaN(value)) {
      upper[doc] = NOT_STATED;
      return;
    }
    long number = coding.number(value);
    upper[doc] = (int) (number >>> coding.below) + Integer.MIN_VALUE + 1;
    if (lower != null) {
      lower.set(doc, number & (1L << coding.below) - 1);
    }
  }

  /**
   * Those of a newer snapshot, as far as these have them; not stated for documents of new segments,
   * until they are set. Null for places.
   */
  SortNumbers kept(Inherited inherited) {
    if (coding == null) {
      return null;
    }
    SortNumbers kept = ofSome(inherited.documents(), coding);
    Arrays.fill(kept.upper, NOT_STATED);
    for (LeafReaderContext leaf : inherited.kept()) {
      int from = inherited.from(leaf);
      int count = leaf.reader().maxDoc();
      System.arraycopy(upper, from, kept.upper, leaf.docBase, count);
      if (lower != null) {
        PackedInts.copy(lower, from, kept.lower, leaf.docBase, count, COPIED_AT_ONCE);
      }
    }
    return kept;
  }

  /** Whether a value can be set without loss. */
  boolean fits(double value) {
    return coding.fits(value);
  }

  /** How many documents there are. */
  int size() {
    return upper.length;
  }

  /** The number's upper bits, neither the least integer nor, if stated, the greatest. */
  int upper(int doc) {
    return upper[doc];
  }

  /** Which of two numbers is the greater if their upper bits are the same. */
  int compareBelow(int a, int b) {
    return lower == null ? 0 : Long.compare(lower.get(a), lower.get(b));
  }

  /** Whether numbers can be told apart by their upper bits. */
  boolean isUpperAll() {
    return lower == null;
  }

  /** What all places are below. */
  int places() {
    return 1 + Arrays.stream(upper).filter(place -> place != NOT_STATED).max().orElse(-1);
  }

  /** Bytes that these take. */
  long bytes() {
    return RamUsageEstimator.sizeOf(upper) + (lower == null ? 0 : lower.ramBytesUsed());
  }

  /**
   * Which numbers values have. A double's bits below its sign grow with it; what all have in common
   * is left out.
   *
   * @param zeros how many bits at the end are 0 in all
   * @param least of these bits that are not all 0, without the zeros
   * @param first the code of the least value
   * @param below how many bits of a number are not among its upper 32
   */
  record Coding(int zeros, long least, long first, int below) {
    private static final long MOST_UPPER = 0xFFFF_FFFDL;

    /** Two to this power: what share of room is left for greater values that come later. */
    private static final int ROOM = 4;

    /** For any values that lie between these two. */
    static Coding between(double least, double most) {
      return of(0, 1, least, most);
    }

    private static Coding of(int zeros, long leastBits, double least, double most) {
      Coding coding = new Coding(zeros, leastBits >>> zeros, 0, 0);
      long first = coding.code(least);
      long span = coding.code(most) - first;
      // such as later times
      span += span < 0 ? 0 : span >>> ROOM;
      int below = Math.max(0, Integer.SIZE - Long.numberOfLeadingZeros(span));
      below += span >>> below > MOST_UPPER ? 1 : 0;
      return new Coding(zeros, coding.least, first, below);
    }

    private static Coding of(double[] values) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      long leastBits = Long.MAX_VALUE;
      long all = 0;
      for (double value : values) {
        if (!Double.isNaN(value)) {
          long bits = Double.doubleToRawLongBits(value) & Long.MAX_VALUE;
          least = Math.min(least, value);
          most = Math.max(most, value);
          leastBits = bits == 0 ? leastBits : Math.min(leastBits, bits);
          all |= bits;
        }
      }
      return all == 0 ? between(0, 0) : of(Long.numberOfTrailingZeros(all), leastBits, least, most);
    }

    private long code(double value) {
      long bits = Double.doubleToRawLongBits(value);
      long size = bits & Long.MAX_VALUE;
      if (size == 0) {
        return 0;
      }
      long code = (size >>> zeros) - least + 1;
      return bits < 0 ? -code : code;
    }

    private long number(double value) {
      return code(value) - first;
    }

    private boolean fits(double value) {
      long number = number(value);
      boolean hasRoom = Long.compareUnsigned(number >>> below, MOST_UPPER) <= 0;
      return Double.isNaN(value) || hasRoom && value(number) == value;
    }

    private double value(long number) {
      long code = number + first;
      if (code == 0) {
        return 0;
      }
      long bits = Math.abs(code) - 1 + least << zeros;
      return Double.longBitsToDouble(code < 0 ? bits | Long.MIN_VALUE : bits);
    }
  }
}

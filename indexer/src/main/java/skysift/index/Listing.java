package skysift.index;

import java.util.Arrays;
import java.util.Comparator;
import java.util.TreeSet;
import org.apache.lucene.util.FixedBitSet;

/**
 * The rows of one search in order; they are sorted no farther than they were asked for, so that a
 * page anywhere in millions of rows takes one pass, and the next one near it next to nothing. For
 * any thread.
 */
final class Listing {
  /** Pieces of so many rows are not cut any more, but sorted. */
  private static final int PIECE = 2_048;

  private final RowOrder order;
  private final boolean together;
  private final FixedBitSet matching;
  private final int[] rows;

  /** What stands before a cut comes before all that stands behind it. */
  private final TreeSet<Integer> cuts = new TreeSet<>();

  Listing(RowOrder order, FixedBitSet matching, boolean together) {
    this.order = order;
    this.together = together;
    this.matching = matching;
    rows = order.rows(matching, together);
    cuts.add(0);
    cuts.add(rows.length);
  }

  /** The rows from a place on, at most so many, in order. */
  synchronized int[] page(int offset, int limit) {
    int from = Math.min(offset, rows.length);
    int to = (int) Math.min((long) offset + limit, rows.length);
    if (from == to) {
      return new int[0];
    }
    int low = cutBefore(from);
    int high = cutBehind(to);
    int[] piece = sorted(Arrays.copyOfRange(rows, low, high));
    return Arrays.copyOfRange(piece, from - low, to - low);
  }

  private int[] sorted(int[] piece) {
    return Arrays.stream(piece).boxed().sorted(order::compare).mapToInt(i -> i).toArray();
  }

  /** A cut at most a piece before a place; made if there is none. */
  private int cutBefore(int place) {
    int low = cuts.floor(place);
    int high = cuts.ceiling(place + 1);
    while (high - low > PIECE) {
      int middle = (low + high) >>> 1;
      order.select(rows, middle, low, high - 1);
      cuts.add(middle);
      low = middle <= place ? middle : low;
      high = middle <= place ? high : middle;
    }
    return low;
  }

  /** A cut at most a piece behind a place; made if there is none. */
  private int cutBehind(int place) {
    if (place == rows.length) {
      return place;
    }
    cutBefore(place);
    return cuts.ceiling(place);
  }

  /**
   * How many rows come before the one of each of these documents; -1 for those that are in none.
   */
  synchronized int[] places(int[] documents) {
    int[] of = new int[documents.length];
    Integer[] wanted = new Integer[documents.length];
    int count = 0;
    for (int i = 0; i < documents.length; i++) {
      of[i] = matching.get(documents[i]) ? order.row(documents[i], matching, together) : -1;
      if (of[i] >= 0) {
        wanted[count++] = of[i];
      }
    }
    int[] asked = sorted(Arrays.stream(wanted, 0, count).distinct().mapToInt(i -> i).toArray());
    long[] before = new long[asked.length + 1];
    for (int row : rows) {
      before[firstBehind(asked, row)]++;
    }
    int[] places = new int[asked.length];
    long sum = 0;
    for (int i = 0; i < asked.length; i++) {
      sum += before[i];
      places[i] = (int) sum;
    }
    Comparator<Integer> comparing = order::compare;
    Integer[] keys = Arrays.stream(asked).boxed().toArray(Integer[]::new);
    return Arrays.stream(of)
        .map(row -> row < 0 ? -1 : places[Arrays.binarySearch(keys, row, comparing)])
        .toArray();
  }

  /** The first of the rows, which are in order, that comes behind a row. */
  private int firstBehind(int[] asked, int row) {
    int low = 0;
    int high = asked.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (order.compare(asked[middle], row) > 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}

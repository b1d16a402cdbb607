package skysift.index;

import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.util.FixedBitSet;

/**
 * The rows of one search in order: sorted once, by one number a row, so that after the first page
 * far down any other takes nothing. For any thread.
 */
final class Listing {
  private final RowOrder order;
  private final boolean together;
  private final FixedBitSet matching;
  private final int[] rows;

  /** Sorts them; ends soon, with an exception, when this thread is interrupted. */
  Listing(RowOrder order, FixedBitSet matching, boolean together, Ordering ordering)
      throws InterruptedIOException {
    this.order = order;
    this.together = together;
    this.matching = matching;
    try (Ordering.Run run = ordering.begin((long) RowOrder.STEPS * matching.cardinality())) {
      rows = order.sorted(order.rows(matching, together, run), run);
    }
  }

  /** The rows from a place on, at most so many, in order. */
  int[] page(int offset, int limit) {
    int from = Math.min(offset, rows.length);
    return Arrays.copyOfRange(rows, from, (int) Math.min((long) from + limit, rows.length));
  }

  /**
   * How many rows come before the one of each of these documents; -1 for those that are in none.
   */
  int[] places(int[] documents) {
    int[] of = new int[documents.length];
    FixedBitSet wanted = new FixedBitSet(matching.length());
    for (int i = 0; i < documents.length; i++) {
      of[i] = matching.get(documents[i]) ? order.row(documents[i], matching, together) : -1;
      if (of[i] >= 0) {
        wanted.set(of[i]);
      }
    }
    Map<Integer, Integer> places = new HashMap<>();
    for (int place = 0; place < rows.length; place++) {
      if (wanted.get(rows[place])) {
        places.put(rows[place], place);
      }
    }
    return Arrays.stream(of).map(row -> places.getOrDefault(row, -1)).toArray();
  }
}

package skysift.sky;

import java.util.Arrays;

/** Collects cells of any order, in any order, for a map. */
final class CellRanges {

  /** More than any map of a survey has; two longs each. */
  private static final int MOST = 10_000_000;

  private int order;
  private long[] starts = new long[64];
  private long[] ends = new long[64];
  private int size;

  /**
   * For a map of at least this order.
   *
   * @throws IllegalArgumentException when there is no such order
   */
  CellRanges(int order) {
    mention(order);
  }

  /** The map is at least of this order. */
  void mention(int someOrder) {
    if (someOrder < 0 || someOrder > Healpix.MAX_ORDER) {
      throw new IllegalArgumentException("MOC of order " + someOrder);
    }
    order = Math.max(order, someOrder);
  }

  /** Cells of an order, the last one included. */
  void add(int cellOrder, long first, long last) {
    mention(cellOrder);
    if (first < 0 || last < first || last >= Healpix.cells(cellOrder)) {
      String cells = first == last ? " cell " + first : " cells " + first + "-" + last;
      throw new IllegalArgumentException("no MOC" + cells + " at order " + cellOrder);
    }
    int shift = 2 * (Healpix.MAX_ORDER - cellOrder);
    append(first << shift, (last + 1) << shift);
  }

  /** A cell as a uniq number, 4 &middot; 4<sup>order</sup> + cell (MOC 2.0 section 4.2). */
  void addUniq(long uniq) {
    if (uniq < 4 || uniq >= 16L << (2 * Healpix.MAX_ORDER)) {
      throw new IllegalArgumentException("no MOC cell of the uniq number " + uniq);
    }
    int cellOrder = Healpix.orderOfUniq(uniq);
    long cell = Healpix.cellOfUniq(uniq);
    add(cellOrder, cell, cell);
  }

  /** Cells of order 29 from one to before another; the map is as fine as they need. */
  void addRange(long from, long to) {
    if (from < 0 || to <= from || to > Healpix.cells(Healpix.MAX_ORDER)) {
      throw new IllegalArgumentException("no MOC range " + from + " to " + to);
    }
    int zeros = Math.min(Long.numberOfTrailingZeros(from | to), 2 * Healpix.MAX_ORDER);
    mention(Healpix.MAX_ORDER - zeros / 2);
    append(from, to);
  }

  /** All of a map, which is no finer than this one. */
  void addAll(Moc moc) {
    moc.forEachRange(this::append);
  }

  private void append(long from, long to) {
    if (size > 0 && ends[size - 1] == from) {
      ends[size - 1] = to;
      return;
    }
    if (size == MOST) {
      throw new IllegalArgumentException("MOC of more than " + MOST + " ranges");
    }
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    starts[size] = from;
    ends[size++] = to;
  }

  /** The map, which may be empty. */
  Moc moc() {
    // with both sorted, a range of the union ends where as many have ended as have begun
    Arrays.sort(starts, 0, size);
    Arrays.sort(ends, 0, size);
    long[] bounds = new long[2 * size];
    int n = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || starts[i] > ends[i - 1]) {
        bounds[n++] = starts[i];
      }
      if (i + 1 == size || starts[i + 1] > ends[i]) {
        bounds[n++] = ends[i];
      }
    }
    return new Moc(order, Arrays.copyOf(bounds, n));
  }

  /**
   * The map, which must not be empty.
   *
   * @throws IllegalArgumentException when it is
   */
  Moc some() {
    if (size == 0) {
      throw new IllegalArgumentException("MOC without a cell");
    }
    return moc();
  }
}

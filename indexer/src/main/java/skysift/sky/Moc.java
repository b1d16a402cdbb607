package skysift.sky;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A coverage map (IVOA MOC 2.0): a set of HEALPix cells, ICRS, held as sorted ranges of cells of
 * order 29 that neither overlap nor touch.
 */
public final class Moc implements Region {

  /** Degrees by which a cone may miss the map and still be told to meet it (0.02 arcsec). */
  static final double TOLERANCE = 0.02 / 3600;

  /** Cells of this order reach no farther than half the tolerance. */
  private static final int FINEST = 26;

  private final int order;

  /** First cell of a range, then the first one after it, and so on. */
  private final long[] bounds;

  Moc(int order, long[] bounds) {
    this.order = order;
    this.bounds = bounds;
  }

  /**
   * Reads MOC ASCII ("3/12-14 20 5/700") or JSON ({"3":[12,13]}); see {@link MocFile} for files.
   *
   * @throws IllegalArgumentException if it is neither, or has no cell
   */
  public static Moc parse(String text) {
    return MocText.parse(text);
  }

  /**
   * The cells of an order that have any part of a footprint, as large ones where all of it is
   * inside; see {@link #meets(Cone)} for how exactly.
   *
   * @param order 0 to 24
   */
  public static Moc of(Footprint footprint, int order) {
    return of(footprint.region(), order);
  }

  static Moc of(Region region, int order) {
    CellRanges cells = new CellRanges(order);
    CellTest meets = (cell, middle) -> ofCell(order, cell).meets(region);
    for (long base = 0; base < 12; base++) {
      add(region, 0, base, order, meets, cells);
    }
    return cells.moc();
  }

  /** The cells of an order whose middle is in a footprint, perhaps none. */
  public static Moc ofMiddles(Footprint footprint, int order) {
    return ofMiddles(footprint.region(), order);
  }

  static Moc ofMiddles(Region region, int order) {
    CellRanges cells = new CellRanges(order);
    CellTest middleIn = (cell, middle) -> region.contains(middle.position());
    for (long base = 0; base < 12; base++) {
      add(region, 0, base, order, middleIn, cells);
    }
    return cells.moc();
  }

  private interface CellTest {
    boolean passes(long cell, Vec middle);
  }

  private static void add(
      Region region, int cellOrder, long cell, int order, CellTest test, CellRanges cells) {
    Vec centre = Healpix.centreVector(cellOrder, cell);
    double reach = Healpix.reachRadians(cellOrder);
    if (!region.meets(centre, reach)) {
      return;
    }
    if (region.holds(centre, reach) || (cellOrder == order && test.passes(cell, centre))) {
      cells.add(cellOrder, cell, cell);
    } else if (cellOrder < order) {
      for (long child = 4 * cell; child < 4 * cell + 4; child++) {
        add(region, cellOrder + 1, child, order, test, cells);
      }
    }
  }

  /** One cell. */
  static Moc ofCell(int order, long cell) {
    int shift = 2 * (Healpix.MAX_ORDER - order);
    return new Moc(order, new long[] {cell << shift, (cell + 1) << shift});
  }

  /** Takes cells of order 29, from one to before another. */
  interface RangeTaker {
    void take(long from, long to);
  }

  void forEachRange(RangeTaker taker) {
    for (int i = 0; i < bounds.length; i += 2) {
      taker.take(bounds[i], bounds[i + 1]);
    }
  }

  /** The order of the finest cells it is told in, 0 to 29. */
  public int order() {
    return order;
  }

  @Override
  public boolean contains(SkyPosition position) {
    return overlaps(Healpix.MAX_ORDER, Healpix.cell(Healpix.MAX_ORDER, position));
  }

  /** Whether the map has any part of the cell. */
  public boolean overlaps(int cellOrder, long cell) {
    int shift = 2 * (Healpix.MAX_ORDER - cellOrder);
    int at = firstBoundAfter(cell << shift);
    return at % 2 == 1 || (at < bounds.length && bounds[at] < (cell + 1) << shift);
  }

  /** Whether the map has all of the cell. */
  public boolean covers(int cellOrder, long cell) {
    int shift = 2 * (Healpix.MAX_ORDER - cellOrder);
    int at = firstBoundAfter(cell << shift);
    return at % 2 == 1 && bounds[at] >= (cell + 1) << shift;
  }

  /** The place of the first bound beyond the cell; odd if the cell is in a range. */
  private int firstBoundAfter(long cell) {
    int at = Arrays.binarySearch(bounds, cell);
    return at < 0 ? -at - 1 : at + 1;
  }

  @Override
  public boolean meets(Cone cone) {
    return contains(cone.centre()) || Region.super.meets(cone);
  }

  /**
   * Whether the cone overlaps the map. Never misses; cones that end up to 0.02 arcsec short of the
   * map may be told to meet it, since cells have no simple edges.
   */
  @Override
  public boolean meets(Vec centre, double radius) {
    long cell = Healpix.cell(Healpix.MAX_ORDER, centre);
    return overlaps(Healpix.MAX_ORDER, cell) || meets(cell, centre, radius);
  }

  /**
   * The same for a cone whose centre is in that cell of order 29, which the map does not have. The
   * bounds that matter are fewer and fewer on the way to smaller cells.
   */
  boolean meets(long centreCell, Vec centre, double radius) {
    int order = Healpix.orderHolding(centreCell, radius);
    int all = bounds.length;
    if (order >= 0) {
      long start = centreCell >> (2 * (Healpix.MAX_ORDER - order));
      return meets(order, start, centreCell, centre, radius, 0, all);
    }
    for (long base = 0; base < 12; base++) {
      if (meets(0, base, centreCell, centre, radius, 0, all)) {
        return true;
      }
    }
    return false;
  }

  private boolean meets(
      int cellOrder, long cell, long centreCell, Vec centre, double radius, int from, int to) {
    int shift = 2 * (Healpix.MAX_ORDER - cellOrder);
    int low = firstBoundAfter(cell << shift, from, to);
    boolean inside = low % 2 == 1;
    int high = firstBoundAfter(((cell + 1) << shift) - 1, low, to);
    if (low == high && !inside) {
      return false;
    }
    double chord2 = centre.chord2(Healpix.centreVector(cellOrder, cell));
    double reach = radius + Healpix.reachRadians(cellOrder);
    if (chord2 > Vec.chord2(Math.min(Math.PI, reach))) {
      return false;
    }
    boolean covered = low == high;
    if (cellOrder >= FINEST || (covered && chord2 <= Vec.chord2(radius))) {
      return true;
    }
    // that first in which the centre is, if it is in one
    long first = centreCell >> (shift - 2) & 3;
    for (long child = 0; child < 4; child++) {
      long next = 4 * cell + (child ^ first);
      if (meets(cellOrder + 1, next, centreCell, centre, radius, low, high)) {
        return true;
      }
    }
    return false;
  }

  /** The place of the first bound beyond the cell, from one place to another. */
  private int firstBoundAfter(long cell, int from, int to) {
    int at = from == to ? -from - 1 : Arrays.binarySearch(bounds, from, to, cell);
    return at < 0 ? -at - 1 : at + 1;
  }

  private interface Start {
    boolean holdsFor(int order, long cell);
  }

  /** Whether it holds for the cell that has all of a cone, or for one of order 0. */
  private static boolean startingIn(long centre, double radius, Start start) {
    int order = Healpix.orderHolding(centre, radius);
    if (order >= 0) {
      return start.holdsFor(order, centre >> (2 * (Healpix.MAX_ORDER - order)));
    }
    for (long base = 0; base < 12; base++) {
      if (start.holdsFor(0, base)) {
        return true;
      }
    }
    return false;
  }

  /** Exact for two maps; with any other region as with a cone. */
  @Override
  public boolean meets(Region other) {
    if (other instanceof Moc moc) {
      return shares(moc);
    }
    Cone bounds = other.bounds();
    long cell = Healpix.cell(Healpix.MAX_ORDER, bounds.centre());
    double radius = Math.toRadians(bounds.radius());
    return startingIn(cell, radius, (order, start) -> meets(order, start, other));
  }

  private boolean shares(Moc other) {
    int i = 0;
    int j = 0;
    while (i < bounds.length && j < other.bounds.length) {
      if (Math.max(bounds[i], other.bounds[j]) < Math.min(bounds[i + 1], other.bounds[j + 1])) {
        return true;
      }
      if (bounds[i + 1] < other.bounds[j + 1]) {
        i += 2;
      } else {
        j += 2;
      }
    }
    return false;
  }

  private boolean meets(int cellOrder, long cell, Region other) {
    if (!overlaps(cellOrder, cell)) {
      return false;
    }
    Vec centre = Healpix.centreVector(cellOrder, cell);
    if (!other.meets(centre, Healpix.reachRadians(cellOrder))) {
      return false;
    }
    if (cellOrder >= FINEST || (covers(cellOrder, cell) && other.contains(centre.position()))) {
      return true;
    }
    for (long child = 4 * cell; child < 4 * cell + 4; child++) {
      if (meets(cellOrder + 1, child, other)) {
        return true;
      }
    }
    return false;
  }

  /** Looks no closer than at cells of an eighth of the cone. */
  @Override
  public boolean holds(Vec centre, double radius) {
    int closest = 0;
    while (closest < FINEST && Healpix.reachRadians(closest) > radius / 8) {
      closest++;
    }
    int finest = closest;
    long cell = Healpix.cell(Healpix.MAX_ORDER, centre);
    return overlaps(Healpix.MAX_ORDER, cell)
        && !startingIn(cell, radius, (order, start) -> lacks(order, start, centre, radius, finest));
  }

  /** Whether some of what the cone has of a cell is perhaps not in the map. */
  private boolean lacks(int cellOrder, long cell, Vec centre, double radius, int closest) {
    double chord2 = centre.chord2(Healpix.centreVector(cellOrder, cell));
    double reach = Math.min(Math.PI, radius + Healpix.reachRadians(cellOrder));
    if (chord2 > Vec.chord2(reach) || covers(cellOrder, cell)) {
      return false;
    }
    if (cellOrder >= closest || !overlaps(cellOrder, cell)) {
      return true;
    }
    for (long child = 4 * cell; child < 4 * cell + 4; child++) {
      if (lacks(cellOrder + 1, child, centre, radius, closest)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public double clearance(Vec p) {
    return overlaps(Healpix.MAX_ORDER, Healpix.cell(Healpix.MAX_ORDER, p)) ? 0 : -1;
  }

  @Override
  public Cone bounds() {
    List<Cone> cones = new ArrayList<>();
    forEachCell(
        (cellOrder, cell) -> {
          Vec centre = Healpix.centreVector(cellOrder, cell);
          cones.add(Bounds.cone(centre, Healpix.reachRadians(cellOrder)));
        });
    return cones.isEmpty() ? new Cone(new SkyPosition(0, 0), 0) : Bounds.around(cones);
  }

  /** Takes a cell. */
  public interface CellTaker {
    /** A cell of an order. */
    void take(int order, long cell);
  }

  /** Whether it has no cell. */
  public boolean isEmpty() {
    return bounds.length == 0;
  }

  /** Hands out the largest cells that the map is made of, from first to last. */
  public void forEachCell(CellTaker taker) {
    for (int i = 0; i < bounds.length; i += 2) {
      long at = bounds[i];
      long to = bounds[i + 1];
      while (at < to) {
        // as large as its place allows, then as what is left allows
        int aligned = Math.min(58, Long.numberOfTrailingZeros(at)) / 2;
        int fitting = (63 - Long.numberOfLeadingZeros(to - at)) / 2;
        int up = Math.min(aligned, fitting);
        taker.take(Healpix.MAX_ORDER - up, at >> (2 * up));
        at += 1L << (2 * up);
      }
    }
  }

  /** The largest cells that the map is made of: for each order of 0 to 29 their numbers, rising. */
  public long[][] cellsByOrder() {
    int[] counts = new int[Healpix.MAX_ORDER + 1];
    forEachCell((cellOrder, cell) -> counts[cellOrder]++);
    long[][] cells = new long[counts.length][];
    Arrays.setAll(cells, o -> new long[counts[o]]);
    Arrays.fill(counts, 0);
    forEachCell((cellOrder, cell) -> cells[cellOrder][counts[cellOrder]++] = cell);
    return cells;
  }

  /** Those of the largest cells that it is made of. */
  @Override
  public List<List<SkyPosition>> lines(double step) {
    List<List<SkyPosition>> lines = new ArrayList<>();
    forEachCell((cellOrder, cell) -> lines.add(Healpix.edge(cellOrder, cell, step)));
    return lines;
  }

  @Override
  public double area() {
    long cells = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      cells += bounds[i + 1] - bounds[i];
    }
    return cells * Healpix.area(Healpix.MAX_ORDER);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Moc m && order == m.order && Arrays.equals(bounds, m.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }

  /** What is in either map. */
  public Moc union(Moc other) {
    CellRanges all = new CellRanges(Math.max(order, other.order));
    for (Moc moc : List.of(this, other)) {
      for (int i = 0; i < moc.bounds.length; i += 2) {
        all.addRange(moc.bounds[i], moc.bounds[i + 1]);
      }
    }
    return all.moc();
  }

  /** What is in both maps, perhaps nothing. */
  public Moc intersection(Moc other) {
    CellRanges common = new CellRanges(Math.max(order, other.order));
    int i = 0;
    int j = 0;
    while (i < bounds.length && j < other.bounds.length) {
      long from = Math.max(bounds[i], other.bounds[j]);
      long to = Math.min(bounds[i + 1], other.bounds[j + 1]);
      if (from < to) {
        common.addRange(from, to);
      }
      if (bounds[i + 1] < other.bounds[j + 1]) {
        i += 2;
      } else {
        j += 2;
      }
    }
    return common.moc();
  }

  @Override
  public String toString() {
    return "MOC of order " + order + ", " + bounds.length / 2 + " ranges";
  }
}

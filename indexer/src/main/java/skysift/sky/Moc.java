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

  private Moc(int order, long[] bounds) {
    this.order = order;
    this.bounds = bounds;
  }

  /**
   * Reads MOC ASCII ("3/12-14 20 5/700") or JSON ({"3":[12,13]}).
   *
   * @throws IllegalArgumentException if it is neither, or has no cell
   */
  public static Moc parse(String text) {
    return MocText.parse(text);
  }

  /** Ranges of order-29 cells as pairs of first and last+1, in any order. */
  static Moc ofRanges(int order, List<long[]> ranges) {
    if (ranges.isEmpty()) {
      throw new IllegalArgumentException("MOC without a cell");
    }
    List<long[]> sorted = new ArrayList<>(ranges);
    sorted.sort((a, b) -> Long.compare(a[0], b[0]));
    long[] bounds = new long[2 * sorted.size()];
    int n = 0;
    for (long[] range : sorted) {
      if (n > 0 && range[0] <= bounds[n - 1]) {
        bounds[n - 1] = Math.max(bounds[n - 1], range[1]);
      } else {
        bounds[n++] = range[0];
        bounds[n++] = range[1];
      }
    }
    return new Moc(order, Arrays.copyOf(bounds, n));
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

  /**
   * Whether the cone overlaps the map. Never misses; cones that end up to 0.02 arcsec short of the
   * map may be told to meet it, since cells have no simple edges.
   */
  @Override
  public boolean meets(Cone cone) {
    if (contains(cone.centre())) {
      return true;
    }
    Vec centre = cone.centre().vector();
    double radius = Math.toRadians(cone.radius());
    for (long base = 0; base < 12; base++) {
      if (meets(0, base, centre, radius)) {
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
    for (long base = 0; base < 12; base++) {
      if (meets(0, base, other)) {
        return true;
      }
    }
    return false;
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
    if (!other.meets(Bounds.cone(centre, Healpix.reachRadians(cellOrder)))) {
      return false;
    }
    if (cellOrder == FINEST || (covers(cellOrder, cell) && other.contains(centre.position()))) {
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
  public boolean holds(Cone cone) {
    double radius = Math.toRadians(cone.radius());
    int closest = 0;
    while (closest < FINEST && Healpix.reachRadians(closest) > radius / 8) {
      closest++;
    }
    Vec centre = cone.centre().vector();
    for (long base = 0; base < 12; base++) {
      if (!holds(0, base, centre, radius, closest)) {
        return false;
      }
    }
    return true;
  }

  private boolean holds(int cellOrder, long cell, Vec centre, double radius, int closest) {
    double distance = centre.angle(Healpix.centreVector(cellOrder, cell));
    if (distance > radius + Healpix.reachRadians(cellOrder) || covers(cellOrder, cell)) {
      return true;
    }
    if (cellOrder == closest || !overlaps(cellOrder, cell)) {
      return false;
    }
    for (long child = 4 * cell; child < 4 * cell + 4; child++) {
      if (!holds(cellOrder + 1, child, centre, radius, closest)) {
        return false;
      }
    }
    return true;
  }

  private boolean meets(int cellOrder, long cell, Vec centre, double radius) {
    if (!overlaps(cellOrder, cell)) {
      return false;
    }
    double distance = centre.angle(Healpix.centreVector(cellOrder, cell));
    if (distance > radius + Healpix.reachRadians(cellOrder)) {
      return false;
    }
    if (cellOrder == FINEST || (distance <= radius && covers(cellOrder, cell))) {
      return true;
    }
    for (long child = 4 * cell; child < 4 * cell + 4; child++) {
      if (meets(cellOrder + 1, child, centre, radius)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Cone bounds() {
    List<Cone> cones = new ArrayList<>();
    for (int i = 0; i < bounds.length; i += 2) {
      addCells(bounds[i], bounds[i + 1], cones);
    }
    return Bounds.around(cones);
  }

  /** Cones around the largest cells that make up a range. */
  private static void addCells(long from, long to, List<Cone> cones) {
    long at = from;
    while (at < to) {
      int order = Healpix.MAX_ORDER;
      while (order > 0 && isWhole(order - 1, at, to)) {
        order--;
      }
      int shift = 2 * (Healpix.MAX_ORDER - order);
      Vec centre = Healpix.centreVector(order, at >> shift);
      cones.add(Bounds.cone(centre, Healpix.reachRadians(order)));
      at += 1L << shift;
    }
  }

  private static boolean isWhole(int order, long at, long to) {
    long size = 1L << (2 * (Healpix.MAX_ORDER - order));
    return at % size == 0 && at + size <= to;
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

  @Override
  public String toString() {
    return "MOC of order " + order + ", " + bounds.length / 2 + " ranges";
  }
}

package skysift.sky;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * HEALPix cells, NESTED numbering (Gorski et al. 2005, ApJ 622, 759), ICRS. Cells of one order have
 * equal areas; there are 12 &middot; 4<sup>order</sup> of them. Orders 0 to 29.
 */
public final class Healpix {

  /** The finest order whose cells a long can number in a MOC. */
  public static final int MAX_ORDER = 29;

  private static final int[] ROW = {2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4};
  private static final int[] COLUMN = {1, 3, 5, 7, 0, 2, 4, 6, 1, 3, 5, 7};

  /**
   * Radians; no cell of order 0 is narrower anywhere, those of others are as many times smaller.
   */
  private static final double NARROWEST = 0.5;

  private static final double[] REACH =
      IntStream.rangeClosed(0, MAX_ORDER).mapToDouble(Healpix::farthestCorner).toArray();

  private Healpix() {}

  /** How many cells an order has. */
  public static long cells(int order) {
    return 12L << (2 * checked(order));
  }

  /** The area of a cell in square degrees. */
  public static double area(int order) {
    return Disc.wholeSky().area() / cells(order);
  }

  /**
   * Order and number of a cell in one, 4 &middot; 4<sup>order</sup> + cell (MOC 2.0 section 4.2).
   */
  public static long uniq(int order, long cell) {
    return (4L << (2 * checked(order))) + cell;
  }

  /** The order of the cell that has a uniq number. */
  public static int orderOfUniq(long uniq) {
    return (61 - Long.numberOfLeadingZeros(uniq)) / 2;
  }

  /** The number of the cell that has a uniq number. */
  public static long cellOfUniq(long uniq) {
    return uniq - (4L << (2 * orderOfUniq(uniq)));
  }

  /** The cell of an order that holds the position. */
  public static long cell(int order, SkyPosition position) {
    long side = 1L << checked(order);
    double z = position.z();
    double turns = position.ra() / 90;
    return Math.abs(z) <= 2.0 / 3
        ? belt(order, side, z, turns)
        : cap(order, side, position.dec() > 0, fromPole(position), turns);
  }

  /** sqrt(1 - |z|), without cancelling. */
  private static double fromPole(SkyPosition position) {
    return Math.sqrt(2) * Math.sin(Math.toRadians(90 - Math.abs(position.dec())) / 2);
  }

  static long cell(int order, Vec p) {
    long side = 1L << checked(order);
    double turns = Math.atan2(p.y(), p.x()) / (Math.PI / 2);
    turns = turns < 0 ? turns + 4 : turns;
    return Math.abs(p.z()) <= 2.0 / 3
        ? belt(order, side, p.z(), turns)
        : cap(
            order,
            side,
            p.z() > 0,
            Math.hypot(p.x(), p.y()) / Math.sqrt(1 + Math.abs(p.z())),
            turns);
  }

  private static long belt(int order, long side, double z, double turns) {
    double a = side * (0.5 + turns);
    double b = side * z * 0.75;
    long rising = (long) (a - b);
    long falling = (long) (a + b);
    long faceRising = rising >> order;
    long faceFalling = falling >> order;
    long face;
    if (faceRising == faceFalling) {
      face = (faceRising & 3) + 4;
    } else {
      face = faceRising < faceFalling ? faceRising & 3 : (faceFalling & 3) + 8;
    }
    long x = falling & (side - 1);
    long y = side - (rising & (side - 1)) - 1;
    return number(order, face, x, y);
  }

  private static long cap(int order, long side, boolean north, double fromPole, double turns) {
    int quarter = Math.min(3, (int) turns);
    double part = turns - quarter;
    double width = side * Math.sqrt(3) * fromPole;
    long rising = Math.min(side - 1, (long) (part * width));
    long falling = Math.min(side - 1, (long) ((1 - part) * width));
    return north
        ? number(order, quarter, side - falling - 1, side - rising - 1)
        : number(order, quarter + 8L, rising, falling);
  }

  /**
   * The finest order at which all within a radius of a direction surely lies in one cell; -1 when
   * it spreads over cells of order 0.
   *
   * @param cell that of the direction at order 29
   */
  static int orderHolding(long cell, double radius) {
    long x = compact(cell);
    long y = compact(cell >> 1);
    long reach = (long) Math.ceil(radius / (NARROWEST / (1L << MAX_ORDER))) + 1;
    for (int order = MAX_ORDER; order >= 0; order--) {
      long side = 1L << (MAX_ORDER - order);
      long fromX = x & (side - 1);
      long fromY = y & (side - 1);
      if (Math.min(fromX, fromY) >= reach && Math.max(fromX, fromY) + reach < side) {
        return order;
      }
    }
    return -1;
  }

  /** The centre of a cell. */
  public static SkyPosition centre(int order, long cell) {
    return inCell(order, cell, 0.5, 0.5).position();
  }

  /** The four corners of a cell: south, east, north, west. Its edges are no great circles. */
  public static List<SkyPosition> corners(int order, long cell) {
    return List.of(
        inCell(order, cell, 0, 0).position(),
        inCell(order, cell, 1, 0).position(),
        inCell(order, cell, 1, 1).position(),
        inCell(order, cell, 0, 1).position());
  }

  /** The edge of a cell as a closed line, points about as many radians apart as the step. */
  static List<SkyPosition> edge(int order, long cell, double step) {
    int steps = (int) Math.clamp(Math.ceil(2 * reachRadians(order) / step), 1, 1000);
    List<SkyPosition> edge = new ArrayList<>(4 * steps + 1);
    for (int i = 0; i <= 4 * steps; i++) {
      double along = (double) (i % steps) / steps;
      edge.add(
          switch (i / steps % 4) {
            case 0 -> inCell(order, cell, along, 0).position();
            case 1 -> inCell(order, cell, 1, along).position();
            case 2 -> inCell(order, cell, 1 - along, 1).position();
            default -> inCell(order, cell, 0, 1 - along).position();
          });
    }
    return edge;
  }

  /** Degrees from the centre of a cell within which all of it lies, for every cell of the order. */
  public static double reach(int order) {
    return Math.toDegrees(reachRadians(order));
  }

  static double reachRadians(int order) {
    return REACH[checked(order)];
  }

  private static double farthestCorner(int order) {
    double side = 1L << order;
    // the widest cells are those at the corner between belt and cap
    double sin = Math.sqrt(5) / 3;
    double angle = Math.PI / (4 * side);
    Vec centre = new Vec(sin * Math.cos(angle), sin * Math.sin(angle), 2.0 / 3);
    double rest = 1 - 1 / side;
    double z = 1 - rest * rest / 3;
    return centre.angle(new Vec(Math.sqrt(1 - z * z), 0, z)) + 1e-12;
  }

  static Vec centreVector(int order, long cell) {
    return inCell(order, cell, 0.5, 0.5);
  }

  /** A point of a cell; (0,0) is its southern corner, x grows north-east, y north-west. */
  private static Vec inCell(int order, long cell, double x, double y) {
    long side = 1L << checked(order);
    if (cell < 0 || cell >= cells(order)) {
      throw new IllegalArgumentException("no cell " + cell + " at order " + order);
    }
    int face = (int) (cell >> (2 * order));
    long within = cell & (side * side - 1);
    double north = (compact(within) + x) / side;
    double west = (compact(within >> 1) + y) / side;
    double row = ROW[face] - north - west;
    double belt = row < 1 ? row : row > 3 ? 4 - row : 1;
    double cosLat;
    double z;
    if (belt < 1) {
      double t = belt * belt / 3;
      z = row < 1 ? 1 - t : t - 1;
      cosLat = Math.sqrt(t * (2 - t));
    } else {
      z = (2 - row) * 2 / 3;
      cosLat = Math.sqrt((1 - z) * (1 + z));
    }
    double column = COLUMN[face] * belt + north - west;
    double longitude = belt < 1e-15 ? 0 : Math.PI / 4 * column / belt;
    return new Vec(cosLat * Math.cos(longitude), cosLat * Math.sin(longitude), z);
  }

  private static long number(int order, long face, long x, long y) {
    return (face << (2 * order)) + (spread(x) | spread(y) << 1);
  }

  /** Puts a zero after each bit. */
  private static long spread(long v) {
    long s = v & 0xffffffffL;
    s = (s | s << 16) & 0x0000ffff0000ffffL;
    s = (s | s << 8) & 0x00ff00ff00ff00ffL;
    s = (s | s << 4) & 0x0f0f0f0f0f0f0f0fL;
    s = (s | s << 2) & 0x3333333333333333L;
    return (s | s << 1) & 0x5555555555555555L;
  }

  /** Takes every second bit. */
  private static long compact(long v) {
    long s = v & 0x5555555555555555L;
    s = (s | s >>> 1) & 0x3333333333333333L;
    s = (s | s >>> 2) & 0x0f0f0f0f0f0f0f0fL;
    s = (s | s >>> 4) & 0x00ff00ff00ff00ffL;
    s = (s | s >>> 8) & 0x0000ffff0000ffffL;
    return (s | s >>> 16) & 0xffffffffL;
  }

  private static int checked(int order) {
    if (order < 0 || order > MAX_ORDER) {
      throw new IllegalArgumentException("HEALPix order " + order + " is not in 0 to 29");
    }
    return order;
  }
}

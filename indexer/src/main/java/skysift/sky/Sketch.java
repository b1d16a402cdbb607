package skysift.sky;

import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * A footprint in 62 bits: a circle around it and, if its middle is inside of it, one inside. Both
 * have their centre in the middle of a cell of order 21 (0.1 arcsec), and are told to some percent,
 * outwards and inwards. From high bits to low ones: the radius of the outer circle in powers of
 * two, the cell, the rest of the radius, the radius of the inner circle. So footprints of like size
 * that are near each other have numbers near each other.
 */
public final class Sketch {

  /** Order of the cell. */
  public static final int ORDER = 21;

  /** Radius of the smallest circle in radians, 0.1 arcsec. */
  private static final double SMALLEST = Math.toRadians(0.1 / 3600);

  /** Bits of the radius below the power of two, 2.2 percent. */
  private static final int FINE = 5;

  /** Bits of the ratio of the circles; 0: there is no inner one. */
  private static final int INNER = 6;

  private static final int CELL = 2 * ORDER + 4;
  private static final int SIZES = 23 << FINE;

  /** Order of cells whose centres are at hand. */
  static final int ROUGH = 6;

  /** Their x, y and z, side by side: memory has them at hand sooner than objects. */
  private static final double[] ROUGH_CENTRES =
      LongStream.range(0, Healpix.cells(ROUGH))
          .mapToObj(cell -> Healpix.centreVector(ROUGH, cell))
          .flatMapToDouble(centre -> DoubleStream.of(centre.x(), centre.y(), centre.z()))
          .toArray();

  /** Radians that rounding may make. */
  private static final double ROUNDING = 1e-12;

  private static final double[] RADII = radii();

  private Sketch() {}

  private static double[] radii() {
    double[] radii = new double[SIZES];
    for (int size = 0; size < SIZES; size++) {
      radii[size] = SMALLEST * Math.pow(2, (double) size / (1 << FINE));
    }
    return radii;
  }

  /** The number of a footprint, 0 or more. */
  public static long of(Footprint footprint) {
    Cone bounds = footprint.bounds();
    long cell = Healpix.cell(ORDER, bounds.centre());
    Vec centre = Healpix.centreVector(ORDER, cell);
    double off = centre.angle(bounds.centre().vector());
    int size = size(off + Math.toRadians(bounds.radius()) + ROUNDING);
    double clear = footprint.region().clearance(centre) - ROUNDING;
    int steps = (1 << INNER) - 1;
    long inner = clear <= 0 ? 0 : (long) (steps * Math.min(1, clear / RADII[size]));
    long head = (long) (size >> FINE) << CELL | cell;
    return (head << FINE | size & ((1 << FINE) - 1)) << INNER | inner;
  }

  private static int size(double radius) {
    double doublings = Math.log(radius / SMALLEST) / Math.log(2);
    int size = Math.clamp((long) Math.floor(doublings * (1 << FINE)), 0, SIZES - 1);
    while (size < SIZES - 1 && RADII[size] < radius) {
      size++;
    }
    return size;
  }

  /** The cell of an order, 0 to 21, that the centre is in. */
  public static long cell(long sketch, int order) {
    return cell(sketch) >> (2 * (ORDER - order));
  }

  /** Whether the footprint surely lies within so many degrees of its middle. */
  public static boolean within(long sketch, double degrees) {
    return Math.toDegrees(outer(sketch)) <= degrees;
  }

  static long cell(long sketch) {
    return sketch >> (FINE + INNER) & ((1L << CELL) - 1);
  }

  static Vec centre(long sketch) {
    return Healpix.centreVector(ORDER, cell(sketch));
  }

  /** Squared chord from a direction to the centre of the cell of order {@link #ROUGH}. */
  static double roughChord2(Vec from, long sketch) {
    int at = 3 * (int) cell(sketch, ROUGH);
    return from.chord2(ROUGH_CENTRES[at], ROUGH_CENTRES[at + 1], ROUGH_CENTRES[at + 2]);
  }

  /** The power of two of the outer radius. */
  static long size(long sketch) {
    return sketch >> (CELL + FINE + INNER);
  }

  /** Radians within which all of it lies. */
  static double outer(long sketch) {
    long fine = sketch >> INNER & ((1 << FINE) - 1);
    return RADII[(int) (size(sketch) << FINE | fine)];
  }

  /** The largest outer radius of all of a size. */
  static double outerOf(long size) {
    return RADII[(int) (size << FINE) + (1 << FINE) - 1];
  }

  /** Radians within which all is in it; 0: none. */
  static double inner(long sketch) {
    int steps = (1 << INNER) - 1;
    return outer(sketch) * (sketch & steps) / steps * (1 - ROUNDING);
  }
}

package skysift.index;

import java.util.function.ToDoubleFunction;
import skysift.sky.Healpix;
import skysift.sky.SkyPosition;

/**
 * A HEALPix cell after Gorski et al. 2005, section 5: its edges are the lines on which k + 1/2 -
 * (column) is whole. Written apart from the product: in (z, phi) of the projected square, face by
 * face.
 */
final class PlainCell {
  private static final int STEPS = 64;

  private final int order;
  private final long cell;
  private final int face;
  private final double x0;
  private final double y0;
  private final double width;

  PlainCell(int order, long cell) {
    this.order = order;
    this.cell = cell;
    long within = cell;
    long x = 0;
    long y = 0;
    for (int bit = 0; bit < order; bit++) {
      x |= (within >> 2 * bit & 1) << bit;
      y |= (within >> 2 * bit + 1 & 1) << bit;
    }
    face = (int) (cell >> 2 * order);
    width = Math.pow(0.5, order);
    x0 = x * width;
    y0 = y * width;
  }

  /** A point of it, u and v from 0 to 1, on the projection of Calabretta and Roukema 2007. */
  private SkyPosition at(double u, double v) {
    double north = x0 + u * width;
    double west = y0 + v * width;
    int ring = face / 4;
    double faceX = 90 * (face % 4) + (ring == 1 ? 0 : 45);
    double px = faceX + 45 * (north - west);
    double py = 45 * (1 - ring) + 45 * (north + west - 1);
    if (Math.abs(py) <= 45) {
      return SkyPosition.of(px, Math.toDegrees(Math.asin(py / 67.5)));
    }
    double sigma = (90 - Math.abs(py)) / 45;
    double middle = faceX;
    double ra = sigma == 0 ? middle : middle + (px - middle) / sigma;
    double z = 1 - sigma * sigma / 3;
    double cos = sigma * Math.sqrt((2 - sigma * sigma / 3) / 3);
    return SkyPosition.of(ra, Math.copySign(Math.toDegrees(Math.atan2(z, cos)), py));
  }

  SkyPosition middle() {
    return at(0.5, 0.5);
  }

  double reach() {
    return 60 * width;
  }

  boolean has(SkyPosition p) {
    return Healpix.cell(order, p) == cell;
  }

  /** Whether some points of its edge are so far away that all of it is. */
  boolean edgeIsFartherThan(double distance, SkyPosition from) {
    int steps = 16;
    // no step along a side is longer
    double step = reach() * 2 / steps;
    for (int side = 0; side < 4; side++) {
      for (int i = 0; i <= steps; i++) {
        if (PlainSky.distance(from, edge(side, (double) i / steps)) <= distance + step) {
          return false;
        }
      }
    }
    return true;
  }

  /** The least value of a function along its edge and in its middle. */
  double least(ToDoubleFunction<SkyPosition> function) {
    double least = function.applyAsDouble(middle());
    for (int side = 0; side < 4; side++) {
      double best = 0;
      double value = Double.POSITIVE_INFINITY;
      for (int step = 0; step <= STEPS; step++) {
        double here = function.applyAsDouble(edge(side, (double) step / STEPS));
        if (here < value) {
          value = here;
          best = (double) step / STEPS;
        }
      }
      double low = Math.max(0, best - 1.0 / STEPS);
      double high = Math.min(1, best + 1.0 / STEPS);
      for (int i = 0; i < 40 && value > -1e-3; i++) {
        double a = low + (high - low) / 3;
        double b = high - (high - low) / 3;
        double atA = function.applyAsDouble(edge(side, a));
        double atB = function.applyAsDouble(edge(side, b));
        value = Math.min(value, Math.min(atA, atB));
        low = atA < atB ? low : a;
        high = atA < atB ? b : high;
      }
      least = Math.min(least, value);
    }
    return least;
  }

  private SkyPosition edge(int side, double part) {
    return switch (side) {
      case 0 -> at(part, 0);
      case 1 -> at(part, 1);
      case 2 -> at(0, part);
      default -> at(1, part);
    };
  }
}

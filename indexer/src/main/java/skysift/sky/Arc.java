package skysift.sky;

import java.util.ArrayList;
import java.util.List;

/**
 * Part of a circle on the sphere, great or small, run through counter-clockwise about its axis.
 * Points of it are {@code at(0)} to {@code at(sweep)}.
 */
final class Arc {

  private static final double FULL = 2 * Math.PI;
  private static final double HAIR = 1e-12;
  private static final int MOST_STEPS = 100_000;

  private final Vec axis;
  private final Vec towardsStart;
  private final Vec towardsQuarter;

  /** The circle lies in the plane axis.p = height; its radius in that plane is width. */
  private final double height;

  private final double width;
  private final double sweep;
  private final Vec middle;

  private Arc(Vec axis, Vec towardsStart, double height, double width, double sweep) {
    this.axis = axis;
    this.towardsStart = towardsStart;
    this.towardsQuarter = axis.cross(towardsStart);
    this.height = height;
    this.width = width;
    this.sweep = sweep;
    this.middle = at(sweep / 2);
  }

  /** The shorter great-circle arc; the ends must differ and not be opposite. */
  static Arc great(Vec from, Vec to) {
    return new Arc(from.normal(to).unit(), from, 0, 1, from.angle(to));
  }

  /** The arc of a great circle that leaves a point at right angles to the axis. */
  static Arc great(Vec from, Vec axis, double sweep) {
    return new Arc(axis, from, 0, 1, sweep);
  }

  /** The circle of all points this many radians from a centre; of radius 0, a point. */
  static Arc circle(Vec centre, double radius) {
    return new Arc(centre, centre.perpendicular(), Math.cos(radius), Math.sin(radius), FULL);
  }

  /** Part of a parallel of latitude, eastwards; all in radians. */
  static Arc parallel(double latitude, double from, double sweep) {
    Vec start = new Vec(Math.cos(from), Math.sin(from), 0);
    return new Arc(new Vec(0, 0, 1), start, Math.sin(latitude), Math.cos(latitude), sweep);
  }

  Vec at(double angle) {
    double u = width * Math.cos(angle);
    double v = width * Math.sin(angle);
    return axis.times(height).plus(towardsStart.times(u)).plus(towardsQuarter.times(v));
  }

  double sweep() {
    return sweep;
  }

  Arc part(double from, double to) {
    Vec start = towardsStart.times(Math.cos(from)).plus(towardsQuarter.times(Math.sin(from)));
    return new Arc(axis, start, height, width, to - from);
  }

  /** Points along it, both ends among them, no two neighbours more than so many radians apart. */
  List<SkyPosition> points(double step) {
    int steps = (int) Math.clamp(Math.ceil(sweep * width / step), 1, MOST_STEPS);
    List<SkyPosition> points = new ArrayList<>(steps + 1);
    for (int i = 0; i <= steps; i++) {
      points.add(at(sweep * i / steps).position());
    }
    return points;
  }

  /** Squared chord from the direction to the nearest point of the arc. */
  double gap(Vec p) {
    double u = p.dot(towardsStart);
    double v = p.dot(towardsQuarter);
    if (!covers(u, v, 0)) {
      return Math.min(p.chord2(at(0)), p.chord2(at(sweep)));
    }
    double out = Math.sqrt(u * u + v * v) - width;
    double up = p.dot(axis) - height;
    return out * out + up * up;
  }

  /**
   * The angles along this arc at which the other arc crosses or touches it, from the spherical
   * triangle of the two axes and a crossing. (Cutting the two planes instead would lose circles of
   * arcseconds to rounding.)
   */
  List<Double> crossings(Arc other) {
    double near = (width * sweep + other.width * other.sweep) / 2 + HAIR;
    if (middle.chord2(other.middle) > near * near) {
      return List.of();
    }
    double r = Math.atan2(width, height);
    double otherR = Math.atan2(other.width, other.height);
    double d = axis.angle(other.axis);
    double s = (r + otherR + d) / 2;
    double sin2 = Math.sin(s - r) * Math.sin(s - d) / (Math.sin(r) * Math.sin(d));
    if (!(sin2 >= -HAIR && sin2 <= 1 + HAIR)) {
      return List.of();
    }
    double half = 2 * Math.asin(Math.sqrt(Math.clamp(sin2, 0, 1)));
    Vec towards = other.axis.minus(axis);
    double middle = angle(towards.dot(towardsStart), towards.dot(towardsQuarter));
    List<Double> angles = new ArrayList<>(2);
    for (double angle : new double[] {middle + half, middle - half}) {
      Vec p = at(angle);
      if (covers(p) && other.covers(p)) {
        angles.add(angle < 0 ? angle + FULL : angle % FULL);
      }
    }
    return angles;
  }

  /** Whether the arcs cross or touch; arcs of one circle cross nowhere. */
  boolean crosses(Arc other) {
    return !crossings(other).isEmpty();
  }

  private boolean covers(Vec p) {
    double slack = width < HAIR ? FULL : HAIR / width;
    return covers(p.dot(towardsStart), p.dot(towardsQuarter), slack);
  }

  private boolean covers(double u, double v, double slack) {
    if (sweep >= FULL) {
      return true;
    }
    double angle = angle(u, v);
    return angle <= sweep + slack || angle >= FULL - slack;
  }

  private static double angle(double u, double v) {
    double angle = Math.atan2(v, u);
    return angle < 0 ? angle + FULL : angle;
  }
}

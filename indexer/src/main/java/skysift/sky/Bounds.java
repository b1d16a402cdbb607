package skysift.sky;

import java.util.List;

/** Finds cones that hold what they are given. */
final class Bounds {

  /** Radians added to every radius, so that rounding never makes a cone too small. */
  private static final double MARGIN = 1e-12;

  private Bounds() {}

  /** A direction in the middle of others, whatever their density: that of their bounding box. */
  static Vec middle(List<Vec> directions) {
    Vec low = directions.getFirst();
    Vec high = low;
    for (Vec v : directions) {
      low = new Vec(min(low.x(), v.x()), min(low.y(), v.y()), min(low.z(), v.z()));
      high = new Vec(max(high.x(), v.x()), max(high.y(), v.y()), max(high.z(), v.z()));
    }
    Vec sum = low.plus(high);
    return sum.length() < 1e-6 ? new Vec(0, 0, 1) : sum.unit();
  }

  static Cone cone(Vec centre, double radians) {
    return new Cone(centre.position(), min(180, Math.toDegrees(radians + MARGIN)));
  }

  /** A cone around several. */
  static Cone around(List<Cone> cones) {
    if (cones.size() == 1) {
      return cones.getFirst();
    }
    Vec middle = middle(cones.stream().map(c -> c.centre().vector()).toList());
    double reach = 0;
    for (Cone cone : cones) {
      double far = middle.angle(cone.centre().vector()) + Math.toRadians(cone.radius());
      reach = max(reach, far);
    }
    return cone(middle, reach);
  }

  private static double min(double a, double b) {
    return Math.min(a, b);
  }

  private static double max(double a, double b) {
    return Math.max(a, b);
  }
}

package skysift.sky;

/** A vector in space; mostly a unit vector, that is a direction. */
record Vec(double x, double y, double z) {

  double dot(Vec o) {
    return x * o.x + y * o.y + z * o.z;
  }

  Vec plus(Vec o) {
    return new Vec(x + o.x, y + o.y, z + o.z);
  }

  Vec minus(Vec o) {
    return new Vec(x - o.x, y - o.y, z - o.z);
  }

  Vec times(double f) {
    return new Vec(x * f, y * f, z * f);
  }

  Vec cross(Vec o) {
    return new Vec(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
  }

  /** The cross product of directions that may be very close: keeps its relative accuracy. */
  Vec normal(Vec o) {
    return dot(o) < 0 ? cross(plus(o)) : cross(o.minus(this));
  }

  double length() {
    return Math.sqrt(dot(this));
  }

  Vec unit() {
    return times(1 / length());
  }

  /** Some unit vector at right angles to this one. */
  Vec perpendicular() {
    Vec other = Math.abs(x) < 0.6 ? new Vec(1, 0, 0) : new Vec(0, 1, 0);
    return cross(other).unit();
  }

  /** Radians between two unit vectors, accurate for close and for opposite ones. */
  double angle(Vec o) {
    return 2 * Math.atan2(minus(o).length(), plus(o).length());
  }

  /** The square of the straight distance through the sphere between two unit vectors. */
  double chord2(Vec o) {
    return chord2(o.x, o.y, o.z);
  }

  double chord2(double ox, double oy, double oz) {
    double dx = x - ox;
    double dy = y - oy;
    double dz = z - oz;
    return dx * dx + dy * dy + dz * dz;
  }

  /** What {@link #chord2} is for directions this many radians apart. */
  static double chord2(double radians) {
    if (radians < 0.05) {
      // the series, good to 1e-12 of it
      double square = radians * radians;
      return square * (1 - square / 12 * (1 - square / 30));
    }
    double half = Math.sin(radians / 2);
    return 4 * half * half;
  }

  SkyPosition position() {
    double ra = Math.toDegrees(Math.atan2(y, x));
    return SkyPosition.of(ra, Math.toDegrees(Math.atan2(z, Math.hypot(x, y))));
  }
}

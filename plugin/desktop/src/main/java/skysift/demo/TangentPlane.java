package skysift.demo;

/**
 * The gnomonic projection about a centre, as FITS calls TAN: all angles in degrees, first axis to
 * the east, second to the north.
 *
 * @param ra right ascension of the centre, ICRS
 * @param dec declination of the centre
 */
record TangentPlane(double ra, double dec) {

  /** Right ascension and declination of the point so far east and north on the plane. */
  double[] sky(double east, double north) {
    double x = Math.toRadians(east);
    double y = Math.toRadians(north);
    double sin = Math.sin(Math.toRadians(dec));
    double cos = Math.cos(Math.toRadians(dec));
    double depth = cos - y * sin;
    double a = ra + Math.toDegrees(Math.atan2(x, depth));
    double d = Math.atan2(sin + y * cos, Math.hypot(x, depth));
    return new double[] {((a % 360) + 360) % 360, Math.toDegrees(d)};
  }

  /** East and north of a position of the same half of the sky. */
  double[] plane(double otherRa, double otherDec) {
    double delta = Math.toRadians(otherRa - ra);
    double d = Math.toRadians(otherDec);
    double sin = Math.sin(Math.toRadians(dec));
    double cos = Math.cos(Math.toRadians(dec));
    double depth = sin * Math.sin(d) + cos * Math.cos(d) * Math.cos(delta);
    return new double[] {
      Math.toDegrees(Math.cos(d) * Math.sin(delta) / depth),
      Math.toDegrees((cos * Math.sin(d) - sin * Math.cos(d) * Math.cos(delta)) / depth)
    };
  }
}

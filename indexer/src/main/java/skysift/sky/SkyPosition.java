package skysift.sky;

/**
 * A direction on the sky, ICRS.
 *
 * @param ra right ascension in degrees, 0 &le; ra &lt; 360
 * @param dec declination in degrees, -90 to 90
 */
public record SkyPosition(double ra, double dec) {

  /** Checks the ranges; see {@link #of} for right ascensions that may lie outside of them. */
  public SkyPosition {
    if (!(ra >= 0 && ra < 360)) {
      throw new IllegalArgumentException("right ascension " + ra + " is not in 0 to 360 degrees");
    }
    if (!(Math.abs(dec) <= 90)) {
      throw new IllegalArgumentException("declination " + dec + " is not in -90 to 90 degrees");
    }
  }

  /**
   * A position whose right ascension may be any finite number of degrees; it is reduced to [0,360).
   *
   * @throws IllegalArgumentException naming the value that is not finite or out of range
   */
  public static SkyPosition of(double ra, double dec) {
    if (!Double.isFinite(ra)) {
      throw new IllegalArgumentException("right ascension " + ra + " is not a number");
    }
    double reduced = ra % 360;
    if (reduced < 0) {
      reduced += 360;
    }
    // -1e-20 + 360 rounds to 360; adding 0.0 turns -0.0 into 0.0
    return new SkyPosition(reduced >= 360 ? 0.0 : reduced + 0.0, dec + 0.0);
  }

  /** Angle to the other position in degrees, 0 to 180, good to about 1e-14 at every distance. */
  public double separation(SkyPosition other) {
    return Math.toDegrees(vector().angle(other.vector()));
  }

  /** Unit vector, towards RA 0, Dec 0. */
  public double x() {
    return Math.cos(Math.toRadians(dec)) * Math.cos(Math.toRadians(ra));
  }

  /** Unit vector, towards RA 90, Dec 0. */
  public double y() {
    return Math.cos(Math.toRadians(dec)) * Math.sin(Math.toRadians(ra));
  }

  /** Unit vector, towards the north pole. */
  public double z() {
    return Math.sin(Math.toRadians(dec));
  }

  Vec vector() {
    double a = Math.toRadians(ra);
    double d = Math.toRadians(dec);
    double cos = Math.cos(d);
    return new Vec(cos * Math.cos(a), cos * Math.sin(a), Math.sin(d));
  }
}

package skysift.sky;

/** The frames of STC-S, each with its way to ICRS. */
enum Frame {
  /** Also FK5 and J2000, which differ from it by less than 0.1 arcsec. */
  ICRS {
    @Override
    Vec toIcrs(Vec v) {
      return v;
    }
  },

  /**
   * FK4 at equinox B1950 without its E-terms of aberration, by Murray's matrices (A&amp;A 218, 325,
   * 1989) for something at rest and seen at J2000, as STILTS does. Another epoch would make 0.25
   * arcsec at most.
   */
  FK4 {
    @Override
    Vec toIcrs(Vec v) {
      Vec mean = v.minus(E_TERMS).plus(v.times(v.dot(E_TERMS)));
      return rotate(PRECESSION, mean).plus(rotate(SPIN, mean).times(0.5)).unit();
    }
  },

  /** IAU 1958 Galactic coordinates as Hipparcos defined them in ICRS (vol. 1, 1.5.11). */
  GALACTIC {
    @Override
    Vec toIcrs(Vec v) {
      return rotate(FROM_GALACTIC, v);
    }
  },

  /** The mean ecliptic and equinox of J2000, obliquity 84381.448 arcsec. */
  ECLIPTIC {
    @Override
    Vec toIcrs(Vec v) {
      double cos = Math.cos(OBLIQUITY);
      double sin = Math.sin(OBLIQUITY);
      return new Vec(v.x(), cos * v.y() - sin * v.z(), sin * v.y() + cos * v.z());
    }
  };

  private static final double OBLIQUITY = Math.toRadians(84381.448 / 3600);

  private static final Vec E_TERMS = new Vec(-1.62557e-6, -0.31919e-6, -0.13843e-6);

  private static final double[] PRECESSION = {
    0.9999256794956877, -0.0111814832204662, -0.0048590038153592,
    0.0111814832391717, 0.9999374848933135, -0.0000271625947142,
    0.0048590037723143, -0.0000271702937440, 0.9999881946023742
  };

  /** How the axes of FK4 turn in a century. */
  private static final double[] SPIN = {
    -0.0026455262e-6, -1.1539918689e-6, 2.1111346190e-6,
    1.1540628161e-6, -0.0129042997e-6, 0.0236021478e-6,
    -2.1112979048e-6, -0.0056024448e-6, 0.0102587734e-6
  };

  private static final double[] FROM_GALACTIC = fromGalactic(192.85948, 27.12825, 32.93192);

  abstract Vec toIcrs(Vec v);

  /** From the ICRS position of the Galactic pole and the longitude of the node, in degrees. */
  private static double[] fromGalactic(double poleRa, double poleDec, double node) {
    Vec pole = SkyPosition.of(poleRa, poleDec).vector();
    Vec ascending = new Vec(0, 0, 1).cross(pole).unit();
    Vec quarter = pole.cross(ascending);
    double cos = Math.cos(Math.toRadians(node));
    double sin = Math.sin(Math.toRadians(node));
    Vec centre = ascending.times(cos).minus(quarter.times(sin));
    Vec ninety = pole.cross(centre);
    return new double[] {
      centre.x(), ninety.x(), pole.x(),
      centre.y(), ninety.y(), pole.y(),
      centre.z(), ninety.z(), pole.z()
    };
  }

  private static Vec rotate(double[] m, Vec v) {
    return new Vec(
        m[0] * v.x() + m[1] * v.y() + m[2] * v.z(),
        m[3] * v.x() + m[4] * v.y() + m[5] * v.z(),
        m[6] * v.x() + m[7] * v.y() + m[8] * v.z());
  }
}

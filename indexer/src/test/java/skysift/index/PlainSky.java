package skysift.index;

import java.util.ArrayList;
import java.util.List;
import skysift.sky.SkyPosition;

/**
 * Spherical trigonometry in right ascension, declination, bearing and distance, written apart from
 * the product, which computes with vectors. Degrees; bearings run from north through east.
 */
final class PlainSky {

  private PlainSky() {}

  /** Vincenty's formula on the sphere. */
  static double distance(SkyPosition p, SkyPosition q) {
    double l = Math.toRadians(q.ra() - p.ra());
    double b1 = Math.toRadians(p.dec());
    double b2 = Math.toRadians(q.dec());
    double y = Math.hypot(Math.cos(b2) * Math.sin(l), north(b1, b2, l));
    double x = Math.sin(b1) * Math.sin(b2) + Math.cos(b1) * Math.cos(b2) * Math.cos(l);
    return Math.toDegrees(Math.atan2(y, x));
  }

  /** Without cancelling where the two are close. */
  private static double north(double b1, double b2, double l) {
    double half = Math.sin(l / 2);
    return Math.sin(b2 - b1) + 2 * Math.sin(b1) * Math.cos(b2) * half * half;
  }

  /** Direction of q as seen from p. */
  static double bearing(SkyPosition p, SkyPosition q) {
    double l = Math.toRadians(q.ra() - p.ra());
    double b1 = Math.toRadians(p.dec());
    double b2 = Math.toRadians(q.dec());
    return Math.toDegrees(Math.atan2(Math.cos(b2) * Math.sin(l), north(b1, b2, l)));
  }

  /** Where one gets by a bearing and a distance. */
  static SkyPosition from(SkyPosition p, double bearing, double distance) {
    double b = Math.toRadians(p.dec());
    double a = Math.toRadians(bearing);
    double d = Math.toRadians(distance);
    double z = Math.sin(b) * Math.cos(d) + Math.cos(b) * Math.sin(d) * Math.cos(a);
    double east = Math.sin(a) * Math.sin(d);
    double out = Math.cos(b) * Math.cos(d) - Math.sin(b) * Math.sin(d) * Math.cos(a);
    double ra = p.ra() + Math.toDegrees(Math.atan2(east, out));
    return SkyPosition.of(ra, Math.toDegrees(Math.atan2(z, Math.hypot(east, out))));
  }

  /** To the arc of a great circle: by the triangle of its ends and p. */
  static double distanceToArc(SkyPosition p, SkyPosition from, SkyPosition to) {
    double length = Math.toRadians(distance(from, to));
    double away = Math.toRadians(distance(from, p));
    double angle = Math.toRadians(bearing(from, p) - bearing(from, to));
    double along = Math.atan2(Math.sin(away) * Math.cos(angle), Math.cos(away));
    if (along < 0 || along > length) {
      return Math.min(distance(p, from), distance(p, to));
    }
    return Math.toDegrees(Math.abs(Math.asin(Math.sin(away) * Math.sin(angle))));
  }

  /** A convex polygon around its centre, corners by rising bearing. */
  record Convex(SkyPosition centre, List<SkyPosition> corners) {

    static Convex regular(SkyPosition centre, double size, int corners, double turn) {
      List<SkyPosition> at = new ArrayList<>();
      for (int i = 0; i < corners; i++) {
        at.add(from(centre, turn + 360.0 * i / corners, size));
      }
      return new Convex(centre, at);
    }

    SkyPosition corner(int i) {
      return corners.get(i % corners.size());
    }

    /** To its edge; negative inside. */
    double distance(SkyPosition p) {
      double least = Double.POSITIVE_INFINITY;
      boolean inside = true;
      for (int i = 0; i < corners.size(); i++) {
        least = Math.min(least, distanceToArc(p, corner(i), corner(i + 1)));
        inside &= rightOf(p, corner(i), corner(i + 1)) >= 0;
      }
      return inside ? -least : least;
    }

    /** The corners run clockwise on the sky as bearings do, so that inside is to the right. */
    private static double rightOf(SkyPosition p, SkyPosition from, SkyPosition to) {
      if (PlainSky.distance(from, p) == 0) {
        return 0;
      }
      return Math.sin(Math.toRadians(bearing(from, p) - bearing(from, to)));
    }

    /** Whether it has a point in common with another. */
    boolean meets(Convex other) {
      for (int i = 0; i < corners.size(); i++) {
        for (int j = 0; j < other.corners.size(); j++) {
          if (cross(corner(i), corner(i + 1), other.corner(j), other.corner(j + 1))) {
            return true;
          }
        }
      }
      return distance(other.corner(0)) <= 0 || other.distance(corner(0)) <= 0;
    }

    /** Four turns the same way, so that not one arc meets what is opposite of the other. */
    private static boolean cross(SkyPosition a, SkyPosition b, SkyPosition c, SkyPosition d) {
      double cOfAb = rightOf(c, a, b);
      double dOfAb = rightOf(d, a, b);
      double aOfCd = rightOf(a, c, d);
      double bOfCd = rightOf(b, c, d);
      return cOfAb * dOfAb <= 0 && aOfCd * bOfCd <= 0 && dOfAb * aOfCd >= 0;
    }

    /** Bigger by a distance at each corner; smaller, if it is negative. */
    Convex grown(double by) {
      return new Convex(
          centre,
          corners.stream()
              .map(c -> from(centre, bearing(centre, c), PlainSky.distance(centre, c) + by))
              .toList());
    }
  }
}

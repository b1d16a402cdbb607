package skysift.sky;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.spatial3d.geom.GeoPoint;
import org.apache.lucene.spatial3d.geom.GeoPolygon;
import org.apache.lucene.spatial3d.geom.GeoPolygonFactory;
import org.apache.lucene.spatial3d.geom.PlanetModel;

/** Spherical trigonometry of the tests, written apart from the code under test. Degrees. */
final class Sphere {

  static final double ARCSEC = 1.0 / 3600;

  private Sphere() {}

  static SkyPosition at(double ra, double dec) {
    return SkyPosition.of(ra, dec);
  }

  /** Three in four near a pole or RA 0. */
  static SkyPosition anywhere(Random random) {
    double offset = Math.pow(10, -4 * random.nextDouble()) * 5;
    return switch (random.nextInt(4)) {
      case 0 -> at(random.nextDouble() * 360, 90 - offset);
      case 1 -> at(random.nextDouble() * 360, offset - 90);
      case 2 -> at(offset - 2.5, random.nextDouble() * 120 - 60);
      default ->
          at(random.nextDouble() * 360, Math.toDegrees(Math.asin(2 * random.nextDouble() - 1)));
    };
  }

  /** Where one gets from a position by a bearing (north through east) and a distance. */
  static SkyPosition from(SkyPosition start, double bearing, double distance) {
    double d = Math.toRadians(start.dec());
    double a = Math.toRadians(start.ra());
    double b = Math.toRadians(bearing);
    double r = Math.toRadians(distance);
    double north = Math.sin(r) * Math.cos(b);
    double east = Math.sin(r) * Math.sin(b);
    double out = Math.cos(r) * Math.cos(d) - north * Math.sin(d);
    double x = out * Math.cos(a) - east * Math.sin(a);
    double y = out * Math.sin(a) + east * Math.cos(a);
    double z = Math.cos(r) * Math.sin(d) + north * Math.cos(d);
    return at(Math.toDegrees(Math.atan2(y, x)), Math.toDegrees(Math.atan2(z, Math.hypot(x, y))));
  }

  /** Vincenty's formula. */
  static double distance(SkyPosition p, SkyPosition q) {
    double dl = Math.toRadians(p.ra() - q.ra());
    double b1 = Math.toRadians(p.dec());
    double b2 = Math.toRadians(q.dec());
    double y1 = Math.cos(b2) * Math.sin(dl);
    double y2 = Math.cos(b1) * Math.sin(b2) - Math.sin(b1) * Math.cos(b2) * Math.cos(dl);
    double x = Math.sin(b1) * Math.sin(b2) + Math.cos(b1) * Math.cos(b2) * Math.cos(dl);
    return Math.toDegrees(Math.atan2(Math.hypot(y1, y2), x));
  }

  /** Distance to a short great-circle arc by ternary search between its ends. */
  static double distance(SkyPosition p, SkyPosition from, SkyPosition to) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < 60; i++) {
      double a = low + (high - low) / 3;
      double b = high - (high - low) / 3;
      if (distance(p, between(from, to, a)) < distance(p, between(from, to, b))) {
        high = b;
      } else {
        low = a;
      }
    }
    return distance(p, between(from, to, (low + high) / 2));
  }

  /** The point a part of the way along the straight chord, put back on the sphere. */
  static SkyPosition between(SkyPosition p, SkyPosition q, double part) {
    double x = p.x() + (q.x() - p.x()) * part;
    double y = p.y() + (q.y() - p.y()) * part;
    double z = p.z() + (q.z() - p.z()) * part;
    return at(Math.toDegrees(Math.atan2(y, x)), Math.toDegrees(Math.atan2(z, Math.hypot(x, y))));
  }

  /** Corners around a centre in order of bearing, at distances between a part and all of size. */
  static List<SkyPosition> star(Random random, SkyPosition centre, double size, double least) {
    int n = 3 + random.nextInt(20);
    List<SkyPosition> corners = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double bearing = 360 * (i + 0.4 * random.nextDouble()) / n;
      double distance = size * (least + (1 - least) * random.nextDouble());
      corners.add(from(centre, bearing, distance));
    }
    return corners;
  }

  static String stcs(List<SkyPosition> corners) {
    StringBuilder text = new StringBuilder("POLYGON ICRS");
    corners.forEach(c -> text.append(' ').append(c.ra()).append(' ').append(c.dec()));
    return text.toString();
  }

  /** Lucene's polygon, an engine that shares nothing with ours. */
  static GeoPolygon lucene(List<SkyPosition> cornersByBearing) {
    List<GeoPoint> points = new ArrayList<>();
    // bearings run north through east, that is counter-clockwise with RA growing to the right
    // being clockwise: Lucene wants the inside on the left
    for (int i = cornersByBearing.size() - 1; i >= 0; i--) {
      points.add(point(cornersByBearing.get(i)));
    }
    return GeoPolygonFactory.makeGeoPolygon(PlanetModel.SPHERE, points);
  }

  static GeoPoint point(SkyPosition p) {
    double longitude = Math.toRadians(p.ra() > 180 ? p.ra() - 360 : p.ra());
    return new GeoPoint(PlanetModel.SPHERE, Math.toRadians(p.dec()), longitude);
  }
}

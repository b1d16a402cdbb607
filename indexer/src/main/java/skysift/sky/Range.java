package skysift.sky;

import java.util.ArrayList;
import java.util.List;

/**
 * What lies between two meridians and two parallels, in radians: from the longitude west eastwards
 * by width, latitudes south to north.
 */
record Range(double west, double width, double south, double north) implements Outline {

  private static final double FULL = 2 * Math.PI;

  /** From degrees; a second longitude below the first lies beyond RA 0. */
  static Range ofDegrees(double lon1, double lon2, double lat1, double lat2) {
    SkyPosition lower = SkyPosition.of(lon1, lat1);
    SkyPosition upper = SkyPosition.of(lon2, lat2);
    if (lat1 > lat2) {
      throw new IllegalArgumentException("range from declination " + lat1 + " to " + lat2);
    }
    double width = lon2 - lon1 >= 360 ? 360 : upper.ra() - lower.ra();
    return new Range(
        Math.toRadians(lower.ra()),
        Math.toRadians(width < 0 ? width + 360 : width),
        Math.toRadians(lat1),
        Math.toRadians(lat2));
  }

  @Override
  public boolean inside(Vec p) {
    double latitude = Math.atan2(p.z(), Math.hypot(p.x(), p.y()));
    if (latitude < south || latitude > north) {
      return false;
    }
    double east = (Math.atan2(p.y(), p.x()) - west) % FULL;
    return (east < 0 ? east + FULL : east) <= width;
  }

  @Override
  public double gap(Vec p) {
    double least = Double.POSITIVE_INFINITY;
    for (Arc arc : arcs()) {
      least = Math.min(least, arc.gap(p));
    }
    return least;
  }

  @Override
  public List<Arc> arcs() {
    List<Arc> arcs = new ArrayList<>(4);
    for (double latitude : new double[] {south, north}) {
      if (Math.abs(latitude) < Math.PI / 2) {
        arcs.add(Arc.parallel(latitude, west, width));
      }
    }
    if (width < FULL) {
      arcs.add(meridian(west));
      arcs.add(meridian(west + width));
    }
    return arcs;
  }

  private Arc meridian(double longitude) {
    Vec axis = new Vec(Math.sin(longitude), -Math.cos(longitude), 0);
    return Arc.great(direction(longitude, south), axis, north - south);
  }

  @Override
  public Cone bounds() {
    if (width > Math.PI) {
      boolean northern = north + south > 0;
      double reach = Math.PI / 2 + (northern ? -south : north);
      return Bounds.cone(new Vec(0, 0, northern ? 1 : -1), reach);
    }
    Vec middle = direction(west + width / 2, (south + north) / 2);
    double low = middle.angle(direction(west, south));
    double high = middle.angle(direction(west, north));
    return Bounds.cone(middle, Math.max(low, high));
  }

  @Override
  public double area() {
    return Math.toDegrees(Math.toDegrees(width * (Math.sin(north) - Math.sin(south))));
  }

  private static Vec direction(double longitude, double latitude) {
    double cos = Math.cos(latitude);
    return new Vec(cos * Math.cos(longitude), cos * Math.sin(longitude), Math.sin(latitude));
  }
}

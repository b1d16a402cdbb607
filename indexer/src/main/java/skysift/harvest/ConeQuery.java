package skysift.harvest;

import java.util.Optional;
import skysift.harvest.Archive.SpatialDialect;
import skysift.sky.Cone;

/**
 * A harvest as one ADQL query (tap.md §7), and what such a query cannot find.
 *
 * @param adql the query; numbers have a point whatever the locale
 * @param misses what it leaves out or adds, for the user; empty when it is exact
 */
record ConeQuery(String adql, String misses) {

  static ConeQuery of(HarvestRequest request) {
    Archive archive = request.archive();
    String select = "SELECT TOP " + request.maxRows() + " * FROM " + archive.table();
    Optional<Cone> cone = request.cone();
    if (cone.isEmpty()) {
      return new ConeQuery(select, "");
    }
    return new ConeQuery(
        select + " WHERE " + condition(archive.spatialDialect(), cone.get()),
        misses(archive.spatialDialect()));
  }

  private static String condition(SpatialDialect dialect, Cone cone) {
    return switch (dialect) {
      case INTERSECTS -> "1=INTERSECTS(s_region, " + circle(cone) + ")";
      case CENTRE_IN_CONE -> "1=CONTAINS(POINT('ICRS', s_ra, s_dec), " + circle(cone) + ")";
      case BOX -> box(cone);
    };
  }

  private static String misses(SpatialDialect dialect) {
    return switch (dialect) {
      case INTERSECTS -> "rows without s_region are not found by this archive's query";
      case CENTRE_IN_CONE ->
          "this archive was asked for rows whose centre lies in the cone; larger ones that only"
              + " reach into it are not found";
      case BOX ->
          "this archive was asked for rows whose centre lies in a box around the cone; larger ones"
              + " that only reach into it are not found";
    };
  }

  private static String circle(Cone cone) {
    return "CIRCLE('ICRS', "
        + cone.centre().ra()
        + ", "
        + cone.centre().dec()
        + ", "
        + cone.radius()
        + ")";
  }

  /** Without geometry; around a pole every right ascension is in. */
  private static String box(Cone cone) {
    double dec = cone.centre().dec();
    double r = cone.radius();
    String inDec = "s_dec BETWEEN " + Math.max(dec - r, -90) + " AND " + Math.min(dec + r, 90);
    if (Math.abs(dec) + r >= 90) {
      return inDec;
    }
    double halfWidth =
        Math.toDegrees(Math.asin(Math.sin(Math.toRadians(r)) / Math.cos(Math.toRadians(dec))));
    double low = cone.centre().ra() - halfWidth;
    double high = cone.centre().ra() + halfWidth;
    if (low < 0) {
      return inDec + either(low + 360, high);
    }
    return high >= 360
        ? inDec + either(low, high - 360)
        : inDec + " AND s_ra BETWEEN " + low + " AND " + high;
  }

  private static String either(double low, double high) {
    return " AND (s_ra BETWEEN " + low + " AND 360 OR s_ra BETWEEN 0 AND " + high + ")";
  }
}

package skysift.bench;

import java.util.Locale;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.sky.Cone;
import skysift.sky.Footprint;

/**
 * A cone as rivals test it. Every region of the corpus lies in the circle around its position of
 * diameter s_fov, and circles are that circle; so the circle decides, but for polygons at the edge
 * of the cone. These the rival finds, and their outlines are read here, for it has nothing that
 * could do it.
 */
final class Nearby {
  /** Radians: more than the rounding of a polygon's corners. */
  private static final double MARGIN = 1e-6;

  private final Cone cone;
  final double x;
  final double y;
  final double z;
  final double cos;
  final double sin;

  Nearby(Cone cone) {
    this.cone = cone;
    x = cone.centre().x();
    y = cone.centre().y();
    z = cone.centre().z();
    cos = Math.cos(Math.toRadians(cone.radius()));
    sin = Math.sin(Math.toRadians(cone.radius()));
  }

  /**
   * What a row must have for it.
   *
   * @param radius of the circle, radians; with a margin for a polygon
   */
  record Circle(double x, double y, double z, double radius, boolean polygon) {
    /** Null for a row without a position. */
    static Circle of(Dataset row) {
      return row.position()
          .map(
              at -> {
                boolean polygon = isPolygon(row.text(ObsCoreColumn.S_REGION).orElse(null));
                double radius = radius(row.number(ObsCoreColumn.S_FOV).orElse(0), polygon);
                return new Circle(at.x(), at.y(), at.z(), radius, polygon);
              })
          .orElse(null);
    }

    static boolean isPolygon(String region) {
      return region != null && region.startsWith("POLYGON");
    }

    static double radius(double fov, boolean polygon) {
      return Math.toRadians(fov / 2) + (polygon ? MARGIN : 0);
    }
  }

  /** Whether circle and cone meet. */
  boolean meets(double cosine, double cosRadius, double sinRadius) {
    return cosine >= cos * cosRadius - sin * sinRadius;
  }

  /** Whether the circle is all inside of the cone. */
  boolean holds(double cosine, double cosRadius, double sinRadius) {
    return sinRadius < sin && cosine >= cos * cosRadius + sin * sinRadius;
  }

  /** Whether the region itself meets the cone. */
  boolean meets(String region) {
    return Footprint.parse(region).meets(cone);
  }

  /** The first two as SQL over columns x, y, z, cos_r, sin_r. */
  String meetsSql() {
    return sql("%s >= %s * cos_r - %s * sin_r", cosineSql(), number(cos), number(sin));
  }

  String holdsSql() {
    return sql(
        "(sin_r < %3$s and %1$s >= %2$s * cos_r + %3$s * sin_r)",
        cosineSql(), number(cos), number(sin));
  }

  private String cosineSql() {
    return sql("(x * %s + y * %s + z * %s)", number(x), number(y), number(z));
  }

  /** A literal that is a double, not a decimal. */
  static String number(double value) {
    String text = Double.toString(value);
    return "(" + (text.contains("E") ? text : text + "e0") + ")";
  }

  private static String sql(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}

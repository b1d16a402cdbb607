package skysift.harvest;

import static skysift.harvest.Adql.number;

import java.util.List;
import java.util.stream.Collectors;
import skysift.sky.Cone;
import skysift.sky.SkyPosition;

/**
 * Shapes as conditions of ADQL (tap.md §7). Centres are asked for with a margin, since a field may
 * reach into a shape whose centre lies outside of it; what is too much is left out here.
 *
 * @param frame whether shapes name their frame, which ADQL 2.0 wants and 2.1 does away with
 */
record SkyCondition(boolean frame) {
  /** Degrees around a shape in which the centres of all fields of up to twice that are. */
  static final double MARGIN = 1;

  /** The same for the widest fields that are looked for around a shape: 60 degrees. */
  static final double WIDE_MARGIN = 30;

  /** Rows whose region meets one of the shapes. */
  String regions(List<HarvestRegion.Shape> shapes) {
    return anyOf(shapes.stream().map(s -> "1=INTERSECTS(s_region, " + shape(s) + ")").toList());
  }

  /** Rows whose centre is near one of the shapes. */
  String centres(List<HarvestRegion.Shape> shapes) {
    return near(shapes, this::centreIn);
  }

  /** The same by comparisons only. */
  static String boxes(List<HarvestRegion.Shape> shapes) {
    return near(shapes, SkyCondition::box);
  }

  private interface Around {
    String condition(Cone cone);
  }

  private static String near(List<HarvestRegion.Shape> shapes, Around around) {
    String small = anyOf(around(shapes, MARGIN, around));
    String wide = anyOf(around(shapes, WIDE_MARGIN, around));
    return anyOf(
        List.of(
            small,
            "s_fov > " + number(2 * MARGIN) + " AND " + wide,
            "s_fov > " + number(2 * WIDE_MARGIN)));
  }

  private static List<String> around(
      List<HarvestRegion.Shape> shapes, double margin, Around around) {
    return shapes.stream()
        .map(HarvestRegion.Shape::bounds)
        .map(b -> around.condition(new Cone(b.centre(), Math.min(b.radius() + margin, 180))))
        .toList();
  }

  private static String anyOf(List<String> conditions) {
    return conditions.size() == 1
        ? conditions.getFirst()
        : conditions.stream().map(c -> "(" + c + ")").collect(Collectors.joining(" OR ", "(", ")"));
  }

  private String centreIn(Cone cone) {
    return "1=CONTAINS(POINT(" + system() + "s_ra, s_dec), " + circle(cone) + ")";
  }

  private String shape(HarvestRegion.Shape shape) {
    return switch (shape) {
      case HarvestRegion.Shape.Circle circle -> circle(circle.cone());
      case HarvestRegion.Shape.Polygon polygon ->
          "POLYGON("
              + system()
              + polygon.corners().stream()
                  .map(SkyCondition::numbers)
                  .collect(Collectors.joining(", "))
              + ")";
    };
  }

  private String circle(Cone cone) {
    return "CIRCLE(" + system() + numbers(cone.centre()) + ", " + number(cone.radius()) + ")";
  }

  private String system() {
    return frame ? "'ICRS', " : "";
  }

  private static String numbers(SkyPosition position) {
    return number(position.ra()) + ", " + number(position.dec());
  }

  /** Without geometry; around a pole every right ascension is in. */
  private static String box(Cone cone) {
    double dec = cone.centre().dec();
    double r = cone.radius();
    String inDec =
        "s_dec BETWEEN " + number(Math.max(dec - r, -90)) + " AND " + number(Math.min(dec + r, 90));
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
        : inDec + " AND s_ra BETWEEN " + number(low) + " AND " + number(high);
  }

  private static String either(double low, double high) {
    return " AND (s_ra BETWEEN "
        + number(low)
        + " AND 360 OR s_ra BETWEEN 0 AND "
        + number(high)
        + ")";
  }
}

package skysift.sky;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.lucene.spatial3d.geom.GeoPolygon;
import org.junit.jupiter.api.Test;

/**
 * Random outlines of 0.04 arcsec to 56 degrees in radius, most of them at the poles and at RA 0.
 */
class PolygonAgainstLuceneTest {

  private static final int OUTLINES = 160;

  private final Random random = new Random(42);

  @Test
  void positions_are_inside_where_an_independent_engine_says_so() {
    int inside = 0;
    for (int i = 0; i < OUTLINES; i++) {
      // GIVEN an outline, wound either way
      double size = Math.pow(10, -5 + 6.75 * random.nextDouble());
      SkyPosition centre = Sphere.anywhere(random);
      List<SkyPosition> corners = Sphere.star(random, centre, size, 0.3);
      GeoPolygon expected = Sphere.lucene(corners);
      if (random.nextBoolean()) {
        Collections.reverse(corners);
      }
      Footprint footprint = Footprint.parse(Sphere.stcs(corners));
      for (int j = 0; j < 10; j++) {
        // WHEN
        SkyPosition p =
            Sphere.from(centre, 360 * random.nextDouble(), 1.3 * size * random.nextDouble());
        if (distanceToEdge(p, corners) < 1e-6 * size + 0.0005 * Sphere.ARCSEC) {
          continue;
        }
        // THEN
        then(footprint.contains(p))
            .as("%s in %s", p, Sphere.stcs(corners))
            .isEqualTo(expected.isWithin(Sphere.point(p)));
        inside += footprint.contains(p) ? 1 : 0;
      }
      then(footprint.contains(Sphere.from(centre, 77, 170))).isFalse();
    }
    then(inside).isBetween(OUTLINES * 3, OUTLINES * 9);
  }

  @Test
  void cones_meet_an_outline_exactly_when_they_reach_its_edge_or_start_inside() {
    int met = 0;
    for (int i = 0; i < OUTLINES; i++) {
      // GIVEN
      double size = Math.pow(10, -5 + 6.75 * random.nextDouble());
      SkyPosition centre = Sphere.anywhere(random);
      List<SkyPosition> corners = Sphere.star(random, centre, size, 0.3);
      GeoPolygon expected = Sphere.lucene(corners);
      Footprint footprint = Footprint.parse(Sphere.stcs(corners));
      for (int j = 0; j < 3; j++) {
        SkyPosition p =
            Sphere.from(centre, 360 * random.nextDouble(), 2 * size * random.nextDouble());
        double reach = distanceToEdge(p, corners);
        double hair = 1e-8 * size + 1e-6 * Sphere.ARCSEC;
        if (reach < 0.0005 * Sphere.ARCSEC) {
          continue;
        }
        // WHEN
        boolean inside = expected.isWithin(Sphere.point(p));
        // THEN cones a hair larger than the distance to the edge touch, a hair smaller do not
        then(footprint.meets(new Cone(p, reach + hair)))
            .as("%s %s of %s", p, reach, Sphere.stcs(corners))
            .isTrue();
        then(footprint.meets(new Cone(p, reach - hair)))
            .as("%s %s of %s", p, reach, Sphere.stcs(corners))
            .isEqualTo(inside);
        then(footprint.bounds().meets(new Cone(p, reach + hair))).isTrue();
        met += inside ? 1 : 0;
      }
    }
    then(met).isBetween(OUTLINES / 2, 3 * OUTLINES);
  }

  @Test
  void the_bounds_hold_every_corner_and_the_area_is_that_of_the_triangles() {
    for (int i = 0; i < OUTLINES; i++) {
      // GIVEN
      double size = Math.pow(10, -2 + 3.7 * random.nextDouble());
      SkyPosition centre = Sphere.anywhere(random);
      List<SkyPosition> corners = Sphere.star(random, centre, size, 0.3);
      // WHEN
      Footprint footprint = Footprint.parse(Sphere.stcs(corners));
      // THEN
      corners.forEach(c -> then(footprint.bounds().contains(c)).isTrue());
      then(footprint.area()).isCloseTo(fan(centre, corners), within(1e-7));
    }
  }

  private static org.assertj.core.data.Percentage within(double part) {
    return org.assertj.core.data.Percentage.withPercentage(100 * part);
  }

  /** The sum of spherical triangles around the centre, by l'Huilier's formula. */
  private static double fan(SkyPosition centre, List<SkyPosition> corners) {
    double sum = 0;
    for (int i = 0; i < corners.size(); i++) {
      SkyPosition p = corners.get(i);
      SkyPosition q = corners.get((i + 1) % corners.size());
      double a = Math.toRadians(Sphere.distance(centre, p));
      double b = Math.toRadians(Sphere.distance(centre, q));
      double c = Math.toRadians(Sphere.distance(p, q));
      double s = (a + b + c) / 2;
      double product =
          Math.tan(s / 2) * Math.tan((s - a) / 2) * Math.tan((s - b) / 2) * Math.tan((s - c) / 2);
      sum += 4 * Math.atan(Math.sqrt(Math.max(0, product)));
    }
    return Math.toDegrees(Math.toDegrees(sum));
  }

  private static double distanceToEdge(SkyPosition p, List<SkyPosition> corners) {
    double least = 180;
    for (int i = 0; i < corners.size(); i++) {
      SkyPosition next = corners.get((i + 1) % corners.size());
      least = Math.min(least, Sphere.distance(p, corners.get(i), next));
    }
    return least;
  }
}

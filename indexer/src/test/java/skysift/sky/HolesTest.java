package skysift.sky;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.apache.lucene.spatial3d.geom.GeoPolygon;
import org.junit.jupiter.api.Test;

/** Holes, intersections, complements and unions of them against points strewn over the cones. */
class HolesTest {

  private final Random random = new Random(7);

  /** A region as the tests know it: its text, and the same said with another engine. */
  private record Known(String text, Predicate<SkyPosition> inside) {}

  @Test
  void a_cone_in_a_hole_meets_nothing_until_it_reaches_the_rim() {
    Footprint ring =
        Footprint.parse(
            "Polygon ICRS 10 20 14 20 14 24 10 24 Not (Polygon 11 21 13 21 13 23 11 23)");
    SkyPosition middle = new SkyPosition(12, 22);
    then(ring.contains(middle)).isFalse();
    then(ring.contains(new SkyPosition(10.5, 22))).isTrue();
    double rim = Sphere.distance(middle, new SkyPosition(11, 21), new SkyPosition(11, 23));
    then(ring.meets(new Cone(middle, rim - 1e-9))).isFalse();
    then(ring.meets(new Cone(middle, rim + 1e-9))).isTrue();
    then(ring.contains(new SkyPosition(11, 21))).isTrue();
    then(ring.bounds().radius()).isLessThan(3);
    then(ring.area()).isBetween(10.0, 12.0);
  }

  @Test
  void a_hole_belongs_to_the_shape_before_it_only() {
    Footprint two =
        Footprint.parse(
            "Union ICRS (Circle 10 20 2 Not (Circle 10 20 1) Circle 30 20 2 Not (Circle 30 20 1)"
                + " Circle 10 20.5 0.2)");
    then(two.contains(new SkyPosition(10, 20))).isFalse();
    then(two.contains(new SkyPosition(30, 20))).isFalse();
    then(two.contains(new SkyPosition(10, 20.5))).isTrue();
    then(two.contains(new SkyPosition(10, 21.5))).isTrue();
  }

  @Test
  void a_hole_that_shares_an_edge_or_sticks_out_leaves_the_rest() {
    for (String hole : List.of("10 20 12 20 12 22 10 22", "9 19 12 19 12 22 9 22")) {
      Footprint rest =
          Footprint.parse("Polygon 10 20 14 20 14 24 10 24 Not (Polygon " + hole + ")");
      then(rest.contains(new SkyPosition(11, 21))).isFalse();
      then(rest.contains(new SkyPosition(13, 21))).isTrue();
      then(rest.contains(new SkyPosition(11, 23))).isTrue();
      then(rest.meets(new Cone(new SkyPosition(11, 21), 0.9))).isFalse();
      then(rest.meets(new Cone(new SkyPosition(11, 21), 1.1))).isTrue();
    }
  }

  @Test
  void a_hole_in_a_hole_is_an_island_and_points_can_be_cut_out() {
    Footprint island = Footprint.parse("Circle 10 89 3 Not (Circle 10 89 2 Not (Circle 10 89 1))");
    then(island.contains(new SkyPosition(10, 89))).isTrue();
    then(island.contains(new SkyPosition(10, 87.5))).isFalse();
    then(island.contains(new SkyPosition(10, 86.5))).isTrue();
    then(island.meets(new Cone(new SkyPosition(10, 87.5), 0.49999))).isFalse();
    then(island.meets(new Cone(new SkyPosition(10, 87.5), 0.50001))).isTrue();
    Footprint pointAtRim = Footprint.parse("Intersection (Circle 10 0 1 Position 10 0.5)");
    then(pointAtRim.meets(new Cone(new SkyPosition(10, 0), 0.5001))).isTrue();
    then(pointAtRim.meets(new Cone(new SkyPosition(10, 0), 0.4999))).isFalse();
  }

  @Test
  void cones_meet_what_a_dense_search_finds() {
    int met = 0;
    int missed = 0;
    for (int i = 0; i < 200; i++) {
      // GIVEN
      double size = Math.pow(10, -4 + 5 * random.nextDouble());
      SkyPosition centre = Sphere.anywhere(random);
      Known known = compound(centre, size);
      Footprint footprint = Footprint.parse(known.text);
      for (int j = 0; j < 4; j++) {
        double radius = size * Math.pow(10, -1.5 * random.nextDouble()) * 0.6;
        SkyPosition at =
            Sphere.from(centre, 360 * random.nextDouble(), 2 * size * random.nextDouble());
        // WHEN
        boolean meets = footprint.meets(new Cone(at, radius));
        // THEN a point found is met, and what is met has a point, give or take the spacing
        then(found(known, at, radius * 0.999999) && !meets)
            .as("%s %s %s", known.text, at, radius)
            .isFalse();
        then(meets && !found(known, at, radius * 1.15))
            .as("%s %s %s", known.text, at, radius)
            .isFalse();
        then(footprint.contains(at)).isEqualTo(known.inside.test(at));
        met += meets ? 1 : 0;
        missed += meets ? 0 : 1;
      }
    }
    then(Math.min(met, missed)).isGreaterThan(150);
  }

  private Known compound(SkyPosition centre, double size) {
    Known body = shape(Sphere.from(centre, 360 * random.nextDouble(), size / 5), size);
    Known other =
        shape(
            Sphere.from(centre, 360 * random.nextDouble(), size * random.nextDouble()),
            size * (0.3 + 0.4 * random.nextDouble()));
    Known third = shape(Sphere.from(centre, 360 * random.nextDouble(), size * 0.7), size * 0.4);
    return switch (random.nextInt(4)) {
      case 0 -> new Known(body.text + " Not (" + other.text + ")", body.inside.and(not(other)));
      case 1 ->
          new Known(
              "Union ICRS (" + body.text + " Not (" + other.text + ") " + third.text + ")",
              body.inside.and(not(other)).or(third.inside));
      case 2 ->
          new Known(
              body.text + " Not (Union (" + other.text + " " + third.text + "))",
              body.inside.and(not(other)).and(not(third)));
      default ->
          new Known(
              "Intersection (" + body.text + " Not (" + other.text + ") Not (" + third.text + "))",
              body.inside.and(not(other)).and(not(third)));
    };
  }

  private static Predicate<SkyPosition> not(Known known) {
    return known.inside.negate();
  }

  private Known shape(SkyPosition centre, double size) {
    if (random.nextInt(3) == 0) {
      return new Known(
          "Circle " + centre.ra() + " " + centre.dec() + " " + size,
          p -> Sphere.distance(centre, p) <= size);
    }
    List<SkyPosition> corners = Sphere.star(random, centre, size, 0.8);
    GeoPolygon polygon = Sphere.lucene(corners);
    return new Known(Sphere.stcs(corners), p -> polygon.isWithin(Sphere.point(p)));
  }

  private static boolean found(Known known, SkyPosition centre, double radius) {
    for (int ring = 0; ring <= 40; ring++) {
      int points = Math.max(1, 6 * ring);
      for (int i = 0; i < points; i++) {
        SkyPosition p = Sphere.from(centre, 360.0 * i / points, radius * ring / 40);
        if (known.inside.test(p)) {
          return true;
        }
      }
    }
    return false;
  }
}

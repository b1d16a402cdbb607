package skysift.sky;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.lucene.spatial3d.geom.GeoPolygon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Footprints against footprints and MOCs: points strewn densely, and corners put on edges. */
class FootprintPairsTest {

  private static final double HAIR = 0.01 * Sphere.ARCSEC;

  /** As the tests know it: the text, its inside by another engine, and that of a fatter one. */
  private record Known(
      String text,
      SkyPosition centre,
      double size,
      Predicate<SkyPosition> inside,
      Predicate<SkyPosition> fatter) {

    Known without(Known hole) {
      return new Known(
          text + " Not (" + hole.text + ")",
          centre,
          size,
          inside.and(hole.inside.negate()),
          p -> fatter.test(p));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 0.01, 0.5, 6, 12, 30})
  void footprints_meet_where_a_dense_search_finds_a_common_point(double size) {
    Random random = new Random(Double.hashCode(size));
    int met = 0;
    int missed = 0;
    for (int i = 0; i < 80; i++) {
      // GIVEN two shapes of this size or a third of it
      SkyPosition place = Sphere.anywhere(random);
      Known one = shape(random, place, size * (0.3 + 0.7 * random.nextDouble()));
      SkyPosition beside =
          Sphere.from(place, 360 * random.nextDouble(), 2 * size * random.nextDouble());
      Known two = shape(random, beside, size * (0.3 + 0.7 * random.nextDouble()));
      Footprint a = Footprint.parse(one.text);
      Footprint b = Footprint.parse(two.text);
      // WHEN
      boolean meets = a.meets(b);
      // THEN
      then(b.meets(a)).as("%s; %s", one.text, two.text).isEqualTo(meets);
      boolean common =
          found(one, one.inside.and(two.inside)) || found(two, two.inside.and(one.inside));
      then(common && !meets).as("missed: %s; %s", one.text, two.text).isFalse();
      boolean almost =
          found(one, one.fatter.and(two.fatter)) || found(two, two.fatter.and(one.fatter));
      then(meets && !almost).as("extra: %s; %s", one.text, two.text).isFalse();
      met += meets ? 1 : 0;
      missed += meets ? 0 : 1;
    }
    then(Math.min(met, missed)).isGreaterThan(12);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.5, 6, 12, 30})
  void what_lies_in_a_hole_does_not_meet_and_what_fills_it_does(double size) {
    Random random = new Random(Double.hashCode(size) + 1);
    for (int i = 0; i < 60; i++) {
      SkyPosition centre = Sphere.anywhere(random);
      Known body = polygon(random, centre, size);
      // stars keep to more than a fifth of their size everywhere
      Known hole = polygon(random, centre, size * 0.05);
      Footprint ring = Footprint.parse(body.without(hole).text);
      String within = circle(centre, size * 0.002);
      String filling = circle(centre, size * 0.06);
      String moc = "29/" + Healpix.cell(29, centre);
      then(ring.meets(Footprint.parse(body.text))).isTrue();
      then(ring.meets(Footprint.parse(filling))).isTrue();
      then(ring.meets(Footprint.parse("Polygon" + square(centre, size * 0.06)))).isTrue();
      then(ring.meets(Footprint.parse("AllSky ICRS"))).isTrue();
      then(ring.meets(Footprint.parse("0/0-11"))).isTrue();
      if (Footprint.parse(hole.text).holds(new Cone(centre, size * 0.004))) {
        then(ring.meets(Footprint.parse(within))).as(ring + within).isFalse();
        then(ring.meets(Footprint.parse("Polygon" + square(centre, size * 0.002)))).isFalse();
        then(ring.meets(Footprint.parse(moc))).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 0.2, 6, 12, 30})
  void a_corner_decides_to_a_hundredth_of_an_arcsecond(double size) {
    Random random = new Random(Double.hashCode(size) + 2);
    for (int i = 0; i < 400; i++) {
      // GIVEN a point on an edge of a star, and which side of it is outside
      SkyPosition centre = Sphere.anywhere(random);
      List<SkyPosition> corners = Sphere.star(random, centre, size, 0.9);
      int at = random.nextInt(corners.size());
      SkyPosition from = corners.get(at);
      SkyPosition to = corners.get((at + 1) % corners.size());
      SkyPosition foot = Sphere.between(from, to, 0.3 + 0.4 * random.nextDouble());
      double along = bearing(foot, to);
      // corners follow one another clockwise as seen with north up and bearings growing east
      double out = along - 90;
      Footprint star = Footprint.parse(Sphere.stcs(corners));
      for (double gap : new double[] {-1.5 * HAIR, 1.5 * HAIR}) {
        // WHEN an arrow points at it, from outside
        SkyPosition tip = Sphere.from(foot, out, gap);
        double length = size / 1000;
        Footprint arrow =
            Footprint.parse(
                Sphere.stcs(
                    List.of(
                        tip,
                        Sphere.from(tip, out - 5, length),
                        Sphere.from(tip, out + 5, length))));
        // THEN
        then(star.meets(arrow)).as("%s %s", gap, star).isEqualTo(gap < 0);
        then(arrow.meets(star)).isEqualTo(gap < 0);
      }
    }
  }

  @Test
  void neighbours_that_share_an_edge_or_a_corner_meet() {
    Footprint tile = Footprint.parse("Polygon 359 -1 1 -1 1 1 359 1");
    then(tile.meets(Footprint.parse("Polygon 1 -1 3 -1 3 1 1 1"))).isTrue();
    then(tile.meets(Footprint.parse("Polygon 1 1 3 1 3 3 1 3"))).isTrue();
    then(tile.meets(Footprint.parse("Polygon 1.000003 1 3 1 3 3 1.000003 3"))).isFalse();
    then(tile.meets(tile)).isTrue();
    then(tile.meets(Footprint.parse("Position 1 1"))).isTrue();
    then(Footprint.parse("Polygon 0 80 120 80 240 80").meets(Footprint.parse("Position 7 90")))
        .isTrue();
    then(Footprint.parse("range 350 10 80 90").meets(tile)).isFalse();
    then(Footprint.ofDali("range", new double[] {350, 10, -5, 90}).meets(tile)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6, 10, 14})
  void mocs_meet_where_a_dense_search_finds_a_common_point(int order) {
    Random random = new Random(order);
    double cell = Healpix.reach(order);
    int met = 0;
    int missed = 0;
    for (int i = 0; i < 70; i++) {
      // GIVEN some cells of a neighbourhood and a footprint about as big as one
      SkyPosition place = Sphere.anywhere(random);
      Set<Long> cells = new HashSet<>();
      for (int j = 0; j < 3; j++) {
        double far = 2 * cell * random.nextDouble();
        cells.add(Healpix.cell(order, Sphere.from(place, 360 * random.nextDouble(), far)));
      }
      String text =
          order + "/" + cells.stream().map(String::valueOf).collect(Collectors.joining(" "));
      Footprint moc = Footprint.parse(text);
      SkyPosition beside =
          Sphere.from(place, 360 * random.nextDouble(), 3 * cell * random.nextDouble());
      Known known = shape(random, beside, Math.min(30, cell * (0.2 + random.nextDouble())));
      Footprint footprint = Footprint.parse(known.text);
      // WHEN
      boolean meets = moc.meets(footprint);
      // THEN
      then(footprint.meets(moc)).isEqualTo(meets);
      Predicate<SkyPosition> inCells = p -> cells.contains(Healpix.cell(order, p));
      boolean common = found(known, known.inside.and(inCells));
      then(common && !meets).as("missed: %s; %s", text, known.text).isFalse();
      boolean almost = found(known, known.fatter.and(inCells));
      then(meets && !almost).as("extra: %s; %s", text, known.text).isFalse();
      then(moc.meets(Footprint.of(Moc.parse(text)))).isTrue();
      met += meets ? 1 : 0;
      missed += meets ? 0 : 1;
    }
    then(Math.min(met, missed)).isGreaterThan(10);
  }

  @Test
  void mocs_meet_mocs_that_share_a_cell() {
    then(Footprint.parse("0/3").meets(Footprint.parse("29/" + (3L << 58)))).isTrue();
    then(Footprint.parse("0/3").meets(Footprint.parse("29/" + (4L << 58)))).isFalse();
    then(Footprint.parse("3/1 5 7").meets(Footprint.parse("3/0 4 6 8-20"))).isFalse();
    then(Footprint.parse("3/1 5 7").meets(Footprint.parse("4/0-3 8 31"))).isTrue();
  }

  @Test
  void a_cone_told_to_be_held_is_inside_everywhere() {
    Random random = new Random(12);
    int held = 0;
    for (int i = 0; i < 600; i++) {
      SkyPosition place = Sphere.anywhere(random);
      double size = Math.pow(10, -3 + 4.4 * random.nextDouble());
      Known known = shape(random, place, size);
      Footprint footprint =
          i % 3 == 0
              ? Footprint.of(Moc.parse("4/" + Healpix.cell(4, place)))
              : Footprint.parse(known.text);
      Predicate<SkyPosition> inside =
          i % 3 == 0 ? p -> Healpix.cell(4, p) == Healpix.cell(4, place) : known.inside;
      double radius = size * 0.5 * random.nextDouble();
      SkyPosition at = Sphere.from(place, 360 * random.nextDouble(), size * random.nextDouble());
      if (footprint.holds(new Cone(at, radius))) {
        held++;
        for (int j = 0; j < 200; j++) {
          SkyPosition p = Sphere.from(at, 360 * random.nextDouble(), radius * random.nextDouble());
          then(inside.test(p)).isTrue();
        }
      }
    }
    then(held).isGreaterThan(100);
  }

  private static boolean found(Known known, Predicate<SkyPosition> wanted) {
    double reach = 1.3 * known.size;
    for (int ring = 0; ring <= 60; ring++) {
      int points = Math.max(1, 6 * ring);
      for (int i = 0; i < points; i++) {
        if (wanted.test(Sphere.from(known.centre, 360.0 * i / points, reach * ring / 60))) {
          return true;
        }
      }
    }
    return false;
  }

  private static Known shape(Random random, SkyPosition centre, double size) {
    return switch (random.nextInt(4)) {
      case 0 ->
          new Known(
              circle(centre, size),
              centre,
              size,
              p -> Sphere.distance(centre, p) <= size,
              p -> Sphere.distance(centre, p) <= 1.25 * size);
      case 1 -> {
        Known body = polygon(random, centre, size);
        SkyPosition at = Sphere.from(centre, 360 * random.nextDouble(), size * 0.4);
        yield body.without(polygon(random, at, size * 0.4));
      }
      default -> polygon(random, centre, size);
    };
  }

  private static Known polygon(Random random, SkyPosition centre, double size) {
    List<SkyPosition> corners;
    do {
      corners = Sphere.star(random, centre, size, 0.9);
    } while (corners.size() < 5);
    GeoPolygon polygon = Sphere.lucene(corners);
    GeoPolygon fatter =
        Sphere.lucene(
            corners.stream()
                .map(
                    c -> Sphere.from(centre, bearing(centre, c), 1.25 * Sphere.distance(centre, c)))
                .toList());
    return new Known(
        Sphere.stcs(corners),
        centre,
        size,
        p -> polygon.isWithin(Sphere.point(p)),
        p -> fatter.isWithin(Sphere.point(p)));
  }

  private static String circle(SkyPosition centre, double size) {
    return String.format(Locale.ROOT, "Circle %s %s %s", centre.ra(), centre.dec(), size);
  }

  private static String square(SkyPosition centre, double size) {
    StringBuilder text = new StringBuilder();
    for (int bearing = 45; bearing < 360; bearing += 90) {
      SkyPosition corner = Sphere.from(centre, bearing, size);
      text.append(' ').append(corner.ra()).append(' ').append(corner.dec());
    }
    return text.toString();
  }

  /** Direction of one position from another, north through east, degrees. */
  private static double bearing(SkyPosition from, SkyPosition to) {
    double dl = Math.toRadians(to.ra() - from.ra());
    double b1 = Math.toRadians(from.dec());
    double b2 = Math.toRadians(to.dec());
    double y = Math.sin(dl) * Math.cos(b2);
    double x = Math.cos(b1) * Math.sin(b2) - Math.sin(b1) * Math.cos(b2) * Math.cos(dl);
    return Math.toDegrees(Math.atan2(y, x));
  }
}

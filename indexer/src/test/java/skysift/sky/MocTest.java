package skysift.sky;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MocTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3/12-14 20 5/700",
        "3/12-14 20 5/700 5/",
        " 3/12-14,20 5/700",
        "3/20\n12 13 14\n5/ 700",
        "s3/12-14 20 5/700",
        "3/12 - 14 20 5/700",
        "5/192-239 320-335 700",
        "{\"3\":[12,13,14,20],\"5\":[700]}",
        "{ \"5\" : [ 700 ] , \"3\" : [ 20, 12, 13, 14 ] }",
      })
  void every_way_of_writing_a_map_is_read(String text) {
    Moc moc = Moc.parse(text);
    then(moc).isEqualTo(Moc.parse("3/12-14 20 5/700"));
    then(moc.order()).isEqualTo(5);
    then(moc.contains(Healpix.centre(3, 13))).isTrue();
    then(moc.contains(Healpix.centre(3, 15))).isFalse();
    then(moc.contains(Healpix.centre(5, 700))).isTrue();
    then(moc.contains(Healpix.centre(5, 701))).isFalse();
    then(moc.area()).isCloseTo(65 * Healpix.area(5), withPercentage(1e-9));
    then(Footprint.parse(text)).isEqualTo(Footprint.of(moc));
  }

  @Test
  void a_trailing_order_is_the_order_of_the_map() {
    then(Moc.parse("3/12 29/").order()).isEqualTo(29);
    then(Moc.parse("{\"3\":[12],\"10\":[]}").order()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "3/                   | without a cell",
        "{}                   | without a cell",
        "3/768                | 768",
        "3/14-12              | 14-12",
        "30/1                 | order 30",
        "3/99999999999999999999 | no MOC cell",
        "3/9999999999999999999  | no MOC cell",
        "3/1 x                | not MOC",
        "3/-1                 | not MOC",
        "{\"3\":[1            | cut off",
        "{\"3\":[1,x]}        | no MOC cell",
        "{\"3\":[1],}         | not MOC JSON",
        "{\"3\":7}            | not MOC JSON",
        "12 13                | without an order",
      })
  void what_is_no_map_is_refused_with_a_reason(String text, String reason) {
    thenThrownBy(() -> Moc.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void the_whole_sky_is_twelve_cells() {
    Footprint sky = Footprint.parse("0/0-11");
    then(sky.bounds().radius()).isEqualTo(180);
    then(sky.area()).isCloseTo(41252.96, withPercentage(0.001));
    then(sky.meets(new Cone(new SkyPosition(1, -90), 0))).isTrue();
  }

  @Test
  void cells_are_covered_in_whole_or_in_part() {
    Moc moc = Moc.parse("3/12-14 29/" + (20L << 52));
    then(moc.covers(3, 12)).isTrue();
    then(moc.covers(4, 55)).isTrue();
    then(moc.covers(2, 3)).isFalse();
    then(moc.overlaps(2, 3)).isTrue();
    then(moc.overlaps(3, 20)).isTrue();
    then(moc.covers(3, 20)).isFalse();
    then(moc.overlaps(3, 15)).isFalse();
    then(moc.overlaps(3, 11)).isFalse();
    then(moc.overlaps(0, 11)).isFalse();
    then(Moc.parse("0/0-11").covers(0, 11)).isTrue();
  }

  @Test
  void maps_are_joined_and_cut() {
    Moc one = Moc.parse("3/12-14 20 5/700");
    Moc two = Moc.parse("2/3 6/40000");
    then(one.union(two)).isEqualTo(Moc.parse("2/3 3/20 5/700 6/40000"));
    then(one.intersection(two)).isEqualTo(Moc.parse("3/12-14 6/"));
    then(one.intersection(Moc.parse("3/21")).isEmpty()).isTrue();
    then(one.intersection(Moc.parse("3/21")).area()).isZero();
    Random random = new Random(10);
    for (int i = 0; i < 300; i++) {
      Moc a = anyMap(random);
      Moc b = anyMap(random);
      Moc both = a.intersection(b);
      then(a.union(b).area() + both.area()).isCloseTo(a.area() + b.area(), withPercentage(1e-6));
      then(both.isEmpty()).isEqualTo(!a.meets(b));
      for (int j = 0; j < 20; j++) {
        SkyPosition p = Sphere.anywhere(random);
        then(both.contains(p)).isEqualTo(a.contains(p) && b.contains(p));
        then(a.union(b).contains(p)).isEqualTo(a.contains(p) || b.contains(p));
      }
    }
  }

  private static Moc anyMap(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      int order = random.nextInt(4);
      text.append(order).append('/').append(random.nextLong(Healpix.cells(order))).append(' ');
    }
    return Moc.parse(text.toString());
  }

  @Test
  void the_largest_cells_make_up_the_map() {
    List<String> cells = new ArrayList<>();
    Moc.parse("4/0-15 17 20-22 29/" + (3L << 54))
        .forEachCell((order, cell) -> cells.add(order + "/" + cell));
    then(cells).containsExactly("2/0", "4/17", "4/20", "4/21", "4/22", "29/" + (3L << 54));
    then(Moc.parse("29/0-3458764513820540927").cellsByOrder()[0]).hasSize(12);
  }

  @Test
  void cones_meet_a_map_when_a_point_of_the_cone_is_on_it() {
    Random random = new Random(9);
    int met = 0;
    for (int i = 0; i < 200; i++) {
      // GIVEN a map of a few neighbouring cells
      int order = 1 + random.nextInt(20);
      long first = random.nextLong(Healpix.cells(order) - 3);
      Moc moc = Moc.parse(order + "/" + first + "-" + (first + random.nextInt(3)));
      double size = Healpix.reach(order);
      SkyPosition centre =
          Sphere.from(
              Healpix.centre(order, first),
              360 * random.nextDouble(),
              3 * size * random.nextDouble());
      double radius = Math.min(170, size * random.nextDouble());
      // WHEN
      boolean meets = moc.meets(new Cone(centre, radius));
      // THEN
      boolean found = found(moc, centre, radius * 0.999999);
      then(found && !meets).as("%s %s %s", moc, centre, radius).isFalse();
      boolean near = found(moc, centre, radius * 1.1 + 3 * Moc.TOLERANCE);
      then(meets && !near).as("%s %s %s", moc, centre, radius).isFalse();
      then(!meets || moc.bounds().meets(new Cone(centre, radius))).isTrue();
      met += meets ? 1 : 0;
    }
    then(met).isBetween(40, 180);
  }

  private static boolean found(Moc moc, SkyPosition centre, double radius) {
    for (int ring = 0; ring <= 40; ring++) {
      int points = Math.max(1, 6 * ring);
      for (int i = 0; i < points; i++) {
        if (moc.contains(Sphere.from(centre, 360.0 * i / points, radius * ring / 40))) {
          return true;
        }
      }
    }
    return false;
  }
}

package skysift.sky;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FootprintTest {

  private static final SkyPosition MIDDLE = new SkyPosition(11, 21);
  private static final SkyPosition FAR = new SkyPosition(11, 24);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POLYGON ICRS 10 20 12 20 12 22 10 22",
        "Polygon 10 20 12 20 12 22 10 22",
        "polygon 10 22 12 22 12 20 10 20",
        "POLYGON J2000 10 20 12 20 12 22 10 22 10 20",
        "Polygon FK5 TOPOCENTER SPHERICAL2 10 20 10 20 12 20 12 22 12 22 10 22",
        "Polygon fillfactor 0.5 ICRS BARYCENTER SPHER2 10,20,12,20,12,22,10,22 unit deg Error 0.1 0.1",
        "POLYGON('ICRS', 10, 20, 12, 20, 12, 22, 10, 22)",
        "  polygon   370 20  -348 20 12 22 10 22 ",
        "Circle ICRS 11 21 1.2",
        "CIRCLE FK5 J2000.0 371 21 1.2 unit deg deg",
        "circle 11 21 1.2e0",
        "Box ICRS 11 21 2 2",
        "Union ICRS ( Circle 11 21 1 Circle 100 20 1 )",
        "UNION J2000 (POLYGON J2000 1 2 3 2 3 4 POLYGON J2000 10 20 12 20 12 22 10 22)",
        "Intersection ICRS ( Circle 10 21 1.5 Circle 12 21 1.5 )",
        "Intersection (Circle 11 21 2 Not (Circle 11 23 1))",
        "Not (Circle 11 24 2)",
        "Union (Not ICRS (Circle 11 24 2) Circle 200 1 1)",
        "circle 11 21 1 polygon 1 2 3 2 3 4 circle 100 0 1",
        "range 10 12 20 22",
        "Polygon ICRS 10 20 12 20 12 22 10 22 Not (Polygon 10.1 20.1 10.2 20.1 10.2 20.2)",
      })
  void every_way_of_writing_a_region_is_read(String text) {
    Footprint footprint = Footprint.parse(text);
    then(footprint.contains(MIDDLE)).isTrue();
    then(footprint.contains(FAR)).isFalse();
    then(footprint.meets(new Cone(MIDDLE, 0.01))).isTrue();
    then(footprint.meets(new Cone(FAR, 0.01))).isFalse();
    then(footprint.bounds().contains(MIDDLE)).isTrue();
    then(footprint.notes()).isEmpty();
    then(footprint).isEqualTo(Footprint.parse(text)).hasSameHashCodeAs(Footprint.parse(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                        | empty",
        "POLYGON ICRS                              | fewer than 3",
        "POLYGON ICRS 1 2 3 4                      | fewer than 3",
        "POLYGON ICRS 1 2 3 4 5                    | odd",
        "POLYGON ICRS 1 2 3 4 5 6 7                | odd",
        "POLYGON ICRS 1 2 3 4 5 91                 | 91",
        "POLYGON ICRS 1 2 3 4 5 1e999              | 1E999",
        "POLYGON ICRS 1 2 3 4 5 6-7                | not a number",
        "POLYGON ICRS 0 0 180 0 90 40              | opposite",
        "POLYGON MARS 1 2 3 4 5 6                  | unknown word MARS",
        "POLYGON J1975 1 2 3 4 5 6                 | unknown word J1975",
        "CIRCLE ICRS 1 2                           | needs 3",
        "CIRCLE ICRS 1 2 3 4                       | needs 3",
        "CIRCLE ICRS 1 2 -3                        | -3",
        "CIRCLE ICRS 1 2 200                       | 200",
        "CIRCLE ICRS 1 2 NaN                       | needs 3",
        "CIRCLE ICRS 1 2 0x1p3                     | not a number",
        "CIRCLE 1 2 3 unit rad                     | RAD",
        "POSITION J2000 1                          | needs 2",
        "BOX 1 2 3                                 | needs 4",
        "BOX 1 2 -3 4                              | negative",
        "range 1 2 5 4                             | range",
        "UNION J2000 (POLYGON 1 2 3 4 5 6          | not closed",
        "UNION J2000 ()                            | empty",
        "UNION J2000 POLYGON 1 2 3 4 5 6           | parenthesis missing",
        "CIRCLE 1 2 3)                             | unexpected",
        "Intersection (Circle 1 2 1 Circle 9 9 1)  | empty",
        "Circle 1 2 1 Not (Circle 1 2 3)           | empty",
        "Ellipse ICRS 1 2 3 4 5                    | unknown shape ELLIPSE",
        "12.1 13.2 0.1                             | unknown shape",
        "hello                                     | unknown shape HELLO",
        "POINT CARTESIAN3 1 2 3                    | unknown word CARTESIAN3",
      })
  void what_cannot_be_read_is_refused_with_a_reason(String text, String reason) {
    thenThrownBy(() -> Footprint.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void hostile_texts_are_refused_too() {
    thenThrownBy(() -> Footprint.parse(null)).isInstanceOf(IllegalArgumentException.class);
    thenThrownBy(() -> Footprint.parse("Not (".repeat(5000)))
        .isInstanceOf(IllegalArgumentException.class);
    thenThrownBy(() -> Footprint.parse("X".repeat(9999)).toString())
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(e -> then(e.getMessage().length()).isLessThan(100));
    String edges = "polygon " + "1 2 3 4 5 6 ".repeat(2000);
    thenThrownBy(() -> Footprint.parse(edges + "not (" + edges + ")"))
        .hasMessageContaining("too many");
  }

  @Test
  void a_position_is_a_point() {
    Footprint point = Footprint.parse("POSITION J2000 84.1 -5.2");
    then(point.isPoint()).isTrue();
    then(point.singlePoint().orElseThrow().separation(new SkyPosition(84.1, -5.2)))
        .isLessThan(1e-14);
    then(point.contains(new SkyPosition(84.1, -5.2))).isTrue();
    then(point.contains(new SkyPosition(84.1, -5.2000001))).isFalse();
    then(point.meets(new Cone(new SkyPosition(84.1, -5.3), 0.1))).isTrue();
    then(point.meets(new Cone(new SkyPosition(84.1, -5.3), 0.0999999))).isFalse();
    then(point.area()).isZero();
    then(Footprint.circle(MIDDLE, 0.1).isPoint()).isFalse();
  }

  @Test
  void dali_arrays_are_the_same_shapes() {
    then(Footprint.ofDali("circle", new double[] {11, 21, 1}))
        .isEqualTo(Footprint.parse("circle 11 21 1"))
        .isEqualTo(Footprint.circle(MIDDLE, 1));
    then(Footprint.ofDali("POLYGON", new double[] {10, 20, 12, 20, 12, 22}))
        .isEqualTo(Footprint.parse("polygon 10 20 12 20 12 22"));
    then(Footprint.ofDali("point", new double[] {11, 21})).isEqualTo(Footprint.point(MIDDLE));
    then(Footprint.ofDali("range", new double[] {350, 12, 20, 22}).contains(MIDDLE)).isTrue();
    thenThrownBy(() -> Footprint.ofDali("circle", new double[] {11, 21, Double.NaN}))
        .hasMessageContaining("NaN");
    thenThrownBy(() -> Footprint.ofDali("polygon", new double[] {1, 2, 3, 4, 5, Double.NaN}))
        .hasMessageContaining("NaN");
    thenThrownBy(() -> Footprint.ofDali("interval", new double[] {1, 2}))
        .hasMessageContaining("INTERVAL");
  }

  /** The values are STILTS's (addskycoords), to FK5; its own epoch of FK4 is B1950. */
  @ParameterizedTest
  @CsvSource({
    "FK4,        0, 0,     0.6407243218516131, 0.2783490305800755, 0.05",
    "B1950,      120, 45,  120.87996494377889, 44.859008033333666, 0.05",
    "FK4 B1950.0,266, -29, 266.7948468469189,  -29.01749564788935, 0.05",
    "FK4,        359.9, 89.5, 0.8218786021066911, 89.77824776713923, 0.05",
    "GALACTIC,   0, 0,     266.4049882784392,  -28.936177371429594, 0.03",
    "GALACTIC,   120, 45,  199.57189791322176, 71.97508998209217, 0.03",
    "GALACTIC,   266, -29, 90.75734994118939,  -57.48814434512334, 0.03",
    "ECLIPTIC,   120, 45,  141.5654944739523,  63.169489564696484, 0.06",
    "ECLIPTIC J2000, 359.9, 89.5, 271.25676862785747, 66.55479928212685, 0.06",
  })
  void other_frames_are_rotated(
      String frame, double lon, double lat, double ra, double dec, double arcsec) {
    Footprint point = Footprint.parse("POSITION " + frame + " " + lon + " " + lat);
    double off = point.singlePoint().orElseThrow().separation(new SkyPosition(ra, dec));
    then(off * 3600).isLessThan(arcsec);
    then(point.notes()).isEmpty();
  }

  @Test
  void an_unknown_frame_is_icrs_and_said_so() {
    Footprint footprint = Footprint.parse("POLYGON UNKNOWNFRAME 10 20 12 20 12 22 10 22");
    then(footprint.contains(MIDDLE)).isTrue();
    then(footprint.notes()).containsExactly("UNKNOWNFRAME taken as ICRS");
  }

  @Test
  void a_polygon_is_its_smaller_side_over_a_pole_and_across_ra_0() {
    Footprint pole = Footprint.parse("POLYGON 0 -80 90 -80 180 -80 270 -80");
    then(pole.contains(new SkyPosition(123, -90))).isTrue();
    then(pole.contains(new SkyPosition(45, -80))).isFalse();
    then(pole.contains(new SkyPosition(0, 90))).isFalse();
    Footprint wrap = Footprint.parse("POLYGON 359 -1 1 -1 1 1 359 1");
    then(wrap.contains(new SkyPosition(0, 0))).isTrue();
    then(wrap.contains(new SkyPosition(180, 0))).isFalse();
    then(wrap.area()).isCloseTo(4, withPercentage(0.1));
  }

  @Test
  void a_polygon_that_no_hemisphere_holds_is_its_smaller_side_too() {
    // GIVEN a wall 20 degrees high around five sixths of the equator
    String wall = "POLYGON 0 -10 75 -10 150 -10 225 -10 300 -10 300 10 225 10 150 10 75 10 0 10";
    for (Footprint footprint : List.of(Footprint.parse(wall), reversed(wall))) {
      // THEN
      for (double ra : new double[] {1, 100, 200, 299}) {
        then(footprint.contains(new SkyPosition(ra, 0))).isTrue();
      }
      then(footprint.contains(new SkyPosition(330, 0))).isFalse();
      then(footprint.contains(new SkyPosition(100, 50))).isFalse();
      then(footprint.contains(new SkyPosition(100, -50))).isFalse();
      then(footprint.meets(new Cone(new SkyPosition(330, 0), 29))).isFalse();
      then(footprint.meets(new Cone(new SkyPosition(330, 0), 30.001))).isTrue();
      then(footprint.area()).isBetween(6000.0, 7000.0);
      then(footprint.bounds().radius()).isEqualTo(180);
    }
  }

  private static Footprint reversed(String polygon) {
    String[] words = polygon.split(" ");
    StringBuilder text = new StringBuilder(words[0]);
    for (int i = words.length - 2; i > 0; i -= 2) {
      text.append(' ').append(words[i]).append(' ').append(words[i + 1]);
    }
    return Footprint.parse(text.toString());
  }

  @Test
  void corners_and_edges_belong_to_the_region() {
    Footprint footprint = Footprint.parse("POLYGON 10 20 12 20 12 22 10 22");
    then(footprint.contains(new SkyPosition(10, 20))).isTrue();
    then(footprint.contains(new SkyPosition(12, 21))).isTrue();
    then(footprint.meets(new Cone(new SkyPosition(10, 19), 1))).isTrue();
    then(footprint.meets(new Cone(new SkyPosition(10, 19), 0.9999999))).isFalse();
  }

  @Test
  void outlines_that_cross_themselves_enclose_all_their_loops() {
    Footprint bow = Footprint.parse("POLYGON 10 20 12 22 12 20 10 22");
    then(bow.contains(new SkyPosition(10.3, 21))).isTrue();
    then(bow.contains(new SkyPosition(11.7, 21))).isTrue();
    then(bow.contains(new SkyPosition(11, 21.7))).isFalse();
    Footprint twice = Footprint.parse("POLYGON 10 20 12 20 12 22 10 22 10 20 12 20 12 22 10 22");
    then(twice.contains(MIDDLE)).isTrue();
  }

  @Test
  void an_outline_that_runs_in_to_go_around_a_hole_leaves_the_hole_out() {
    Footprint keyhole =
        Footprint.parse("POLYGON 10 20 14 20 14 24 10 24 10 20 11 21 11 23 13 23 13 21 11 21");
    then(keyhole.contains(new SkyPosition(12, 22))).isFalse();
    then(keyhole.contains(new SkyPosition(13.5, 22))).isTrue();
    then(keyhole.meets(new Cone(new SkyPosition(12, 22), 0.9))).isFalse();
  }

  @Test
  void corners_nearer_than_any_instrument_can_tell_do_no_harm() {
    Footprint footprint =
        Footprint.parse(
            "POLYGON 10 20 10.0000000000001 20 12 20 12 20.0000000001 12 22 10 22 10 20.000000001");
    then(footprint.contains(MIDDLE)).isTrue();
    then(footprint.contains(FAR)).isFalse();
    then(footprint.area()).isCloseTo(3.73, offset(0.02));
  }

  @Test
  void outlines_without_area_can_still_be_met() {
    Footprint line = Footprint.parse("POLYGON 10 0 11 0 12 0");
    then(line.meets(new Cone(new SkyPosition(11.5, 1), 1))).isTrue();
    then(line.meets(new Cone(new SkyPosition(11.5, 1), 0.99))).isFalse();
    Footprint two = Footprint.parse("POLYGON 10 0 12 0 10 0 10 0");
    then(two.meets(new Cone(new SkyPosition(11.5, 1), 1))).isTrue();
    then(two.notes()).containsExactly("polygon with fewer than 3 different vertices");
    Footprint one = Footprint.parse("POLYGON 10 0 10 0 10 0 370 0");
    then(one.isPoint()).isTrue();
    then(one.notes()).hasSize(1);
  }

  @Test
  void the_whole_sky_is_met_by_everything() {
    for (String text :
        List.of("AllSky ICRS", "Circle 0 0 180", "Box 0 0 360 180", "range 0 360 -90 90")) {
      Footprint sky = Footprint.parse(text);
      then(sky.contains(MIDDLE)).isTrue();
      then(sky.meets(new Cone(FAR, 0))).isTrue();
      then(sky.bounds().radius()).isEqualTo(180);
      then(sky.area()).isCloseTo(41252.96, offset(0.01));
    }
    then(Footprint.point(MIDDLE).meets(new Cone(FAR, 180))).isTrue();
  }

  @Test
  void a_box_has_its_full_sizes_along_the_axes_through_its_centre() {
    Footprint box = Footprint.parse("Box ICRS 50 60 4 2");
    then(box.contains(Sphere.from(new SkyPosition(50, 60), 90, 1.999))).isTrue();
    then(box.contains(Sphere.from(new SkyPosition(50, 60), 90, 2.001))).isFalse();
    then(box.contains(new SkyPosition(50, 60.999))).isTrue();
    then(box.contains(new SkyPosition(50, 61.001))).isFalse();
    then(Footprint.parse("Box 0 90 2 2").contains(new SkyPosition(77, 90))).isTrue();
    then(Footprint.parse("Box 0 0 200 20").notes()).hasSize(1);
  }

  @Test
  void ranges_follow_parallels_and_meridians() {
    Footprint band = Footprint.parse("range 0 360 40 50");
    then(band.meets(new Cone(new SkyPosition(77, 90), 40))).isTrue();
    then(band.meets(new Cone(new SkyPosition(77, 90), 39.9999))).isFalse();
    then(band.bounds().radius()).isCloseTo(50, offset(1e-6));
    Footprint range = Footprint.parse("range 350 10 -5 80");
    then(range.contains(new SkyPosition(355, 79.9))).isTrue();
    then(range.contains(new SkyPosition(15, 0))).isFalse();
    then(range.meets(new Cone(new SkyPosition(15, 0), 5))).isTrue();
    then(range.meets(new Cone(new SkyPosition(15, 0), 4.9999))).isFalse();
    then(range.bounds().contains(new SkyPosition(350, -5))).isTrue();
    then(range.bounds().contains(new SkyPosition(10, 80))).isTrue();
    then(Footprint.parse("range 0 90 0 90").area()).isCloseTo(41252.96 / 8, offset(0.01));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Circle 359.9 1 2",
        "Circle 0 89 3",
        "Polygon 359 -1 1 -1 1 1 359 1",
        "Circle 10 -80 5 Not (Circle 10 -80 2)",
        "Union (Circle 10 20 1 Circle 10 20.5 1)",
        "range 350 10 40 50",
        "3/700 4/12",
      })
  void the_lines_to_draw_run_along_the_edge_in_steps(String text) {
    Footprint footprint = Footprint.parse(text);
    // WHEN
    List<List<SkyPosition>> lines = footprint.lines(0.5);
    // THEN
    then(lines).isNotEmpty();
    for (List<SkyPosition> line : lines) {
      then(line).hasSizeGreaterThan(1);
      for (int i = 0; i < line.size(); i++) {
        then(footprint.meets(new Cone(line.get(i), 1e-6))).isTrue();
        then(i == 0 || line.get(i).separation(line.get(i - 1)) <= 0.5 + 1e-9).isTrue();
      }
    }
    then(Footprint.parse("AllSky").lines(1)).isEmpty();
    then(Footprint.parse("Position 7 8").lines(1).get(0).get(0).separation(Sphere.at(7, 8)))
        .isLessThan(1e-12);
  }
}

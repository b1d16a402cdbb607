package skysift.sky;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "202.469583 47.195278 0.1      | 202.469583 | 47.195278 | 0.1",
        " 202.469583,+47.195278 , 0.1d | 202.469583 | 47.195278 | 0.1",
        "13:29:52.7 +47:11:43 6'       | 202.469583 | 47.195278 | 0.1",
        "13:29:52.7, +47:11:43, 360\"  | 202.469583 | 47.195278 | 0.1",
        "13h29m52.7s +47d11m43s 6'     | 202.469583 | 47.195278 | 0.1",
        "13 29 52.7 +47 11 43 0.1      | 202.469583 | 47.195278 | 0.1",
        "13 29 52.7 +47 11 43 6 arcmin | 202.469583 | 47.195278 | 0.1",
        "13 29 52.7 +47 11 43 360arcsec| 202.469583 | 47.195278 | 0.1",
        "00:00:00 -00:30:00 1deg       | 0          | -0.5      | 1",
        "0 0 0 -0 30 0 1 deg           | 0          | -0.5      | 1",
        "12:30 \u221245:30 1\u2032     | 187.5      | -45.5     | 0.0166666667",
        "-10 -90 180                   | 350        | -90       | 180",
        "1e1 .5 0                      | 10         | 0.5       | 0",
      })
  void what_astronomers_write_is_read(String text, double ra, double dec, double radius) {
    Cone cone = Cone.parse(text);
    then(cone.centre().ra()).isCloseTo(ra, offset(1e-6));
    then(cone.centre().dec()).isCloseTo(dec, offset(1e-6));
    then(cone.radius()).isCloseTo(radius, offset(1e-9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "M 51",
        "",
        "10 20",
        "10 20 30 40",
        "10 95 1",
        "10 20 -1",
        "10 20 181",
        "10 20 NaN",
        "10 20 0x1p3",
        "10 20 5 parsec",
        "10 20 '",
        "13:61:00 +47:11:43 1",
        "13:29:52.7 47.2 1",
        "25:00:00 +10:00:00 1",
        "13:29:52.7 +90:00:01 1",
        "13 29 52.7 +47 11 43",
        "13 29 -52.7 +47 11 43 1",
        "1:2:3:4 +5:6:7 1",
      })
  void anything_else_is_refused_with_the_text_and_an_example(String text) {
    thenThrownBy(() -> Cone.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + text + "\"")
        .hasMessageContaining("example");
  }

  @Test
  void a_cone_holds_what_is_within_its_radius_at_every_size() {
    Random random = new Random(3);
    for (int i = 0; i < 2000; i++) {
      // GIVEN
      double radius = 170 * Math.pow(10, -9 * random.nextDouble());
      Cone cone = new Cone(Sphere.anywhere(random), radius);
      double hair = 1e-9 * radius + 1e-11;
      double bearing = 360 * random.nextDouble();
      // THEN
      then(cone.contains(Sphere.from(cone.centre(), bearing, radius - hair))).isTrue();
      then(cone.contains(Sphere.from(cone.centre(), bearing, radius + hair + 1e-10))).isFalse();
    }
  }

  @Test
  void cones_meet_when_their_radii_bridge_the_distance() {
    Cone cone = new Cone(new SkyPosition(359, 0), 1);
    then(cone.meets(new Cone(new SkyPosition(2, 0), 2))).isTrue();
    then(cone.meets(new Cone(new SkyPosition(2, 0), 1.9999))).isFalse();
    then(cone.meets(new Cone(new SkyPosition(179, 0), 179))).isTrue();
    then(cone.meets(new Cone(new SkyPosition(179, 0), 178.9))).isFalse();
    then(new Cone(new SkyPosition(0, 0), 180).contains(new SkyPosition(180, 0))).isTrue();
  }
}

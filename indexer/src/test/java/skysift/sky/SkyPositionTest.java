package skysift.sky;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SkyPositionTest {

  @Test
  void right_ascension_is_reduced_to_one_turn() {
    then(SkyPosition.of(-10, 5)).isEqualTo(new SkyPosition(350, 5));
    then(SkyPosition.of(360, 5)).isEqualTo(new SkyPosition(0, 5));
    then(SkyPosition.of(725, -5)).isEqualTo(new SkyPosition(5, -5));
    then(SkyPosition.of(-1e-20, 0)).isEqualTo(new SkyPosition(0, 0));
    then(SkyPosition.of(-0.0, -0.0)).isEqualTo(new SkyPosition(0, 0));
  }

  @Test
  void values_that_are_no_position_are_named() {
    thenThrownBy(() -> SkyPosition.of(1, 95)).hasMessageContaining("95");
    thenThrownBy(() -> SkyPosition.of(1, -90.0001)).hasMessageContaining("-90.0001");
    thenThrownBy(() -> SkyPosition.of(1, Double.NaN)).hasMessageContaining("NaN");
    thenThrownBy(() -> SkyPosition.of(Double.POSITIVE_INFINITY, 0)).hasMessageContaining("Inf");
    thenThrownBy(() -> new SkyPosition(360, 0)).isInstanceOf(IllegalArgumentException.class);
    thenThrownBy(() -> new SkyPosition(-1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void separations_are_right_from_microarcseconds_to_half_a_turn() {
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      // GIVEN
      SkyPosition p = Sphere.anywhere(random);
      double distance = 180 * Math.pow(10, -11 * random.nextDouble());
      // WHEN
      SkyPosition q = Sphere.from(p, 360 * random.nextDouble(), distance);
      // THEN
      then(p.separation(q)).isCloseTo(Sphere.distance(p, q), offset(2e-13));
    }
    then(new SkyPosition(10, 20).separation(new SkyPosition(190, -20))).isEqualTo(180);
    then(new SkyPosition(0, 90).separation(new SkyPosition(123, 90))).isCloseTo(0, offset(1e-13));
    then(new SkyPosition(7, 8).separation(new SkyPosition(7, 8))).isZero();
  }

  @Test
  void a_vector_leads_back_to_its_position() {
    Random random = new Random(2);
    for (int i = 0; i < 2000; i++) {
      SkyPosition p = Sphere.anywhere(random);
      then(p.vector().position().separation(p)).isLessThan(1e-13);
      then(Math.abs(p.x() - p.vector().x()) + Math.abs(p.z() - p.vector().z())).isZero();
    }
  }
}

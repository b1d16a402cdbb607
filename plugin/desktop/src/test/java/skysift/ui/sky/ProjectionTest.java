package skysift.ui.sky;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import skysift.sky.Cone;
import skysift.sky.SkyPosition;

class ProjectionTest {
  @Test
  void a_position_is_found_again_at_its_pixel() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2000; i++) {
      // GIVEN
      Projection projection =
          Projection.wholeSky(i % 2 == 0, random.nextDouble(360), 800, 500)
              .zoomed(Math.pow(10, random.nextDouble(4)), 400, 250)
              .moved(400, 250, random.nextInt(800), random.nextInt(500));
      SkyPosition position = SkyPosition.of(random.nextDouble(360), random.nextDouble(-90, 90));
      // WHEN
      double[] at = projection.xy(position);
      // THEN
      double error =
          projection.at(at[0], at[1]).map(position::separation).orElse(180.0) / projection.pixel();
      then(error).as("pixels, of " + position + " in " + projection).isLessThan(1e-3);
    }
  }

  @Test
  void the_whole_sky_is_an_ellipse_with_longitude_to_the_left() {
    // WHEN
    Projection sky = Projection.wholeSky(false, 180, 800, 500);
    // THEN
    then(sky.xy(new SkyPosition(190, 0))[0]).isLessThan(400);
    then(sky.xy(new SkyPosition(180, 10))[1]).isLessThan(250);
    then(sky.at(5, 5)).isEmpty();
    then(sky.part()).isEmpty();
    then(sky.xy(new SkyPosition(0.001, 0))[0]).isBetween(780.0, 800.0);
    then(sky.xy(new SkyPosition(359.999, 0))[0]).isBetween(0.0, 20.0);
  }

  @Test
  void the_galactic_frame_has_the_galaxy_s_centre_in_its_middle() {
    // GIVEN Sgr A*
    SkyPosition centre = new SkyPosition(266.41684, -29.00781);
    // WHEN
    double[] at = Projection.inFrame(true, centre);
    // THEN
    then(Math.abs(Math.IEEEremainder(at[0], 360))).isLessThan(0.06);
    then(at[1]).isCloseTo(-0.046, within(0.001));
    Projection galactic = Projection.wholeSky(true, at[0], 800, 500);
    then(galactic.position(at[0], at[1]).separation(centre)).isLessThan(1e-7);
  }

  @Test
  void what_is_under_the_mouse_stays_there_while_looking_closer() {
    // GIVEN
    Projection sky =
        Projection.wholeSky(false, 0, 800, 500).around(new Cone(new SkyPosition(202, 47), 5));
    SkyPosition under = sky.at(600, 120).orElseThrow();
    // WHEN
    Projection closer = sky.zoomed(3, 600, 120);
    // THEN
    then(closer.at(600, 120).orElseThrow().separation(under) / closer.pixel()).isLessThan(0.5);
    then(closer.pixel()).isCloseTo(sky.pixel() / 3, within(1e-9));
  }

  @Test
  void a_cone_looked_at_fills_most_of_the_view_wherever_it_is() {
    for (SkyPosition centre :
        new SkyPosition[] {
          new SkyPosition(0, 0), new SkyPosition(10, 89.9), new SkyPosition(300, -60)
        }) {
      // WHEN
      Projection projection = Projection.wholeSky(true, 0, 800, 500).around(new Cone(centre, 0.1));
      // THEN
      then(projection.middle().separation(centre)).isLessThan(0.001);
      then(0.1 / projection.pixel()).isBetween(180.0, 220.0);
    }
  }
}

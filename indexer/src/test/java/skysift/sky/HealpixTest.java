package skysift.sky;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealpixTest {

  @Test
  void order_0_has_twelve_cells_with_known_centres() {
    then(Healpix.cells(0)).isEqualTo(12);
    then(Healpix.cells(29)).isEqualTo(3_458_764_513_820_540_928L);
    double tropic = Math.toDegrees(Math.asin(2.0 / 3));
    for (int i = 0; i < 4; i++) {
      then(Healpix.centre(0, i).separation(Sphere.at(45 + 90 * i, tropic))).isLessThan(1e-13);
      then(Healpix.centre(0, i + 4).separation(Sphere.at(90 * i, 0))).isLessThan(1e-13);
      then(Healpix.centre(0, i + 8).separation(Sphere.at(45 + 90 * i, -tropic))).isLessThan(1e-13);
    }
  }

  /** Numbers by MOC 2.0 section 4.2: uniq = 4 x 4^order + cell. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 4",
    "0, 11, 15",
    "1, 0, 16",
    "3, 304, 560",
    "8, 300000, 562144",
    "13, 805306367, 1073741823",
    "28, 0, 288230376151711744",
    "29, 0, 1152921504606846976",
    "29, 3458764513820540927, 4611686018427387903",
  })
  void cells_have_their_published_uniq_numbers(int order, long cell, long uniq) {
    then(Healpix.uniq(order, cell)).isEqualTo(uniq);
    then(Healpix.orderOfUniq(uniq)).isEqualTo(order);
    then(Healpix.cellOfUniq(uniq)).isEqualTo(cell);
  }

  @Test
  void uniq_numbers_of_one_order_follow_those_of_the_order_before() {
    for (int order = 0; order <= 29; order++) {
      long last = Healpix.uniq(order, Healpix.cells(order) - 1);
      then(Healpix.orderOfUniq(last)).isEqualTo(order);
      then(Healpix.cellOfUniq(last)).isEqualTo(Healpix.cells(order) - 1);
      then(order == 29 ? last + 1 : Healpix.uniq(order + 1, 0)).isEqualTo(last + 1);
    }
  }

  /** The values are those of STILTS 3.4.7, healpixNestIndex. */
  @ParameterizedTest
  @CsvSource({
    "0,  45, 10, 0",
    "3,  1, 1, 304",
    "10, 266.4049882865447, -28.936177761791473, 7380519",
    "29, 266.4049882865447, -28.936177761791473, 2028741720134325774",
    "29, 10, 89.99999, 288230376151706443",
    "29, 10, 89.999999, 288230376151711673",
    "29, 359.999999999, -89.99999999, 3170534137668829184",
    "29, 120, 41.81, 461168601814576459",
  })
  void positions_have_their_published_cells(int order, double ra, double dec, long cell) {
    then(Healpix.cell(order, new SkyPosition(ra, dec))).isEqualTo(cell);
  }

  /** The values are those of STILTS 3.4.7, healpixNestLon and healpixNestLat. */
  @ParameterizedTest
  @CsvSource({
    "8,  300000, 348.046875, -1.6415099022496478",
    "8,  786431, 315.0, -0.1492079277958127",
    "29, 1234567890123456789, 15.83427264355123, -12.810555044304381",
    "29, 3458764513820540927, 315.0, -7.114780385429948E-8",
    "29, 288230376151711743, 45.0, 89.9999999128621",
  })
  void cells_have_their_published_centres(int order, long cell, double ra, double dec) {
    then(Healpix.centre(order, cell).separation(Sphere.at(ra, dec))).isLessThan(1e-12);
  }

  @Test
  void a_centre_lies_in_its_cell_at_every_order() {
    Random random = new Random(5);
    for (int order = 0; order <= 29; order++) {
      for (int i = 0; i < 300; i++) {
        long cell = random.nextLong(Healpix.cells(order));
        then(Healpix.cell(order, Healpix.centre(order, cell))).isEqualTo(cell);
      }
      long last = Healpix.cells(order) - 1;
      then(Healpix.cell(order, Healpix.centre(order, last))).isEqualTo(last);
      then(Healpix.cell(order, Healpix.centre(order, 0))).isZero();
    }
  }

  @Test
  void a_position_lies_in_nested_cells_and_within_their_reach() {
    Random random = new Random(6);
    for (int i = 0; i < 3000; i++) {
      SkyPosition p = Sphere.anywhere(random);
      long finest = Healpix.cell(29, p);
      for (int order = 0; order < 29; order++) {
        long cell = Healpix.cell(order, p);
        then(cell).isEqualTo(finest >> (2 * (29 - order)));
        then(Healpix.centre(order, cell).separation(p)).isLessThanOrEqualTo(Healpix.reach(order));
      }
    }
    for (double ra : new double[] {0, 45, 90, 180, 270, 359.9999999999999}) {
      for (double dec : new double[] {-90, -41.81031489577862, 0, 41.81031489577862, 90}) {
        SkyPosition p = new SkyPosition(ra, dec);
        long cell = Healpix.cell(12, p);
        then(Healpix.centre(12, cell).separation(p)).isLessThanOrEqualTo(Healpix.reach(12));
      }
    }
  }

  @Test
  void corners_lie_within_reach_and_the_farthest_is_as_far_as_it() {
    for (int order = 0; order <= 4; order++) {
      double farthest = 0;
      for (long cell = 0; cell < Healpix.cells(order); cell++) {
        for (SkyPosition corner : Healpix.corners(order, cell)) {
          double distance = Healpix.centre(order, cell).separation(corner);
          farthest = Math.max(farthest, distance);
        }
      }
      then(farthest).isLessThanOrEqualTo(Healpix.reach(order));
      then(farthest).isCloseTo(Healpix.reach(order), offset(1e-9));
    }
  }

  @Test
  void cells_have_equal_areas() {
    // GIVEN cells fine enough that chords between corners lose nothing worth naming
    for (long cell : new long[] {0, 4 << 18, 77_777, 250_000, 1_000_001, 3_145_727}) {
      List<SkyPosition> corners = Healpix.corners(9, cell);
      // WHEN
      double area = Footprint.parse(Sphere.stcs(corners)).area();
      // THEN
      then(area).isCloseTo(Healpix.area(9), withPercentage(0.5));
    }
    int[] hits = new int[48];
    Random random = new Random(8);
    for (int i = 0; i < 96_000; i++) {
      double dec = Math.toDegrees(Math.asin(2 * random.nextDouble() - 1));
      hits[(int) Healpix.cell(1, Sphere.at(360 * random.nextDouble(), dec))]++;
    }
    for (int hit : hits) {
      then(hit).isBetween(1780, 2220);
    }
  }

  @Test
  void orders_and_cells_that_do_not_exist_are_refused() {
    thenThrownBy(() -> Healpix.cells(30)).hasMessageContaining("30");
    thenThrownBy(() -> Healpix.cells(-1)).hasMessageContaining("-1");
    thenThrownBy(() -> Healpix.centre(0, 12)).hasMessageContaining("no cell 12");
  }
}

package skysift.harvest;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.within;
import static skysift.obscore.ObsCoreColumn.ACCESS_ESTSIZE;
import static skysift.obscore.ObsCoreColumn.CALIB_LEVEL;
import static skysift.obscore.ObsCoreColumn.EM_MAX;
import static skysift.obscore.ObsCoreColumn.EM_MIN;
import static skysift.obscore.ObsCoreColumn.OBS_ID;
import static skysift.obscore.ObsCoreColumn.S_DEC;
import static skysift.obscore.ObsCoreColumn.S_FOV;
import static skysift.obscore.ObsCoreColumn.S_RA;
import static skysift.obscore.ObsCoreColumn.S_REGION;
import static skysift.obscore.ObsCoreColumn.S_XEL1;
import static skysift.obscore.ObsCoreColumn.T_EXPTIME;
import static skysift.obscore.ObsCoreColumn.T_MAX;
import static skysift.obscore.ObsCoreColumn.T_MIN;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skysift.obscore.CalibrationLevel;
import skysift.obscore.Dataset;
import skysift.sky.Footprint;
import skysift.sky.SkyPosition;

class NormaliserRangesTest {
  private final Rows rows = Rows.rows();

  @Test
  void a_level_may_come_as_any_kind_of_number() {
    then(rows.dataset("calib_level", 2L).calibrationLevel()).contains(CalibrationLevel.CALIBRATED);
    then(rows.dataset("calib_level", "2", "obs_id", "b").calibrationLevel())
        .contains(CalibrationLevel.CALIBRATED);
    then(rows.dataset("calib_level", 0.0, "t_xel", 1L).calibrationLevel())
        .contains(CalibrationLevel.RAW);
    then(rows.anomalies()).doesNotContain(RangeRules.NO_LEVEL, Coercion.NOT_A_NUMBER);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 5, 99})
  void a_level_that_is_none_is_not_stated_and_counted(long level) {
    // WHEN
    Dataset dataset = rows.dataset("calib_level", level);
    // THEN
    then(dataset.calibrationLevel()).isEmpty();
    then(dataset.original()).containsEntry(CALIB_LEVEL, Long.toString(level));
    then(rows.anomalies()).containsExactly(RangeRules.NO_LEVEL);
  }

  @Test
  void text_that_is_no_number_is_kept_aside_and_counted() {
    // WHEN
    Dataset dataset =
        rows.dataset("calib_level", "two", "t_min", "yesterday", "s_xel1", 100.5, "t_max", "0x1p3");
    // THEN
    then(dataset.values()).containsOnlyKeys(OBS_ID);
    then(dataset.original())
        .containsEntry(CALIB_LEVEL, "two")
        .containsEntry(T_MIN, "yesterday")
        .containsEntry(T_MAX, "0x1p3")
        .containsEntry(S_XEL1, "100.5");
    then(rows.log.count(Coercion.NOT_A_NUMBER)).isEqualTo(3);
    then(rows.log.count(Coercion.NOT_A_WHOLE_NUMBER)).isEqualTo(1);
  }

  @Test
  void nan_and_words_for_nothing_are_not_stated_and_no_anomaly() {
    // WHEN
    Dataset dataset =
        rows.dataset(
            "em_min", Double.NaN, "em_max", "NaN", "t_min", " ", "t_max", "null", "s_fov", "");
    // THEN
    then(dataset.values()).containsOnlyKeys(OBS_ID);
    then(dataset.original()).isEmpty();
    then(rows.anomalies()).isEmpty();
  }

  @Test
  void numbers_in_text_and_text_in_numbers_find_their_kind() {
    // WHEN
    Dataset dataset =
        rows.dataset(
            "obs_id",
            6372322000000000123L,
            "em_min",
            "5.0E-7",
            "t_exptime",
            300L,
            "access_estsize",
            12.4);
    // THEN
    then(dataset.text(OBS_ID)).contains("6372322000000000123");
    then(dataset.number(EM_MIN)).hasValue(5.0e-7);
    then(dataset.number(T_EXPTIME)).hasValue(300);
    then(dataset.values()).containsEntry(ACCESS_ESTSIZE, 12L);
    then(rows.dataset("obs_id", 1134385.0).text(OBS_ID)).contains("1134385");
    then(rows.anomalies()).isEmpty();
  }

  @Test
  void wavelengths_the_wrong_way_round_are_swapped() {
    // WHEN
    Dataset dataset = rows.dataset("em_min", 7e-7, "em_max", 5e-7);
    // THEN
    then(dataset.number(EM_MIN)).hasValue(5e-7);
    then(dataset.number(EM_MAX)).hasValue(7e-7);
    then(dataset.original()).containsEntry(EM_MIN, "7.0E-7").containsEntry(EM_MAX, "5.0E-7");
    then(rows.anomalies()).containsExactly(RangeRules.WAVELENGTHS_SWAPPED);
  }

  @ParameterizedTest
  @CsvSource({"0", "-5e-7", "1e-21", "1001", "Infinity"})
  void wavelengths_out_of_range_are_dropped(double metres) {
    // WHEN
    Dataset dataset = rows.dataset("em_min", metres, "em_max", 7e-7);
    // THEN
    then(dataset.number(EM_MIN)).isEmpty();
    then(dataset.number(EM_MAX)).hasValue(7e-7);
    then(dataset.original()).containsKey(EM_MIN);
    then(rows.anomalies()).hasSize(1);
  }

  @Test
  void the_ends_of_the_range_of_wavelengths_are_in_it() {
    then(rows.dataset("em_min", 1e-20, "em_max", 1e3).number(EM_MAX)).hasValue(1e3);
    then(rows.anomalies()).isEmpty();
  }

  @Test
  void an_end_computed_with_seconds_as_days_is_repaired() {
    // WHEN
    Dataset dataset =
        rows.dataset("t_min", 56363.85, "t_max", 56363.85 + 8080, "t_exptime", 8080.0);
    // THEN
    then(dataset.number(T_MAX).getAsDouble()).isCloseTo(56363.85 + 8080 / 86400.0, within(1e-9));
    then(dataset.original()).containsEntry(T_MAX, "64443.85");
    then(rows.anomalies()).containsExactly(RangeRules.SECONDS_AS_DAYS);
  }

  @Test
  void an_end_far_in_the_future_is_repaired_too() {
    // WHEN
    Dataset dataset = rows.dataset("t_min", 56000.0, "t_max", 156000.0, "t_exptime", 100000.0);
    // THEN
    then(dataset.number(T_MAX).getAsDouble()).isCloseTo(56001.157, within(1e-3));
  }

  @Test
  void a_true_end_is_left_alone() {
    // WHEN
    Dataset dataset = rows.dataset("t_min", 56000.0, "t_max", 56000.01, "t_exptime", 864.0);
    // THEN
    then(dataset.number(T_MAX)).hasValue(56000.01);
    then(rows.anomalies()).isEmpty();
  }

  @Test
  void times_the_wrong_way_round_are_swapped() {
    // WHEN
    Dataset dataset = rows.dataset("t_min", 56001.0, "t_max", 56000.0);
    // THEN
    then(dataset.number(T_MIN)).hasValue(56000);
    then(dataset.number(T_MAX)).hasValue(56001);
    then(rows.anomalies()).containsExactly(RangeRules.TIMES_SWAPPED);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, -5000, 2456000.5})
  void a_time_that_is_no_date_is_dropped(double time) {
    // WHEN
    Dataset dataset = rows.dataset("t_min", time);
    // THEN
    then(dataset.number(T_MIN)).isEmpty();
    then(dataset.original()).containsEntry(T_MIN, Double.toString(time));
    then(rows.anomalies()).containsExactly(RangeRules.NO_DATE);
  }

  @Test
  void sizes_and_durations_below_zero_are_dropped_but_counts_of_minus_one_stay() {
    // WHEN
    Dataset dataset = rows.dataset("t_exptime", -1.0, "access_estsize", -1L, "s_xel1", -1L);
    // THEN
    then(dataset.values()).doesNotContainKeys(T_EXPTIME, ACCESS_ESTSIZE);
    then(dataset.values()).containsEntry(S_XEL1, -1L);
    then(rows.log.count(RangeRules.NEGATIVE)).isEqualTo(2);
  }

  @Test
  void right_ascensions_are_reduced() {
    // WHEN
    Dataset dataset = rows.dataset("s_ra", -10.0, "s_dec", 5.0);
    // THEN
    then(dataset.number(S_RA)).hasValue(350);
    then(dataset.original()).containsEntry(S_RA, "-10.0");
    then(rows.anomalies()).containsExactly(SkyRules.RA_REDUCED);
  }

  @Test
  void a_declination_beyond_the_pole_is_no_position() {
    // WHEN
    Dataset dataset = rows.dataset("s_ra", 10.0, "s_dec", 95.0, "s_fov", 1.0);
    // THEN
    then(dataset.position()).isEmpty();
    then(dataset.footprint()).isEmpty();
    then(dataset.original()).containsEntry(S_DEC, "95.0").containsEntry(S_RA, "10.0");
    then(rows.log.list())
        .containsExactly(new Anomaly(SkyRules.DEC_OUT_OF_RANGE, 1, "row 1: s_dec 95.0"));
  }

  @Test
  void zero_zero_is_a_position_only_with_a_region() {
    // WHEN
    Dataset without = rows.dataset("s_ra", 0.0, "s_dec", 0.0);
    Dataset with =
        rows.dataset("s_ra", 0.0, "s_dec", 0.0, "s_region", "CIRCLE ICRS 0 0 1", "obs_id", "2");
    Dataset near = rows.dataset("s_ra", 0.0, "s_dec", 0.001, "obs_id", "3");
    // THEN
    then(without.position()).isEmpty();
    then(with.position()).isPresent();
    then(near.position()).isPresent();
    then(rows.log.count(SkyRules.ZERO_POSITION)).isEqualTo(1);
  }

  @Test
  void half_a_position_is_none() {
    // WHEN
    Dataset dataset = rows.dataset("s_ra", 10.0);
    // THEN
    then(dataset.values()).doesNotContainKey(S_RA);
    then(rows.anomalies()).containsExactly(SkyRules.HALF_POSITION);
  }

  @Test
  void a_region_that_cannot_be_read_leaves_the_circle() {
    // WHEN
    Dataset dataset =
        rows.dataset(
            "s_ra", 10.0, "s_dec", 20.0, "s_fov", 2.0, "s_region", "POLYGON ICRS 1 2 3 4 5");
    // THEN
    then(dataset.footprint()).contains(Footprint.circle(SkyPosition.of(10, 20), 1));
    then(dataset.original()).containsEntry(S_REGION, "POLYGON ICRS 1 2 3 4 5");
    then(rows.anomalies()).containsExactly(SkyRules.REGION_UNPARSABLE);
  }

  @Test
  void a_position_with_a_field_is_a_circle() {
    // WHEN
    Dataset dataset = rows.dataset("s_region", "POSITION J2000 10 20", "s_fov", 2.0);
    // THEN
    then(dataset.footprint()).contains(Footprint.circle(SkyPosition.of(10, 20), 1));
    then(rows.anomalies()).isEmpty();
  }

  @Test
  void what_had_to_be_guessed_in_a_region_is_counted() {
    // WHEN
    Dataset dataset = rows.dataset("s_region", "CIRCLE UNKNOWNFRAME 10 20 1");
    // THEN
    then(dataset.footprint()).contains(Footprint.circle(SkyPosition.of(10, 20), 1));
    then(rows.anomalies()).hasSize(1);
    then(rows.anomalies().getFirst()).contains("UNKNOWNFRAME");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 400})
  void a_field_that_cannot_be_is_dropped(double degrees) {
    // WHEN
    Dataset dataset = rows.dataset("s_ra", 10.0, "s_dec", 20.0, "s_fov", degrees);
    // THEN
    then(dataset.number(S_FOV)).isEmpty();
    then(dataset.footprint()).contains(Footprint.point(SkyPosition.of(10, 20)));
    then(rows.anomalies()).hasSize(1);
  }
}

package skysift.grouping;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.grouping.Groups.GROUPING;
import static skysift.grouping.Groups.keys;
import static skysift.grouping.Groups.observations;
import static skysift.grouping.Groups.partition;
import static skysift.obscore.Datasets.dataset;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import skysift.obscore.Dataset;
import skysift.obscore.Datasets;
import skysift.obscore.Role;

/** An archive's own observation columns are taken at their word. */
class WithinArchiveTest {

  @Test
  void four_spectral_windows_of_one_member_unit_are_one_observation() {
    // GIVEN rows that differ in their wavelengths only
    Datasets window =
        dataset("ALMA")
            .obsId("uid___A001_X1_X2_source_spw")
            .observationId("uid://A001/X1/X2", "NGC 253")
            .facility("ALMA")
            .did("ADS/JAO.ALMA#2017.1.00079.S")
            .links("https://almascience.org/datalink/sync?ID=uid://A001/X1/X2");
    List<Dataset> windows = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      windows.add(window.wavelength(1e-3 + i * 1e-5, 1.005e-3 + i * 1e-5).build());
    }
    // THEN
    then(partition(windows)).hasSize(1);
    then(GROUPING.copies(windows)).hasSize(4);
    // and another target of the same unit is another observation
    windows.add(window.observationId("uid://A001/X1/X2", "J0104-2416").ordinal(2).build());
    then(partition(windows)).hasSize(2);
  }

  @Test
  void neither_time_nor_place_splits_an_observation() {
    then(observations(
            row("VLT").at(10, -20).time(54_000, 54_000.1).did("a").build(),
            row("VLT").at(10, -20.35).time(54_060, 54_060.1).did("b").build()))
        .isEqualTo(1);
  }

  @Test
  void one_id_at_two_facilities_is_two_observations() {
    then(observations(
            row("HST").at(10, 20).did("a").build(),
            row("HST").at(10, 20).did("b").build(),
            row("Chandra").at(130, -20).did("c").build()))
        .isEqualTo(2);
  }

  @Test
  void rows_without_a_facility_join_those_that_name_one() {
    // GIVEN
    Dataset none = dataset("A").obsId("7").did("n").build();
    Dataset hst = row("HST").did("h").build();
    Dataset chandra = row("Chandra").did("c").build();
    // THEN
    then(observations(none, hst)).isEqualTo(1);
    then(partition(List.of(none, hst, chandra)))
        .containsExactlyInAnyOrder(keys(none), keys(hst), keys(chandra));
  }

  @Test
  void rows_with_the_broader_facility_join_those_with_the_narrower_one() {
    // GIVEN
    Dataset broad = row("VLT").did("v").build();
    Dataset second = row("VLT", "VLT UT2").did("2").build();
    Dataset third = row("VLT", "VLT UT3").did("3").build();
    // THEN
    then(observations(broad, second)).isEqualTo(1);
    then(observations(broad, second, third)).isEqualTo(3);
  }

  @Test
  void stack_of_several_facilities_stays_apart_from_its_namesake() {
    // GIVEN
    Dataset stack = dataset("A").obsId("7").facilityList("HST", "Spitzer").did("s").build();
    Dataset many = dataset("A").obsId("7").facility("Many").did("m").build();
    // THEN
    then(observations(stack, row("HST").did("h").build())).isEqualTo(2);
    then(observations(many, row("HST").did("h").build())).isEqualTo(2);
  }

  @Test
  void two_frames_under_one_label_are_one_observation_since_the_archive_says_so() {
    Datasets frame =
        dataset("Gemini").obsId("GS-2003A-Q-6-1-002").facility("Gemini South").collection("GEMINI");
    then(observations(
            frame.did("S20030218S0027.fits").time(52_688.1, 52_688.11).build(),
            frame.did("S20030218S0042.fits").time(52_688.13, 52_688.14).build()))
        .isEqualTo(1);
  }

  @Test
  void rows_without_an_id_are_their_own_observations() {
    // GIVEN
    Dataset first = dataset("ESO").facility("VLT").did("a").build();
    Dataset second = dataset("ESO").facility("VLT").did("b").build();
    Dataset blank = dataset("ESO").observationId(" ").did("c").build();
    Dataset placeholder = dataset("ESO").obsId("N/A").did("d").build();
    // THEN
    then(observations(first, second, blank, placeholder)).isEqualTo(4);
    then(GROUPING.candidate(first).keys()).isEmpty();
    then(GROUPING.candidate(placeholder).keys()).isEmpty();
    then(GROUPING.reasons(List.of(first)).get(first.key()).sentence())
        .isEqualTo("On its own: its archive gives it no identifier of an observation.");
  }

  @Test
  void word_that_repeats_another_column_is_no_id() {
    Datasets constant = dataset("HEASARC").obsId("heasarc");
    then(observations(constant.did("a").build(), constant.did("b").build())).isEqualTo(2);
  }

  @Test
  void id_of_more_than_5000_data_rows_is_no_id() {
    // GIVEN
    List<Dataset> rows = new ArrayList<>();
    for (int i = 0; i < Grouping.MAX_SHARED; i++) {
      rows.add(row("TESS").did("row" + i).build());
    }
    Dataset preview = row("TESS").did("preview").role(Role.PREVIEW).build();
    Dataset weights = row("TESS").did("weights").role(Role.AUXILIARY).build();
    rows.addAll(List.of(preview, weights));
    // THEN previews and auxiliary rows aside, the limit is kept
    then(partition(rows)).hasSize(1);
    // WHEN one more comes
    rows.add(row("TESS").did("one more").build());
    then(partition(rows)).hasSize(rows.size());
  }

  @Test
  void bare_word_of_many_rows_is_no_id() {
    // GIVEN
    List<Dataset> rows = new ArrayList<>();
    for (int i = 0; i < Grouping.MAX_SHARED_WORD; i++) {
      rows.add(dataset("A").obsId("survey").did("row" + i).build());
    }
    then(partition(rows)).hasSize(1);
    // WHEN
    rows.add(dataset("A").obsId("survey").did("one more").build());
    // THEN
    then(partition(rows)).hasSize(rows.size());
  }

  private static Datasets row(String... facility) {
    return dataset("A").obsId("7").facility(facility);
  }
}

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skysift.obscore.Dataset;
import skysift.obscore.Datasets;
import skysift.obscore.ObsCoreColumn;

/** Sets of two archives join when ids and facility agree and nothing contradicts. */
class AcrossArchivesTest {

  @Test
  void reused_ids_at_different_places_stay_apart() {
    then(observations(a().at(10, 10).build(), b().at(130, -20).build())).isEqualTo(2);
    then(observations(a().at(10, 10).build(), b().at(10, 11.4).build())).isEqualTo(1);
    then(observations(a().at(10, 10).build(), b().at(10, 11.6).build())).isEqualTo(2);
    then(observations(a().at(359.5, 0).build(), b().at(0.5, 0).build())).isEqualTo(1);
  }

  @Test
  void reused_ids_at_different_times_stay_apart() {
    then(observations(a().time(100, 101).build(), b().time(101.9, 103).build())).isEqualTo(1);
    then(observations(a().time(100, 101).build(), b().time(102.1, 103).build())).isEqualTo(2);
  }

  @Test
  void different_facilities_and_collections_stay_apart() {
    then(observations(a().build(), dataset("B").obsId("70101").facility("Chandra").build()))
        .isEqualTo(2);
    then(observations(
            dataset("A").obsId("70101").collection("deep survey").build(),
            dataset("B").obsId("70101").collection("Deep Survey").build()))
        .isEqualTo(1);
    then(observations(dataset("A").obsId("70101").build(), dataset("B").obsId("70101").build()))
        .isEqualTo(2);
  }

  @Test
  void missing_and_flagged_values_do_not_contradict() {
    Dataset placed = a().at(10, 10).time(50_000, 50_001).build();
    then(observations(placed, b().build())).isEqualTo(1);
    then(observations(placed, b().at(0, 0).time(0, 0).build())).isEqualTo(1);
    then(observations(placed, b().time(-5_000, -4_000).build())).isEqualTo(1);
    then(observations(
            placed,
            b().at(50, -89)
                .original(ObsCoreColumn.S_DEC, "-91")
                .time(60_000, 60_001)
                .original(ObsCoreColumn.T_MIN, "2023")
                .build()))
        .isEqualTo(1);
    then(observations(placed, b().at(0, 0).region("Circle ICRS 0 0 0.1").build())).isEqualTo(2);
  }

  @Test
  void region_places_a_row_without_a_position() {
    then(observations(a().at(10, 10).build(), b().region("Circle ICRS 10 11 0.1").build()))
        .isEqualTo(1);
    then(observations(a().at(10, 10).build(), b().region("Circle ICRS 10 15 0.1").build()))
        .isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Jupiter", "(1) Ceres", "C/2020 F3 (NEOWISE)", "67P/Churyumov", "TITAN"})
  void targets_of_the_solar_system_move(String target) {
    Datasets here = a().at(10, 10).target(target);
    then(observations(here.time(100, 101).build(), b().at(30, 10).time(101, 102).build()))
        .isEqualTo(1);
    then(observations(here.time(100, 101).build(), b().at(30, 10).time(103, 104).build()))
        .isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"47 Tucanae", "51 Peg", "NGC 7009 Saturn Nebula", "3C 273", "Sunflower"})
  void names_of_stars_do_not_make_them_move(String target) {
    then(observations(a().at(10, 10).target(target).build(), b().at(30, 10).build())).isEqualTo(2);
  }

  @Test
  void nearest_members_are_compared_not_single_rows() {
    // GIVEN beams of one observation up to 3.3 degrees apart; another archive has the last
    List<Dataset> rows = new ArrayList<>();
    for (int beam = 0; beam < 40; beam++) {
      rows.add(apertif("ASTRON").at(200, 30 + beam * 3.3 / 39).did("beam" + beam).build());
    }
    rows.add(apertif("Mirror").at(200, 33.3).build());
    // THEN
    then(partition(rows)).hasSize(1);
  }

  @Test
  void archives_own_word_that_two_are_different_is_kept() {
    // GIVEN one archive tells unit telescopes apart, another does not
    Dataset second = dataset("ESO").obsId("99").facility("VLT", "VLT UT2").at(10, 0).build();
    Dataset third =
        dataset("ESO").obsId("99").facility("VLT", "VLT UT3").at(10, 1).did("3").build();
    Dataset mirrored = dataset("Mirror").obsId("99").facility("VLT").at(10, 0.9).build();
    // THEN
    then(partition(List.of(second, third, mirrored)))
        .containsExactlyInAnyOrder(keys(second), keys(third, mirrored));
  }

  @Test
  void groups_of_one_name_have_different_keys() {
    then(GROUPING.observations(List.of(a().at(10, 10).build(), b().at(50, 10).build())).values())
        .doesNotHaveDuplicates();
  }

  @Test
  void hints_never_join_by_themselves() {
    then(observations(hint("A", "HLSP").build(), hint("B", "HLSP").build())).isEqualTo(2);
    then(observations(hint("A", "HLA").build(), hint("B", "HLA").build())).isEqualTo(2);
    then(observations(hint("A", "HLA").build(), hint("B", "HST").build())).isEqualTo(2);
    then(observations(hint("A", "HLA").facility("HST").build(), hint("B", "HST").build()))
        .isEqualTo(1);
  }

  private static Datasets a() {
    return dataset("A").obsId("70101").facility("HST");
  }

  private static Datasets b() {
    return dataset("B").obsId("70101").facility("HST");
  }

  private static Datasets hint(String archive, String collection) {
    return dataset(archive).obsId("mosaic 12").collection(collection);
  }

  private static Datasets apertif(String archive) {
    return dataset(archive).obsId("200110007").facility("WSRT").collection("apertif-dr1");
  }
}

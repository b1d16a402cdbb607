package skysift.grouping;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.grouping.Groups.GROUPING;
import static skysift.grouping.Groups.partition;
import static skysift.grouping.Groups.permutations;
import static skysift.obscore.Datasets.dataset;

import com.google.common.collect.ImmutableMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.Datasets;
import skysift.obscore.ObservationKey;
import skysift.obscore.Role;

/** HST u29r4d02t as MAST (a row for each file) and CADC (a row for each plane) have it. */
class SeedCaseTest {
  private static final Dataset FITS = mast("u29r4d02t_drw.fits").format("image/fits").build();
  private static final Dataset JPEG =
      mast("u29r4d02t_drw.jpg").format("image/jpeg").role(Role.PREVIEW).build();
  private static final Dataset THUMBNAIL =
      mast("u29r4d02t_drw_thumb.jpg").format("image/jpeg").role(Role.PREVIEW).build();
  private static final Dataset CALIBRATED = cadc("CALIBRATED").level(2).build();
  private static final Dataset RAW = cadc("RAW_STANDARD").level(1).build();
  private static final List<Dataset> ALL = List.of(FITS, JPEG, THUMBNAIL, CALIBRATED, RAW);

  @Test
  void rows_of_both_archives_are_one_observation_in_all_120_orders() {
    Set<Map<DatasetKey, ObservationKey>> answers = new HashSet<>();
    for (List<Dataset> order : permutations(ALL)) {
      // WHEN
      ImmutableMap<DatasetKey, ObservationKey> answer = GROUPING.observations(order);
      // THEN
      then(new HashSet<>(answer.values())).hasSize(1);
      then(answer).hasSize(5);
      answers.add(answer);
    }
    then(answers).hasSize(1);
  }

  @Test
  void rows_that_arrive_one_by_one_end_as_the_same_observation_in_all_orders() {
    Map<DatasetKey, ObservationKey> whole = GROUPING.observations(ALL);
    for (List<Dataset> order : permutations(ALL)) {
      // GIVEN
      HarvestedIndex index = new HarvestedIndex(GROUPING);
      // WHEN
      order.forEach(dataset -> index.add(List.of(dataset)));
      // THEN
      then(index.observations()).isEqualTo(whole);
    }
  }

  @Test
  void key_stays_the_same_when_another_archive_joins() {
    then(GROUPING.observations(List.of(FITS)).get(FITS.key()))
        .isEqualTo(GROUPING.observations(ALL).get(FITS.key()))
        .isEqualTo(GROUPING.observations(List.of(RAW)).get(RAW.key()));
  }

  @Test
  void reasons_name_the_other_archive_and_what_agrees() {
    // WHEN
    Map<DatasetKey, Reason> reasons = GROUPING.reasons(ALL);
    // THEN
    then(reasons.get(RAW.key())).isEqualTo(new Reason.SameArchive("CADC", "u29r4d02t"));
    then(reasons.get(FITS.key())).isEqualTo(new Reason.SameId("CADC", "u29r4d02t", "hst", false));
    then(reasons.get(FITS.key()).sentence()).isEqualTo("Same identifier at CADC: u29r4d02t (hst).");
  }

  @Test
  void pictures_and_planes_are_no_copies_of_the_file() {
    then(GROUPING.copies(ALL)).hasSize(5).allMatch(copies -> copies.size() == 1);
  }

  @Test
  void three_sets_that_conflict_are_parted_alike_in_all_orders() {
    // GIVEN three archives, the outer two more than a day apart, the last two nearer
    Dataset first = dataset("A").obsId("field 7").facility("HST").time(100, 100.1).build();
    Dataset middle = dataset("B").obsId("field 7").facility("HST").time(100.9, 101).build();
    Dataset last = dataset("C").obsId("FIELD 7").facility("HST").time(101.5, 101.6).build();
    Set<Map<DatasetKey, ObservationKey>> answers = new HashSet<>();
    for (List<Dataset> order : permutations(List.of(first, middle, last))) {
      // WHEN
      HarvestedIndex index = new HarvestedIndex(GROUPING);
      order.forEach(one -> index.add(List.of(one)));
      answers.add(index.observations());
      answers.add(GROUPING.observations(order));
      // THEN
      then(partition(order))
          .containsExactlyInAnyOrder(Groups.keys(first), Groups.keys(middle, last));
    }
    then(answers).hasSize(1);
  }

  @Test
  void conflict_without_a_nearest_pair_is_parted_by_name() {
    // GIVEN
    Dataset first = dataset("A").obsId("field 7").facility("HST").time(100, 100).build();
    Dataset middle = dataset("B").obsId("field 7").facility("HST").time(100.75, 100.75).build();
    Dataset last = dataset("C").obsId("field 7").facility("HST").time(101.5, 101.5).build();
    for (List<Dataset> order : permutations(List.of(first, middle, last))) {
      // THEN
      then(partition(order))
          .containsExactlyInAnyOrder(Groups.keys(first, middle), Groups.keys(last));
    }
  }

  private static Datasets mast(String file) {
    return dataset("MAST")
        .obsId("u29r4d02t")
        .facility("HST")
        .collection("HST")
        .instrument("WFPC2", "WFPC2/WFC")
        .type("image")
        .level(3)
        .at(182.6355, 39.4057)
        .time(49_571.32, 49_571.34)
        .url("https://mast.stsci.edu/api/v0.1/Download/file?uri=mast:HST/product/" + file);
  }

  private static Datasets cadc(String plane) {
    String did = "ivo://cadc.nrc.ca/mirror/HST?u29r4d02t/u29r4d02t-" + plane;
    return dataset("CADC")
        .obsId("u29r4d02t")
        .facility("HST")
        .collection("HST")
        .instrument("WFPC2")
        .type("image")
        .at(182.6361, 39.4049)
        .time(49_571.32, 49_571.34)
        .did(did)
        .links("https://ws.cadc-ccda.hia-iha.nrc-cnrc.gc.ca/caom2ops/datalink?ID=" + did);
  }
}

package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.index.MemoryIndex.addTo;
import static skysift.index.MemoryIndex.indexOf;
import static skysift.obscore.Datasets.dataset;
import static skysift.search.SearchRequest.everything;

import com.google.common.base.Strings;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.obscore.Role;
import skysift.search.Count;
import skysift.search.Facet;
import skysift.search.Hit;
import skysift.search.SearchRequest;
import skysift.search.SearchResult;
import skysift.search.Sort;
import skysift.search.Totals;
import skysift.search.Unit;
import skysift.sky.Cone;

class SearchTest {
  /** HST u29r4d02t as MAST (a row per file) and CADC (a row per plane) publish it. */
  static List<Dataset> seedCase() {
    return List.of(
        mast("drw.fits", "application/fits", Role.PRODUCT),
        mast("drw.jpg", "image/jpeg", Role.PREVIEW),
        mast("drw_thumb.jpg", "image/jpeg", Role.PREVIEW),
        cadc("CALIBRATED", 2),
        cadc("RAW_STANDARD", 1));
  }

  private static Dataset mast(String file, String format, Role role) {
    return dataset("MAST")
        .obsId("u29r4d02t")
        .collection("HST")
        .facility("HST")
        .instrument("WFPC2")
        .level(3)
        .url("https://mast.example/u29r4d02t_" + file)
        .format(format)
        .role(role)
        .time(49400.1, 49400.2)
        .build();
  }

  private static Dataset cadc(String plane, int level) {
    return dataset("CADC")
        .obsId("u29r4d02t")
        .collection("HST")
        .facility("HST")
        .did("ivo://cadc.nrc.ca/mirror/HST?u29r4d02t/u29r4d02t-" + plane)
        .links("https://cadc.example/links?" + plane)
        .level(level)
        .time(49400.1, 49400.2)
        .build();
  }

  @Test
  void one_observation_of_two_archives_is_one_row_of_five_datasets() throws IOException {
    // GIVEN
    try (DatasetIndex index = indexOf(seedCase())) {
      // WHEN
      SearchResult result = index.search(everything().withText("u29r4d02t"));
      // THEN
      then(result.total()).isEqualTo(new Totals(1, 5));
      then(result.everything()).isEqualTo(new Totals(1, 5));
      Hit hit = result.hits().get(0);
      then(hit.archives()).containsExactly("CADC", "MAST");
      then(hit.datasets()).hasSize(5);
      then(hit.best().text(ObsCoreColumn.ACCESS_FORMAT)).contains("application/fits");
      then(result.counts(Facet.ROLE).top())
          .containsExactly(new Count("preview", 1), new Count("product", 1));
    }
  }

  @Test
  void a_facet_of_observations_and_of_datasets_counts_each_in_its_unit() throws IOException {
    // GIVEN
    try (DatasetIndex index = indexOf(seedCase())) {
      // WHEN
      SearchRequest previews = everything().withUnit(Unit.DATASETS).toggled(Facet.ROLE, "preview");
      SearchResult result = index.search(previews);
      // THEN
      then(result.total()).isEqualTo(new Totals(1, 2));
      then(result.counts(Facet.ROLE).of("product")).isEqualTo(3);
      then(result.counts(Facet.ARCHIVE).top()).containsExactly(new Count("MAST", 2));
      then(result.hits()).hasSize(2).allMatch(hit -> hit.datasets().size() == 1);
    }
  }

  @Test
  void a_replaced_dataset_is_counted_once() throws IOException {
    // GIVEN
    try (DatasetIndex index = indexOf(seedCase())) {
      // WHEN
      long replaced = addTo(index, seedCase().subList(1, 4));
      // THEN
      then(replaced).isEqualTo(3);
      then(index.totals()).isEqualTo(new Totals(1, 5));
    }
  }

  @Test
  void an_empty_index_answers() throws IOException {
    // GIVEN
    try (DatasetIndex index = indexOf()) {
      // WHEN
      SearchRequest request = everything().withText("m51").toggled(Facet.TYPE, "image");
      SearchResult result = index.search(request.withCone(Optional.of(Cone.parse("1 2 3"))));
      // THEN
      then(result.total()).isEqualTo(new Totals(0, 0));
      then(result.hits()).isEmpty();
      then(result.counts(Facet.TYPE).top()).containsExactly(new Count("image", 0));
      then(index.find(List.of("d-x", "o-x", "", "nonsense"))).isEmpty();
    }
  }

  @Test
  void keys_of_datasets_and_observations_are_found() throws IOException {
    // GIVEN
    List<Dataset> seed = seedCase();
    try (DatasetIndex index = indexOf(seed)) {
      String dataset = seed.get(3).key().token();
      String observation = index.search(everything()).hits().get(0).observation().token();
      // WHEN
      var found = index.find(List.of(observation, dataset, "d-nothere", dataset));
      // THEN
      then(found).containsOnlyKeys(observation, dataset);
      then(found.get(dataset).datasets()).containsExactly(seed.get(3));
      then(found.get(dataset).observation().token()).isEqualTo(observation);
      then(found.get(observation).datasets()).containsExactlyInAnyOrderElementsOf(seed);
      then(index.observation(found.get(dataset).observation())).hasSize(5);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "M 51, M51, true",
    "M51, M 51, true",
    "M51, m-51, true",
    "NGC 5194, ngc5194, true",
    "NGC5194, NGC 5194, true",
    "HD189733b, HD 189733 b, true",
    "HD 189733 b, hd189733b, true",
    "M 51 (NGC 5194), NGC5194, true",
    "M 51, M5, true",
    "M 51, 1, false",
    "Étoile, etoile, true",
    "hst_10476_50_acs, hst_10476_5, true",
    "hst_10476_50_acs, hst_50, false",
    "NGC 5194, 'ngc AND -5194 *', false",
    "NGC 5194, '\"ngc\" (5194)', true",
  })
  void targets_are_found_however_they_are_spelled(String target, String text, boolean found)
      throws IOException {
    // GIVEN
    try (DatasetIndex index = indexOf(dataset("MAST").obsId("x").target(target).build())) {
      // THEN
      then(index.search(everything().withText(text)).total().datasets()).isEqualTo(found ? 1 : 0);
    }
  }

  @Test
  void a_dataset_becomes_public_without_being_written_again() throws IOException {
    // GIVEN
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    Dataset embargoed =
        dataset("ESO").obsId("a").rights("proprietary").release("2026-06-01T12:00:00").build();
    try (DatasetIndex index = indexOf(List.of(embargoed), now::get)) {
      SearchRequest open = everything().toggled(Facet.RIGHTS, "public");
      then(index.search(open).total().datasets()).isZero();
      // WHEN
      now.set(Instant.parse("2026-06-01T12:00:00Z"));
      // THEN
      then(index.search(open).total().datasets()).isEqualTo(1);
      then(index.search(open).counts(Facet.RIGHTS).top()).containsExactly(new Count("public", 1));
    }
  }

  @ParameterizedTest
  @EnumSource(Unit.class)
  void pages_put_together_are_all_rows_once(Unit unit) throws IOException {
    // GIVEN many equal and missing values in the column of the order
    List<Dataset> datasets = new RandomSky(7).datasets(97);
    try (DatasetIndex index = indexOf(datasets)) {
      SearchRequest request =
          everything().withUnit(unit).withSort(new Sort(ObsCoreColumn.CALIB_LEVEL, true));
      List<Hit> hits = new ArrayList<>();
      // WHEN
      for (int offset = 0; offset < 200; offset += 9) {
        hits.addAll(index.search(request.withPage(offset, 9)).hits());
      }
      // THEN
      then(hits).isEqualTo(index.search(request.withPage(0, 1000)).hits());
      List<String> keys =
          hits.stream().flatMap(h -> h.datasets().stream()).map(d -> d.key().token()).toList();
      then(keys).hasSize(97).doesNotHaveDuplicates();
    }
  }

  @Test
  void values_as_long_as_a_book_keep_nothing_out() throws IOException {
    // GIVEN
    String book = Strings.repeat("abcdef ", 20_000);
    Dataset hostile =
        dataset("MAST")
            .obsId(book)
            .did(book)
            .target(book)
            .title(book)
            .collection(book)
            .facility(book)
            .region("POLYGON 1 2 3")
            .build();
    // WHEN
    try (DatasetIndex index = indexOf(hostile, dataset("MAST").obsId("x").build())) {
      SearchRequest sorted = everything().withSort(new Sort(ObsCoreColumn.TARGET_NAME, false));
      // THEN
      SearchResult result = index.search(sorted.withText("abcdef"));
      then(result.hits().get(0).best()).isEqualTo(hostile);
      then(index.totals().datasets()).isEqualTo(2);
      String value = result.counts(Facet.TARGET).top().get(0).value();
      then(index.search(everything().toggled(Facet.TARGET, value)).total().datasets()).isEqualTo(1);
    }
  }

  @Test
  void a_place_is_met_by_footprints_never_by_rows_without_one() throws IOException {
    // GIVEN
    Dataset field = dataset("A").obsId("1").region("POLYGON 359 -1 1 -1 1 1 359 1").build();
    Dataset circle = dataset("A").obsId("2").at(3, 0).fov(2).build();
    Dataset point = dataset("A").obsId("3").at(0, 89.99).build();
    Dataset nowhere = dataset("A").obsId("4").build();
    try (DatasetIndex index = indexOf(field, circle, point, nowhere)) {
      // THEN
      then(found(index, "0 0 0")).containsExactly("1");
      then(found(index, "1.5 0 0.499")).isEmpty();
      then(found(index, "1.5 0 0.501")).containsExactly("1", "2");
      then(found(index, "180 89.99 0.021")).containsExactly("3");
      then(found(index, "0 0 180")).containsExactly("1", "2", "3");
    }
  }

  private static List<String> found(DatasetIndex index, String cone) throws IOException {
    SearchRequest request = everything().withSort(new Sort(ObsCoreColumn.OBS_ID, false));
    return index.search(request.withCone(Optional.of(Cone.parse(cone)))).hits().stream()
        .map(hit -> hit.best().text(ObsCoreColumn.OBS_ID).orElseThrow())
        .toList();
  }
}

package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.Datasets.dataset;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.ObsCoreColumn;
import skysift.obscore.ObservationKey;
import skysift.search.Facet;
import skysift.search.Hit;
import skysift.search.SearchRequest;
import skysift.search.Sort;
import skysift.search.Unit;
import skysift.sky.Cone;
import skysift.sky.SkyPosition;

/** Pages and places behind those that are found without sorting. */
class ListingTest {
  private static final int ROWS = 6_000;
  private static DatasetIndex index;

  @BeforeAll
  static void open() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    List<Dataset> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      double start = 50_000 + random.nextInt(3_000);
      var row =
          dataset("A" + i % 3)
              .obsId("o" + random.nextInt(ROWS / 2))
              .did("ivo://x/" + i)
              .facility(i % 5 == 0 ? "HST" : "JWST")
              .target("t" + random.nextInt(500))
              .at(random.nextDouble(360), random.nextDouble(-90, 90));
      rows.add((i % 11 == 0 ? row : row.time(start, start + 1)).build());
    }
    index = MemoryIndex.indexOf(rows);
  }

  @AfterAll
  static void close() throws IOException {
    index.close();
  }

  private static List<SearchRequest> requests() {
    SearchRequest all = SearchRequest.everything().withFacets(Set.of());
    return List.of(
        all,
        all.withSort(Sort.NEWEST),
        all.withUnit(Unit.DATASETS).withSort(new Sort(ObsCoreColumn.TARGET_NAME, true)),
        all.toggled(Facet.FACILITY, "JWST").withSort(new Sort(ObsCoreColumn.TARGET_NAME, false)),
        all.withCone(Optional.of(new Cone(new SkyPosition(0, 0), 120))).withSort(Sort.NEAREST));
  }

  @Test
  void pages_asked_for_in_any_order_are_parts_of_one_list_without_gap_or_repetition()
      throws IOException {
    for (SearchRequest request : requests()) {
      // GIVEN
      int size = (int) index.search(request).total().in(request.unit());
      List<ObservationKey> near = keys(request.withPage(0, 1_000));
      List<ObservationKey> all = new ArrayList<>();
      SplittableRandom random = new SplittableRandom(3);
      for (int offset : IntStream.range(0, 40).map(i -> random.nextInt(size)).toArray()) {
        index.search(request.withPage(offset, 150));
      }
      // WHEN
      for (int offset = 0; offset < size; offset += 700) {
        all.addAll(keys(request.withPage(offset, 700)));
      }
      // THEN
      then(all)
          .as(request.toString())
          .hasSize(size)
          .startsWith(near.toArray(ObservationKey[]::new));
      if (request.unit() == Unit.OBSERVATIONS) {
        then(all).doesNotHaveDuplicates();
      }
      then(keys(request.withPage(size - 5, 100))).isEqualTo(all.subList(size - 5, size));
      then(keys(request.withPage(size, 100))).isEmpty();
    }
  }

  private static List<ObservationKey> keys(SearchRequest request) throws IOException {
    return index.search(request).hits().stream().map(Hit::observation).toList();
  }

  @Test
  void a_dataset_is_in_the_row_that_its_place_says() throws IOException {
    for (SearchRequest request : requests()) {
      // GIVEN
      SplittableRandom random = new SplittableRandom(5);
      List<Hit> hits = index.search(request.withPage(0, ROWS)).hits();
      Map<DatasetKey, Integer> expected = new HashMap<>();
      for (int row = 0; row < hits.size(); row++) {
        for (Dataset dataset : hits.get(row).datasets()) {
          if (random.nextInt(20) == 0) {
            expected.put(dataset.key(), row);
          }
        }
      }
      then(expected).hasSizeGreaterThan(50);
      // WHEN
      ImmutableMap<DatasetKey, Integer> places = index.places(request, expected.keySet());
      // THEN
      then(places).as(request.toString()).isEqualTo(expected);
    }
  }

  @Test
  void what_the_search_does_not_find_has_no_place() throws IOException {
    // GIVEN
    SearchRequest jwst = SearchRequest.everything().toggled(Facet.FACILITY, "JWST");
    Set<DatasetKey> found = new HashSet<>();
    index
        .search(jwst.withPage(0, ROWS))
        .hits()
        .forEach(hit -> hit.datasets().forEach(d -> found.add(d.key())));
    DatasetKey other =
        index
            .search(SearchRequest.everything().toggled(Facet.FACILITY, "HST"))
            .hits()
            .get(0)
            .best()
            .key();
    // WHEN
    var places = index.places(jwst, List.of(other, new DatasetKey(other.token())));
    // THEN
    then(found).doesNotContain(other);
    then(places).isEmpty();
  }

  @Test
  void what_becomes_public_meanwhile_is_in_the_list_from_then_on() throws IOException {
    // GIVEN half of the rows public, the others from 2026 on
    List<Dataset> rows = new ArrayList<>();
    for (int i = 0; i < 4_000; i++) {
      String date = i % 2 == 0 ? "2020-01-01" : "2026-01-01";
      rows.add(dataset("A").obsId("o" + i).did("ivo://y/" + i).release(date).build());
    }
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2025-12-31T23:59:59Z"));
    SearchRequest secret =
        SearchRequest.everything()
            .toggled(Facet.RIGHTS, "proprietary")
            .withPage(1_500, 10)
            .withFacets(Set.of());
    try (DatasetIndex dated = MemoryIndex.indexOf(rows, now::get)) {
      then(dated.search(secret).hits()).hasSize(10);
      // WHEN
      now.set(Instant.parse("2026-01-01T00:00:01Z"));
      // THEN
      then(dated.search(secret).hits()).isEmpty();
      SearchRequest open = SearchRequest.everything().toggled(Facet.RIGHTS, "public");
      then(dated.search(open.withPage(3_995, 10)).hits()).hasSize(5);
    }
  }
}

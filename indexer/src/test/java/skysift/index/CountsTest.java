package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skysift.grouping.Grouping;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.Datasets;
import skysift.obscore.ObsCoreColumn;
import skysift.obscore.ObservationKey;
import skysift.search.Axis;
import skysift.search.Facet;
import skysift.search.SearchRequest;
import skysift.search.SearchResult;

/** Everything a search answers, against the same computed over a plain list. */
class CountsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final int DATASETS = 120;
  private static final int REQUESTS = 150;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void every_answer_is_what_a_plain_computation_gives(long seed) throws IOException {
    RandomSky sky = new RandomSky(seed);
    compare(sky, sky.datasets(DATASETS));
  }

  /** The same where rows are many and kinds of them few, so that facets are counted by kind. */
  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void so_it_is_where_many_rows_are_alike(long seed) throws IOException {
    RandomSky sky = new RandomSky(seed);
    compare(sky, sky.ofFewKinds(4 * DATASETS, 6));
  }

  /** In an index of several segments, some rows replaced, changed or gone. */
  private static void compare(RandomSky sky, List<Dataset> datasets) throws IOException {
    int third = datasets.size() / 3;
    List<Dataset> changed = datasets.subList(0, third / 4);
    List<DatasetKey> gone = keys(datasets.subList(third / 3, third / 2));
    Map<DatasetKey, ObservationKey> observations = Grouping.builtIn().observations(datasets);
    PlainSearch plain =
        new PlainSearch(datasets, observations, NOW)
            .withChange("unchanged", keys(datasets.subList(0, 2 * third)))
            .withChange("changed", keys(changed))
            .withChange("gone", gone);
    try (DatasetIndex index =
        MemoryIndex.indexOf(
            changed.stream().map(CountsTest::earlier).toList(), InstantSource.fixed(NOW))) {
      MemoryIndex.addTo(index, datasets.subList(third / 4, third));
      MemoryIndex.addTo(index, datasets.subList(third / 2, 2 * third));
      try (Writing writing =
          index.beginWriting(Origin.Kind.HARVEST, "all", List.of("MAST", "CADC", "ESO"))) {
        writing.add(datasets.subList(2 * third, datasets.size()));
        writing.add(changed);
        writing.markGone(gone);
        writing.commit();
      }
      for (int i = 0; i < REQUESTS; i++) {
        SearchRequest request = sky.request();
        // WHEN
        SearchResult result = index.search(request);
        // THEN
        then(result.total()).as("%s", request).isEqualTo(plain.total(request));
        then(result.hits()).as("%s", request).isEqualTo(plain.hits(request));
        then(result.counts().keySet()).isEqualTo(request.facets().keySet());
        for (Facet facet : request.facets().keySet()) {
          then(result.counts(facet)).as("%s", request).isEqualTo(plain.counts(request, facet));
        }
        then(result.histograms().keySet()).isEqualTo(request.histograms().keySet());
        for (Axis axis : request.histograms().keySet()) {
          then(result.histograms().get(axis))
              .as("%s", request)
              .isEqualTo(plain.histogram(request, axis));
        }
      }
    }
  }

  private static List<DatasetKey> keys(List<Dataset> datasets) {
    return datasets.stream().map(Dataset::key).toList();
  }

  /** The same dataset when its archive said something else of it. */
  private static Dataset earlier(Dataset dataset) {
    Map<ObsCoreColumn, Object> values = new EnumMap<>(dataset.values());
    values.put(ObsCoreColumn.OBS_TITLE, "earlier");
    values.remove(ObsCoreColumn.T_MIN);
    return Datasets.saying(values, dataset);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void a_click_on_a_value_finds_its_count(long seed) throws IOException {
    // GIVEN
    RandomSky sky = new RandomSky(seed);
    List<Dataset> datasets = sky.datasets(DATASETS);
    try (DatasetIndex index = MemoryIndex.indexOf(datasets, InstantSource.fixed(NOW))) {
      for (int i = 0; i < 30; i++) {
        SearchRequest request = sky.request();
        SearchResult result = index.search(request);
        for (Facet facet : request.facets().keySet()) {
          for (var count : result.counts(facet).top()) {
            // WHEN
            SearchRequest click = PlainSearch.only(request, facet, count.value());
            // THEN
            then(index.search(click).total().in(request.unit()))
                .as("%s", click)
                .isEqualTo(count.count());
          }
        }
      }
    }
  }
}

package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.Datasets.dataset;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skysift.grouping.Grouping;
import skysift.grouping.Verdicts;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.Datasets;
import skysift.obscore.ObsCoreColumn;
import skysift.obscore.ObservationKey;
import skysift.search.Count;
import skysift.search.Facet;
import skysift.search.SearchRequest;
import skysift.search.SearchResult;
import skysift.search.Unit;

/**
 * An index that is searched all the while it changes, against the same opened anew: most of what
 * the next search needs is taken over from the one before.
 */
class RefreshTest {
  private static final int STEPS = 25;
  private static final int REQUESTS = 8;

  @TempDir private Path folder;
  private Instant now = Instant.parse("2018-06-01T00:00:00Z");
  private Grouping grouping = Grouping.builtIn();
  private Verdicts verdicts = Verdicts.NONE;
  private RandomSky sky;

  /** All that may come, again and again, and otherwise. */
  private List<Dataset> pool;

  /** So far only rows before it came. */
  private int come;

  private int titles;

  /** Came last; when all of it comes again, the segment that was written for it goes. */
  private List<Dataset> batch = List.of();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatever_was_written_a_search_finds_what_it_finds_in_the_index_opened_anew(long seed)
      throws IOException {
    sky = new RandomSky(seed);
    pool = sky.datasets(1_000);
    compareAllTheWhile();
  }

  /** The same where rows are many and kinds of them few, so that facets are counted by kind. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void so_it_is_where_many_rows_are_alike(long seed) throws IOException {
    sky = new RandomSky(seed);
    pool = sky.ofFewKinds(1_200, 8);
    compareAllTheWhile();
  }

  @Test
  void a_target_stays_when_the_segment_it_was_first_read_from_is_gone() throws IOException {
    // GIVEN two rows of a target of their own, each in a segment of its own
    sky = new RandomSky(9);
    try (DatasetIndex index = DatasetIndex.open(folder, grouping, () -> now)) {
      MemoryIndex.addTo(index, IntStream.range(0, 300).mapToObj(i -> row(i, "M 31")).toList());
      MemoryIndex.addTo(index, List.of(row(1, "Mira")));
      compare(index, "the first");
      MemoryIndex.addTo(index, List.of(row(2, "Mira")));
      compare(index, "the second");
      // WHEN
      MemoryIndex.addTo(index, List.of(row(1, "Algol")));
      // THEN
      compare(index, "the first gone");
      then(index.search(SearchRequest.everything()).counts(Facet.TARGET).top())
          .contains(new Count("Mira", 1), new Count("Algol", 1), new Count("M 31", 298));
    }
  }

  @Test
  void what_is_searched_only_after_a_later_state_was_is_right_and_so_is_what_follows()
      throws IOException {
    // GIVEN a state nobody has searched, and a later one where some of its rows are replaced
    try (DatasetIndex index = DatasetIndex.open(folder, grouping, () -> now);
        Directory directory = FSDirectory.open(folder)) {
      MemoryIndex.addTo(index, IntStream.range(0, 300).mapToObj(i -> row(i, "M 31")).toList());
      Snapshot earlier = Snapshot.open(directory);
      MemoryIndex.addTo(index, IntStream.range(0, 9).mapToObj(i -> row(i, "Mira")).toList());
      Snapshot later = earlier.newer(directory);
      then(later.columns().observations().datasets()).isEqualTo(300);
      // WHEN
      Observations observations = earlier.columns().observations();
      // THEN
      then(observations.datasets()).isEqualTo(300);
      then(observations.having(earlier.live()).cardinality()).isEqualTo(300);
      // WHEN
      MemoryIndex.addTo(index, IntStream.range(5, 20).mapToObj(i -> row(i, "Algol")).toList());
      Snapshot last = later.newer(directory);
      // THEN
      then(last.columns().observations().having(last.live()).cardinality()).isEqualTo(300);
      for (Snapshot snapshot : List.of(earlier, later, last)) {
        snapshot.reader().decRef();
      }
    }
  }

  private static Dataset row(int number, String target) {
    return dataset("MAST").did("ivo://x?" + number).obsId("id" + number).target(target).build();
  }

  private void compareAllTheWhile() throws IOException {
    // GIVEN
    try (DatasetIndex index = DatasetIndex.open(folder, grouping, () -> now)) {
      come = pool.size() / 2;
      MemoryIndex.addTo(index, pool.subList(0, come));
      compare(index, "at first");
      for (int step = 0; step < STEPS; step++) {
        // WHEN
        String done = change(index);
        // THEN
        if (sky.chance(0.8)) {
          compare(index, "step " + step + ", " + done);
        }
      }
    }
  }

  private String change(DatasetIndex index) throws IOException {
    if (sky.chance(0.05)) {
      now = now.plus(Duration.ofDays(365L * sky.one(1, 5)));
    }
    if (sky.chance(0.1)) {
      return regrouped(index);
    }
    ImmutableList<Origin> origins = index.origins();
    if (!origins.isEmpty() && sky.chance(0.15)) {
      Origin last = Iterables.getLast(origins);
      try (Writing writing = index.resumeWriting(last.token())) {
        return "went on with " + last + ": " + write(writing);
      }
    }
    try (Writing writing = index.beginWriting()) {
      return write(writing);
    }
  }

  private String write(Writing writing) throws IOException {
    String done =
        switch (sky.one(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)) {
          case 0 -> {
            List<DatasetKey> keys = some(30).stream().map(Dataset::key).toList();
            yield writing.markGone(keys) + " gone";
          }
          case 1 -> writing.purge(Optional.of(sky.one("MAST", "CADC"))) + " purged";
          case 2 -> {
            Origin origin = sky.one(writing.origin());
            writing.add(some(20));
            yield writing.remove(origin) + " of an origin removed";
          }
          case 3, 4, 5 -> {
            int from = come;
            come = Math.min(pool.size(), come + sky.one(1, 10, 60));
            yield writing.add(pool.subList(from, come)) + " new";
          }
          case 6 -> writing.add(some(60)) + " again";
          case 7, 8, 9, 10, 11 ->
              writing.add(batch.stream().map(this::otherwise).toList()) + " at once";
          default -> {
            batch = some(sky.one(2, 10, 40));
            yield writing.add(batch.stream().map(this::otherwise).toList()) + " changed";
          }
        };
    writing.commit();
    if (sky.chance(0.05)) {
      writing.compact();
      done += ", compacted";
    }
    return done;
  }

  private String regrouped(DatasetIndex index) throws IOException {
    List<DatasetKey> keys = some(5).stream().map(Dataset::key).distinct().toList();
    verdicts = verdicts.together(keys);
    grouping = Grouping.builtIn().with(verdicts);
    index.regroup(grouping, keys);
    return keys.size() + " joined";
  }

  private List<Dataset> some(int most) {
    List<Dataset> some = new ArrayList<>();
    Integer[] numbers = new Integer[come];
    for (int i = 0; i < come; i++) {
      numbers[i] = i;
    }
    for (int i = 0; i < most; i++) {
      some.add(pool.get(sky.one(numbers)));
    }
    return some.stream().distinct().toList();
  }

  /** The same dataset when its archive says something else of it, which may be new to all. */
  private Dataset otherwise(Dataset dataset) {
    Map<ObsCoreColumn, Object> values = new EnumMap<>(dataset.values());
    values.put(ObsCoreColumn.OBS_TITLE, sky.one("earlier ", "later ") + ++titles);
    values.put(ObsCoreColumn.TARGET_NAME, sky.one("M 1", "Mira", "Z 9", "A " + come));
    values.put(ObsCoreColumn.PROPOSAL_ID, sky.one("1", "2", "P " + come));
    values.put(ObsCoreColumn.OBS_COLLECTION, sky.one("HST", "DSS", "new " + come / 100));
    if (sky.chance(0.3)) {
      values.remove(ObsCoreColumn.TARGET_NAME);
    }
    return Datasets.saying(values, dataset);
  }

  private void compare(DatasetIndex index, String when) throws IOException {
    try (DatasetIndex anew = DatasetIndex.open(folder, grouping, () -> now)) {
      SearchRequest all = SearchRequest.everything().withFacetLimit(1_000).withPage(0, 2_000);
      SearchResult rows = compare(index, anew, all, when);
      compare(index, anew, all.withUnit(Unit.DATASETS), when);
      for (int i = 0; i < REQUESTS; i++) {
        compare(index, anew, sky.request(), when);
      }
      for (var hit : rows.hits().subList(0, Math.min(10, rows.hits().size()))) {
        ObservationKey key = hit.observation();
        then(index.observation(key)).as(when).isNotEmpty().isEqualTo(anew.observation(key));
      }
      then(index.observation(ObservationKey.of(List.of("none")))).isEmpty();
    }
  }

  private static SearchResult compare(
      DatasetIndex index, DatasetIndex anew, SearchRequest request, String when)
      throws IOException {
    SearchResult found = index.search(request);
    SearchResult expected = anew.search(request);
    then(found.total()).as("%s: %s", when, request).isEqualTo(expected.total());
    then(found.everything()).as("%s: %s", when, request).isEqualTo(expected.everything());
    for (Facet facet : request.facets().keySet()) {
      then(found.counts(facet)).as("%s: %s", when, request).isEqualTo(expected.counts(facet));
    }
    then(found.hits()).as("%s: %s", when, request).isEqualTo(expected.hits());
    then(found.histograms()).as("%s: %s", when, request).isEqualTo(expected.histograms());
    return found;
  }
}

package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.Datasets.dataset;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skysift.grouping.Grouping;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.search.Axis;
import skysift.search.Region;
import skysift.search.RowList;
import skysift.search.SearchRequest;
import skysift.search.SearchResult;
import skysift.sky.Moc;

/** Filters one at a time, against the same computed over a plain list. */
class FiltersTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @ValueSource(longs = {21, 22})
  void every_filter_and_histogram_is_what_a_plain_computation_gives(long seed) throws IOException {
    // GIVEN
    RandomSky sky = new RandomSky(seed);
    List<Dataset> datasets = sky.datasets(150);
    var plain = new PlainSearch(datasets, Grouping.builtIn().observations(datasets), NOW);
    int some = 0;
    try (DatasetIndex index = MemoryIndex.indexOf(datasets, InstantSource.fixed(NOW))) {
      for (int i = 0; i < 300; i++) {
        SearchRequest request = sky.filtered();
        // WHEN
        SearchResult result = index.search(request);
        // THEN
        then(result.total()).as("%s", request).isEqualTo(plain.total(request));
        then(result.hits()).as("%s", request).isEqualTo(plain.hits(request));
        for (Axis axis : Axis.values()) {
          then(result.histograms().get(axis))
              .as("%s", request)
              .isEqualTo(plain.histogram(request, axis));
        }
        long found = result.total().datasets();
        some += found > 0 && found < 150 ? 1 : 0;
      }
    }
    then(some).isGreaterThan(150);
  }

  @Test
  void a_row_list_narrows_to_its_datasets_whatever_else_is_asked() throws IOException {
    // GIVEN a list of some of the rows, and of one that is not here
    RandomSky sky = new RandomSky(23);
    List<Dataset> datasets = sky.datasets(150);
    var plain = new PlainSearch(datasets, Grouping.builtIn().observations(datasets), NOW);
    ImmutableSet.Builder<DatasetKey> keys = ImmutableSet.builder();
    for (int i = 0; i < datasets.size(); i += 2) {
      keys.add(datasets.get(i).key());
    }
    var rows = new RowList("Aladin", keys.add(new DatasetKey("d-elsewhere")).build());
    try (DatasetIndex index = MemoryIndex.indexOf(datasets, InstantSource.fixed(NOW))) {
      then(index.search(SearchRequest.everything().withRows(Optional.of(rows))).total().datasets())
          .isEqualTo(75);
      for (int i = 0; i < 100; i++) {
        SearchRequest request = sky.filtered().withRows(Optional.of(rows));
        // WHEN
        SearchResult result = index.search(request);
        // THEN
        then(result.total()).as("%s", request).isEqualTo(plain.total(request));
        then(result.hits()).as("%s", request).isEqualTo(plain.hits(request));
      }
    }
  }

  @Test
  void a_position_is_found_up_to_two_arcseconds_outside_of_a_footprint() throws IOException {
    // GIVEN
    String square = "Polygon 10 0 11 0 11 1 10 1";
    try (var index = MemoryIndex.indexOf(dataset("A").obsId("1").region(square).build())) {
      // WHEN
      long near = total(index, Region.position("9.9996 0.5"));
      long far = total(index, Region.position("9.9993 0.5"));
      long told = total(index, Region.position("9.9993 0.5 3arcsec"));
      // THEN
      then(List.of(near, far, told)).containsExactly(1L, 0L, 1L);
    }
  }

  @Test
  void what_states_no_footprint_is_found_by_its_field_unless_excluded() throws IOException {
    // GIVEN
    Region around = Region.polygon("9 -1 11 -1 11 1 9 1");
    try (var index =
        MemoryIndex.indexOf(
            dataset("A").obsId("1").at(12, 0).fov(4).build(),
            dataset("A").obsId("2").at(10, 0).build(),
            dataset("A").obsId("3").region("Position 10 0").build(),
            dataset("A").obsId("4").at(10, 0).region("Circle 10 0 0.1").build(),
            dataset("A").obsId("5").build())) {
      SearchRequest all = SearchRequest.everything().withRegion(Optional.of(around));
      // WHEN
      long found = index.search(all).total().datasets();
      long stated = index.search(all.withFootprintStated(true)).total().datasets();
      // THEN
      then(found).isEqualTo(4);
      then(stated).isEqualTo(1);
    }
  }

  @Test
  void a_map_of_the_whole_sky_finds_all_that_have_a_place() throws IOException {
    // GIVEN
    try (var index =
        MemoryIndex.indexOf(
            dataset("A").obsId("1").at(0, 90).build(),
            dataset("A").obsId("2").region("AllSky").build(),
            dataset("A").obsId("3").build())) {
      // THEN
      then(total(index, new Region.InMoc(Moc.parse("0/0-11")))).isEqualTo(2);
      then(total(index, Region.polygon("0 80 120 80 240 80"))).isEqualTo(2);
      then(total(index, Region.polygon("0 -80 120 -80 240 -80"))).isEqualTo(1);
    }
  }

  private static long total(DatasetIndex index, Region region) throws IOException {
    return index
        .search(SearchRequest.everything().withRegion(Optional.of(region)))
        .total()
        .datasets();
  }
}

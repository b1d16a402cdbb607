package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.assertj.core.data.Offset.offset;
import static skysift.obscore.Datasets.dataset;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skysift.grouping.Grouping;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.ObservationKey;
import skysift.search.Cover;
import skysift.search.Density;
import skysift.search.Region;
import skysift.search.SearchRequest;
import skysift.search.SearchResult;
import skysift.search.Unit;
import skysift.sky.Cone;
import skysift.sky.Footprint;
import skysift.sky.Healpix;
import skysift.sky.Moc;
import skysift.sky.SkyPosition;

/** Density and cover of results, against what is computed dataset by dataset, cell by cell. */
class SkyMapsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 5, 6, 7, 9})
  void a_density_map_counts_what_lies_in_each_cell(int order) throws IOException {
    // GIVEN
    RandomSky sky = new RandomSky(40 + order);
    List<Dataset> datasets = sky.datasets(200);
    Map<DatasetKey, ObservationKey> observations = Grouping.builtIn().observations(datasets);
    PlainSearch plain = new PlainSearch(datasets, observations, NOW);
    try (DatasetIndex index = MemoryIndex.indexOf(datasets, InstantSource.fixed(NOW))) {
      for (int i = 0; i < 60; i++) {
        SearchRequest request = sky.request().withDensity(OptionalInt.of(order));
        // WHEN
        SearchResult result = index.search(request);
        // THEN
        Map<Integer, Set<Object>> inCells = new TreeMap<>();
        for (Dataset d : plain.matching(request)) {
          int cell = d.footprint().map(f -> cell(order, f)).orElse(-1);
          Object counted = request.unit() == Unit.DATASETS ? d.key() : observations.get(d.key());
          inCells.computeIfAbsent(cell, c -> new HashSet<>()).add(counted);
        }
        Density density = result.density().orElseThrow();
        Set<Object> nowhere = inCells.remove(-1);
        then(density.nowhere()).isEqualTo(nowhere == null ? 0 : nowhere.size());
        then(density.cells().asList()).containsExactlyElementsOf(inCells.keySet());
        inCells.forEach((cell, some) -> then(density.of(cell)).isEqualTo(some.size()));
        then(density.order()).isEqualTo(order);
        then(result.cover()).isEmpty();
      }
    }
  }

  private static int cell(int order, Footprint footprint) {
    return (int) Healpix.cell(order, footprint.bounds().centre());
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 7, 9})
  void a_cover_has_each_cell_that_has_a_part_of_a_footprint(int order) throws IOException {
    // GIVEN rows that all lie within some degrees of one place
    RandomSky sky = new RandomSky(50 + order);
    List<Dataset> datasets = sky.datasets(60);
    PlainSearch plain = new PlainSearch(datasets, Grouping.builtIn().observations(datasets), NOW);
    Moc around = Moc.of(Footprint.circle(new SkyPosition(0, 46), 6), order);
    Set<Long> cells = cells(order, around);
    int shares = 0;
    try (DatasetIndex index = MemoryIndex.indexOf(datasets, InstantSource.fixed(NOW))) {
      for (int i = 0; i < 12; i++) {
        SearchRequest request = sky.filtered().withCover(OptionalInt.of(order));
        // WHEN
        Cover cover = index.search(request).cover().orElseThrow();
        // THEN
        List<Footprint> footprints =
            plain.matching(request).stream().flatMap(d -> d.footprint().stream()).toList();
        Set<Long> parts = new HashSet<>();
        Set<Long> middles = new HashSet<>();
        for (long cell : cells) {
          Footprint square = Footprint.of(Moc.parse(order + "/" + cell));
          SkyPosition middle = Healpix.centre(order, cell);
          if (footprints.stream().anyMatch(square::meets)) {
            parts.add(cell);
          }
          if (footprints.stream().anyMatch(f -> f.contains(middle))) {
            middles.add(cell);
          }
        }
        then(cells(order, cover.map())).as("%s", request).isEqualTo(parts);
        then(cover.map().order()).isEqualTo(order);
        then(cover.area()).isCloseTo(middles.size() * Healpix.area(order), offset(1e-9));
        Optional<Footprint> region = request.region().map(Region::footprint);
        if (region.isPresent() && region.get().bounds().radius() < 3) {
          Set<Long> asked = new HashSet<>(cells);
          asked.removeIf(c -> !region.get().contains(Healpix.centre(order, c)));
          Set<Long> both = new HashSet<>(asked);
          both.retainAll(middles);
          then(cover.share().isPresent()).isEqualTo(!asked.isEmpty());
          cover
              .share()
              .ifPresent(s -> then(s).isCloseTo((double) both.size() / asked.size(), offset(1e-9)));
          shares++;
        }
      }
    }
    then(shares).isPositive();
  }

  private static Set<Long> cells(int order, Moc moc) {
    Set<Long> cells = new HashSet<>();
    moc.forEachCell(
        (o, cell) -> {
          int shift = 2 * (order - o);
          for (long child = cell << shift; child < cell + 1 << shift; child++) {
            cells.add(child);
          }
        });
    return cells;
  }

  @Test
  void areas_of_simple_covers_are_those_of_the_shapes() throws IOException {
    // GIVEN a circle with a hole, half of a region, a wide field at the pole, and a lone position
    List<Dataset> datasets =
        List.of(
            dataset("A").did("ivo://a/1").region("Circle 0 0 2 Not (Circle 0 0 1)").build(),
            dataset("A").did("ivo://a/2").region("Circle 120 89 30").build(),
            dataset("A").did("ivo://a/3").region("Circle 200 -80 70").build(),
            dataset("A").did("ivo://a/4").at(50, -1).build());
    try (DatasetIndex index = MemoryIndex.indexOf(datasets)) {
      SearchRequest all = SearchRequest.everything().withCover(OptionalInt.of(9));
      // WHEN
      Cover ring = cover(index, all, "0 0 3");
      Cover field = cover(index, all, "120 89 15");
      Cover large = cover(index, all, "200 -80 71");
      Cover lone = cover(index, all, "50 -1 0.5");
      // THEN
      then(ring.area()).isCloseTo(cap(2) - cap(1), offset(0.1));
      then(ring.share().orElseThrow()).isCloseTo((cap(2) - cap(1)) / cap(3), offset(0.01));
      then(ring.map().area()).isBetween(ring.area(), ring.area() * 1.3);
      then(field.area()).isCloseTo(cap(30), offset(1.0));
      then(field.share().orElseThrow()).isEqualTo(1);
      then(large.area()).isCloseTo(cap(70), offset(3.0));
      then(lone.area()).isZero();
      then(lone.share().orElseThrow()).isZero();
      then(cells(9, lone.map())).containsExactly(Healpix.cell(9, new SkyPosition(50, -1)));
    }
  }

  private static Cover cover(DatasetIndex index, SearchRequest all, String cone)
      throws IOException {
    return index.search(all.withCone(Optional.of(Cone.parse(cone)))).cover().orElseThrow();
  }

  /** Square degrees of a circle. */
  private static double cap(double radius) {
    double part = (1 - Math.cos(Math.toRadians(radius))) / 2;
    return part * 360 * 360 / Math.PI;
  }

  @Test
  void what_finds_nothing_covers_nothing() throws IOException {
    try (DatasetIndex index = MemoryIndex.indexOf(List.of())) {
      SearchRequest request =
          SearchRequest.everything().withCover(OptionalInt.of(5)).withDensity(OptionalInt.of(2));
      Cover cover = cover(index, request, "1 2 3");
      then(cover.map().isEmpty()).isTrue();
      then(cover.area()).isZero();
      then(cover.share().orElseThrow()).isZero();
      then(index.search(request).density().orElseThrow().most()).isZero();
      then(index.search(request).cover().orElseThrow().share()).isEmpty();
    }
  }

  @Test
  void a_cover_is_stopped_by_an_interrupt_and_the_index_goes_on() throws IOException {
    Dataset one = dataset("A").did("ivo://a/1").region("Circle 0 0 2").build();
    try (DatasetIndex index = MemoryIndex.indexOf(List.of(one))) {
      SearchRequest request = SearchRequest.everything().withCover(OptionalInt.of(12));
      Thread.currentThread().interrupt();
      thenThrownBy(() -> index.search(request)).isInstanceOf(InterruptedIOException.class);
      then(Thread.interrupted()).isTrue();
      then(index.search(request).cover().orElseThrow().area()).isCloseTo(cap(2), offset(0.01));
    }
  }

  @Test
  void orders_that_are_too_fine_are_refused() {
    SearchRequest all = SearchRequest.everything();
    thenThrownBy(() -> all.withDensity(OptionalInt.of(10))).hasMessageContaining("0 to 9");
    thenThrownBy(() -> all.withCover(OptionalInt.of(17))).hasMessageContaining("0 to 16");
    thenThrownBy(() -> all.withCover(OptionalInt.of(-1))).hasMessageContaining("0 to 16");
  }
}

package skysift.model;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.Datasets.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import skysift.grouping.Grouping;
import skysift.index.DatasetIndex;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.search.Facet;
import skysift.search.SearchRequest;
import skysift.search.Unit;

class MissesTest {
  private static final List<Facet> FACETS = List.of(Facet.TYPE, Facet.LEVEL, Facet.FACILITY);
  private final SplittableRandom random = new SplittableRandom(7);

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private List<Dataset> rows() {
    List<Dataset> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      rows.add(
          dataset("A")
              .obsId("o" + i)
              .did("ivo://a/" + i)
              .type(one(List.of("image", "spectrum", "cube")))
              .level(random.nextInt(4))
              .facility(one(List.of("HST", "JWST", "VLT")))
              .build());
    }
    return rows;
  }

  private static Set<DatasetKey> found(DatasetIndex index, SearchRequest request)
      throws IOException {
    Set<DatasetKey> keys = new HashSet<>();
    index.search(request.withPage(0, 1000)).hits().forEach(hit -> keys.add(hit.best().key()));
    return keys;
  }

  @Test
  void a_miss_fails_what_is_asked_of_just_one_facet_and_is_in_one_list_only() throws IOException {
    try (DatasetIndex index = DatasetIndex.inMemory(Grouping.builtIn())) {
      try (var writing = index.beginWriting()) {
        writing.add(rows());
        writing.commit();
      }
      SearchRequest all = SearchRequest.everything().withUnit(Unit.DATASETS);
      for (int i = 0; i < 40; i++) {
        SearchRequest asked = all;
        for (Facet facet : FACETS) {
          String value = one(index.search(all).counts(facet).top()).value();
          asked =
              switch (random.nextInt(4)) {
                case 0 -> asked.toggled(facet, value);
                case 1 -> asked.excluded(facet, value);
                case 2 ->
                    asked
                        .toggled(facet, value)
                        .toggled(facet, one(index.search(all).counts(facet).top()).value());
                default -> asked;
              };
        }
        // WHEN
        Map<Facet, SearchRequest> misses = Misses.of(asked);
        // THEN each list is what one facet alone keeps out
        Set<DatasetKey> hits = found(index, asked);
        for (Facet facet : FACETS) {
          Set<DatasetKey> without = found(index, asked.cleared(facet));
          without.removeAll(hits);
          Set<DatasetKey> missed =
              misses.containsKey(facet) ? found(index, misses.get(facet)) : Set.of();
          then(missed).as("%s but for %s", asked, facet).isEqualTo(without);
        }
      }
    }
  }

  @Test
  void what_is_excluded_beside_what_is_wanted_stays_so_and_the_role_is_never_left_out() {
    // GIVEN
    SearchRequest asked =
        SearchModel.start().toggled(Facet.FACILITY, "VLT").excluded(Facet.FACILITY, "VLT UT1");
    // WHEN
    Map<Facet, SearchRequest> misses = Misses.of(asked);
    // THEN
    then(misses.keySet()).containsExactly(Facet.FACILITY);
    SearchRequest missed = misses.get(Facet.FACILITY);
    then(missed.wanted().get(Facet.FACILITY)).isEmpty();
    then(missed.unwanted().get(Facet.FACILITY)).containsExactlyInAnyOrder("VLT", "VLT UT1");
    then(missed.wanted().get(Facet.ROLE)).isEqualTo(asked.wanted().get(Facet.ROLE));
  }
}

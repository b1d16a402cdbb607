package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.Datasets.dataset;
import static skysift.search.SearchRequest.everything;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skysift.grouping.Grouping;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.Datasets;
import skysift.obscore.ObservationKey;
import skysift.search.Hit;
import skysift.search.Totals;

/** However datasets come and go, their observations are those of all that are there. */
class RegroupingTest {
  private static final Grouping GROUPING = Grouping.builtIn();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void the_order_of_writing_does_not_matter(long seed) throws IOException {
    // GIVEN
    Random random = new Random(seed);
    Map<DatasetKey, Dataset> present = new LinkedHashMap<>();
    try (DatasetIndex index = MemoryIndex.indexOf()) {
      for (int step = 0; step < 25; step++) {
        List<Dataset> batch = batch(random);
        try (Writing writing = index.beginWriting()) {
          // WHEN
          if (random.nextInt(8) == 0) {
            writing.remove("CADC");
            present.values().removeIf(d -> d.archive().equals("CADC"));
          }
          writing.add(batch);
          batch.forEach(d -> present.put(d.key(), d));
          writing.commit();
        }
        // THEN
        then(observations(index)).isEqualTo(GROUPING.observations(present.values()));
      }
    }
  }

  /** Few exposures, named in the ways of several archives, some of them contradicting. */
  private static List<Dataset> batch(Random random) {
    return IntStream.range(0, 1 + random.nextInt(6)).mapToObj(i -> exposure(random)).toList();
  }

  private static Dataset exposure(Random random) {
    int number = random.nextInt(5);
    String[] ids = {
      "jec07" + number + "i9q", "hst_16316_71_acs_sbc_f150lp_jec07" + number + "i9", "obs-" + number
    };
    Datasets d = dataset(List.of("MAST", "CADC", "ESA").get(random.nextInt(3)));
    // a row keeps its key when its identifier changes
    d.did("ivo://x?" + random.nextInt(40));
    Dataset keyed = d.build();
    d.obsId(ids[random.nextInt(ids.length)]);
    if (random.nextInt(4) > 0) {
      d.collection("HST");
      // a broader facility changes the key of all that are linked, step by step
      String[] facility = random.nextInt(4) > 0 ? new String[] {"HST"} : new String[] {"A", "HST"};
      d.facility(facility);
    }
    if (random.nextInt(3) > 0) {
      double start = 53000 + 2 * random.nextInt(3);
      d.time(start, start + 0.1);
    }
    Dataset full = d.build();
    return new Dataset(
        keyed.key(),
        full.archive(),
        full.role(),
        full.values(),
        full.original(),
        full.extras(),
        full.observationId(),
        full.facilities(),
        full.instruments(),
        full.releaseDateKnown());
  }

  private static Map<DatasetKey, ObservationKey> observations(DatasetIndex index)
      throws IOException {
    Map<DatasetKey, ObservationKey> observations = new HashMap<>();
    for (Hit hit : index.search(everything().withPage(0, 100_000)).hits()) {
      hit.datasets().forEach(d -> observations.put(d.key(), hit.observation()));
    }
    return observations;
  }

  @Test
  void an_id_shared_by_too_many_is_none_however_it_came_to_it() throws IOException {
    // GIVEN
    List<Dataset> rows = new ArrayList<>(sharing("field 7", Grouping.MAX_SHARED + 1));
    Collections.shuffle(rows, new Random(1));
    try (DatasetIndex index = MemoryIndex.indexOf(rows.subList(0, Grouping.MAX_SHARED))) {
      then(index.totals().observations()).isEqualTo(1);
      // WHEN one too many comes, then more
      MemoryIndex.addTo(index, rows.subList(Grouping.MAX_SHARED, rows.size()));
      then(index.totals()).isEqualTo(new Totals(rows.size(), rows.size()));
      MemoryIndex.addTo(index, sharing("field 7", 10));
      MemoryIndex.addTo(index, List.of(row("field 7", "new")));
      // THEN
      then(index.totals()).isEqualTo(new Totals(rows.size() + 1, rows.size() + 1));
      // WHEN two get ids of their own
      try (Writing writing = index.beginWriting()) {
        writing.add(renamed(rows.subList(0, 2)));
        writing.commit();
      }
      // THEN the rest is one observation again
      then(index.totals()).isEqualTo(new Totals(3, rows.size() + 1));
    }
  }

  private static List<Dataset> sharing(String id, int count) {
    return IntStream.range(0, count).mapToObj(i -> row(id, "row " + i)).toList();
  }

  private static Dataset row(String id, String did) {
    return dataset("MAST").did(did).obsId(id).facility("HST").build();
  }

  private static List<Dataset> renamed(Collection<Dataset> rows) {
    return rows.stream()
        .map(
            d ->
                new Dataset(
                    d.key(),
                    d.archive(),
                    d.role(),
                    d.values(),
                    d.original(),
                    d.extras(),
                    ImmutableList.of("own " + d.key()),
                    d.facilities(),
                    d.instruments(),
                    d.releaseDateKnown()))
        .toList();
  }
}

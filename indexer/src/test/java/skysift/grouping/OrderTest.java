package skysift.grouping;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.grouping.Groups.GROUPING;
import static skysift.obscore.Datasets.dataset;

import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.Datasets;
import skysift.obscore.ObservationKey;
import skysift.obscore.Role;

/** Partition and keys depend on the datasets, never on their order or on how they came. */
class OrderTest {
  private static final List<String> IDS =
      List.of("7", "007", "Field A1", "field a1", "jec071i9q", "jec071i9r", "GS-2003A-Q-1-1-1");
  private static final List<String> PRODUCTS =
      List.of("hst_16316_71_acs_sbc_f150lp_jec071i9", "hst_16316_71_acs_sbc_f125lp_jec071i9");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void random_datasets_are_parted_alike_in_any_order_and_any_batches(int seed) {
    // GIVEN
    Random random = new Random(seed);
    List<Dataset> datasets = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      datasets.add(randomDataset(random, i, 71));
    }
    Map<DatasetKey, ObservationKey> expected = GROUPING.observations(datasets);
    then(new HashSet<>(expected.values())).hasSizeBetween(2, 59);

    for (int round = 0; round < 10; round++) {
      // WHEN
      Collections.shuffle(datasets, random);
      HarvestedIndex index = new HarvestedIndex(GROUPING);
      Lists.partition(datasets, 1 + random.nextInt(20)).forEach(index::add);
      // THEN
      then(GROUPING.observations(datasets)).isEqualTo(expected);
      then(index.observations()).isEqualTo(expected);
    }
    noArchiveIsOverruled(datasets, expected);
  }

  /** Many are decided about in shares, each by a thread of its own. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void datasets_are_parted_alike_whether_many_or_few_are_asked_at_once(int seed) {
    // GIVEN
    Random random = new Random(seed);
    List<Dataset> all = new ArrayList<>();
    Map<DatasetKey, ObservationKey> expected = new HashMap<>();
    for (int world = 0; world < 40; world++) {
      List<Dataset> connected = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        connected.add(randomDataset(random, all.size() + i, world));
      }
      expected.putAll(GROUPING.observations(connected));
      all.addAll(connected);
    }
    Collections.shuffle(all, random);
    // WHEN
    Map<DatasetKey, ObservationKey> observations = GROUPING.observations(all);
    // THEN
    then(observations).isEqualTo(expected);
    then(new HashSet<>(observations.values())).hasSizeBetween(80, all.size() - 1);
  }

  /** What one archive tells apart by facility under one id stays apart. */
  private static void noArchiveIsOverruled(
      List<Dataset> datasets, Map<DatasetKey, ObservationKey> observations) {
    for (Dataset a : datasets) {
      for (Dataset b : datasets) {
        boolean stated = !a.facilities().isEmpty() && !b.facilities().isEmpty();
        boolean namesakes =
            a.archive().equals(b.archive()) && a.observationId().equals(b.observationId());
        if (stated && namesakes && !a.facilities().equals(b.facilities())) {
          then(observations.get(a.key())).isNotEqualTo(observations.get(b.key()));
        }
      }
    }
  }

  /** Those of different worlds have no identifier in common. */
  private static Dataset randomDataset(Random random, int number, int world) {
    boolean isProduct = random.nextInt(5) == 0;
    String id = pick(random, isProduct ? PRODUCTS : IDS);
    Datasets row =
        dataset(pick(random, List.of("MAST", "CADC", "ESA", "Mirror")))
            .obsId(
                id.contains("071") ? id.replace("071", String.format("%03d", world)) : id + world)
            .did("row " + number)
            .level(random.nextInt(4))
            .role(random.nextInt(4) == 0 ? Role.PREVIEW : Role.PRODUCT);
    if (random.nextInt(4) > 0) {
      row.facility(pick(random, List.of("HST", "Gemini South", "VLT")));
    }
    if (random.nextInt(4) > 0) {
      row.collection(pick(random, List.of("HST", "HLA", "GEMINI", "Survey")));
    }
    if (random.nextInt(4) > 0) {
      row.at(random.nextInt(3), 1.2 * random.nextInt(3));
    }
    if (random.nextInt(4) > 0) {
      double start = 50_000 + 0.6 * random.nextInt(6);
      row.time(start, start + 0.1 * random.nextInt(3));
    }
    return row.build();
  }

  private static <T> T pick(Random random, List<T> items) {
    return items.get(random.nextInt(items.size()));
  }
}

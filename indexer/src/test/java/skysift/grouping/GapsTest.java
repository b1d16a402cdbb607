package skysift.grouping;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.within;
import static skysift.obscore.Datasets.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;

/** Gaps found by sweeping equal those found by comparing all with all. */
class GapsTest {

  @Test
  void gap_between_many_intervals_is_that_of_the_nearest_two() {
    Random random = new Random(1);
    for (int round = 0; round < 200; round++) {
      // GIVEN
      List<Dataset> left = rows(random);
      List<Dataset> right = rows(random);
      // WHEN
      double gap = TimeSpans.of(left).gap(TimeSpans.of(right)).orElseThrow();
      // THEN
      double expected = Double.MAX_VALUE;
      for (Dataset a : left) {
        for (Dataset b : right) {
          double pair = TimeSpans.of(List.of(a)).gap(TimeSpans.of(List.of(b))).orElseThrow();
          expected = Math.min(expected, pair);
        }
      }
      then(gap).isCloseTo(expected, within(1e-9));
    }
  }

  @Test
  void gap_between_many_fields_is_that_of_the_nearest_two() {
    Random random = new Random(2);
    for (int round = 0; round < 200; round++) {
      // GIVEN
      List<Dataset> left = rows(random);
      List<Dataset> right = rows(random);
      // WHEN
      double gap = Places.of(left).gap(Places.of(right)).orElseThrow();
      // THEN
      double expected = Double.MAX_VALUE;
      for (Dataset a : left) {
        for (Dataset b : right) {
          double separation = a.position().orElseThrow().separation(b.position().orElseThrow());
          expected = Math.min(expected, Math.max(0, separation - radius(a) - radius(b)));
        }
      }
      then(gap).isCloseTo(expected, within(1e-9));
    }
  }

  private static double radius(Dataset dataset) {
    return dataset.number(ObsCoreColumn.S_FOV).orElseThrow() / 2;
  }

  private static List<Dataset> rows(Random random) {
    List<Dataset> rows = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(12); i++) {
      double start = 50_000 + 1_000 * random.nextDouble();
      rows.add(
          dataset("A")
              .at(360 * random.nextDouble(), -90 + 180 * random.nextDouble())
              .fov(4 * random.nextDouble())
              .time(start, start + 20 * random.nextDouble())
              .build());
    }
    return rows;
  }
}

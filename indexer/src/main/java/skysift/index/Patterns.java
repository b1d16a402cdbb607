package skysift.index;

import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.FixedBitSet;

/**
 * Observations whose datasets have the same cells have one pattern; there are far fewer of these,
 * so that observations that are found whole are counted by pattern. Never changed.
 */
final class Patterns {
  private final Cells cells;
  private final int[] of;
  private final int[][] cellsOf;

  /** What all datasets of an observation have in each column; where they differ, any. */
  private final List<Numbers> common = new ArrayList<>();

  /** The observations whose datasets differ in each column. */
  private final List<FixedBitSet> mixed = new ArrayList<>();

  Patterns(Observations observations, Cells cells, List<Columns.Own> own) {
    this.cells = cells;
    of = new int[observations.size()];
    List<int[]> patterns = new ArrayList<>();
    Map<ImmutableIntArray, Integer> numbers = new HashMap<>();
    for (int observation = 0; observation < of.length; observation++) {
      int[] pattern = pattern(observations, observation);
      Integer known = numbers.putIfAbsent(ImmutableIntArray.copyOf(pattern), patterns.size());
      of[observation] = known == null ? patterns.size() : known;
      if (known == null) {
        patterns.add(pattern);
      }
    }
    cellsOf = patterns.toArray(int[][]::new);
    own.forEach(column -> addCommon(observations, column));
  }

  private int[] pattern(Observations observations, int observation) {
    int from = observations.from(observation);
    int[] pattern = new int[observations.to(observation) - from];
    for (int i = 0; i < pattern.length; i++) {
      pattern[i] = cells.of(observations.dataset(from + i));
    }
    Arrays.sort(pattern);
    int size = 0;
    for (int i = 0; i < pattern.length; i++) {
      if (i == 0 || pattern[i] != pattern[i - 1]) {
        pattern[size++] = pattern[i];
      }
    }
    return size == pattern.length ? pattern : Arrays.copyOf(pattern, size);
  }

  private void addCommon(Observations observations, Columns.Own column) {
    int[] values = new int[of.length];
    FixedBitSet differing = new FixedBitSet(Math.max(1, of.length));
    for (int observation = 0; observation < of.length; observation++) {
      int from = observations.from(observation);
      int to = observations.to(observation);
      for (int i = from; i < to; i++) {
        int value = column.of().of(observations.dataset(i));
        if (i > from && value != values[observation]) {
          differing.set(observation);
        }
        values[observation] = value;
      }
    }
    common.add(Numbers.of(values, column.sets().size()));
    mixed.add(differing);
  }

  boolean isOf(Cells someCells) {
    return cells == someCells;
  }

  int size() {
    return cellsOf.length;
  }

  /** The pattern of an observation. */
  int of(int observation) {
    return of[observation];
  }

  /** The cells of a pattern, each once. */
  int[] cells(int pattern) {
    return cellsOf[pattern];
  }

  /** In a column the numbers that all datasets of the observations have that are not mixed. */
  Numbers common(int column) {
    return common.get(column);
  }

  /** The observations whose datasets differ in a column. */
  FixedBitSet mixed(int column) {
    return mixed.get(column);
  }
}

package skysift.index;

import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Observations whose datasets have the same cells have one pattern; there are far fewer of these,
 * so that observations that are found whole are counted by pattern. Never changed.
 */
final class Patterns {
  /** A value that not all datasets of an observation have. */
  static final int MIXED = -1;

  private final Cells cells;
  private final int[] of;
  private final int[][] cellsOf;

  /** By column and observation. */
  private final int[][] common;

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
    common = own.stream().map(column -> common(observations, column)).toArray(int[][]::new);
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

  private static int[] common(Observations observations, Columns.Own column) {
    int[] common = new int[observations.size()];
    for (int observation = 0; observation < common.length; observation++) {
      int from = observations.from(observation);
      int to = observations.to(observation);
      int value = from < to ? column.of().of(observations.dataset(from)) : MIXED;
      for (int i = from + 1; i < to; i++) {
        value = column.of().of(observations.dataset(i)) == value ? value : MIXED;
      }
      common[observation] = value;
    }
    return common;
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

  /** In a column the number that all datasets of the observation have, or {@link #MIXED}. */
  int common(int column, int observation) {
    return common[column][observation];
  }
}

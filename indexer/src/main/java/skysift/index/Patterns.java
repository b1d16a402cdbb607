package skysift.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.FixedBitSet;

/**
 * Observations whose datasets have the same cells have one pattern; there are far fewer of these,
 * so that observations that are found whole are counted by pattern. Never changed.
 */
final class Patterns {
  /** Of so many observations one may have a pattern of its own for patterns to be kept. */
  private static final int SHARING = 2;

  private final Observations observations;
  private final Cells cells;

  /** By observation. */
  private final int[] of;

  /** By pattern. */
  private int[][] cellsOf;

  private int size;

  /** Patterns, by hash of their cells, each in the first place free; 0 is none, 1 the first. */
  private int[] table = new int[1 << 10];

  /** The cells of the observation that is looked at. */
  private int[] found = new int[16];

  /** What all datasets of an observation have in each column; where they differ, any. */
  private final List<Numbers> common = new ArrayList<>();

  /** The observations whose datasets differ in each column. */
  private final List<FixedBitSet> mixed = new ArrayList<>();

  /** Those of all observations. */
  Patterns(Observations observations, Cells cells, List<Columns.Own> own) {
    this.observations = observations;
    this.cells = cells;
    of = new int[observations.size()];
    cellsOf = new int[16][];
    for (int observation = 0; observation < of.length; observation++) {
      of[observation] = number(pattern(observation));
    }
    for (Columns.Own column : own) {
      Numbers numbers = Numbers.zeros(of.length, column.sets().size());
      FixedBitSet differing = new FixedBitSet(Math.max(1, of.length));
      for (int observation = 0; observation < of.length; observation++) {
        look(observation, column.of(), numbers, differing);
      }
      common.add(numbers);
      mixed.add(differing);
    }
  }

  /** Those of a newer snapshot, in which most observations are as they were. */
  private Patterns(
      Patterns older,
      Observing.Observed observed,
      Cells cells,
      List<Columns.Own> own,
      List<int[]> movedNumbers) {
    observations = observed.observations();
    this.cells = cells;
    of = new int[observations.size()];
    size = older.size;
    cellsOf = older.cellsOf.clone();
    table = new int[older.table.length];
    for (int pattern = 0; pattern < size; pattern++) {
      put(pattern);
    }
    int[] moved = observed.moved();
    for (int old = 0; old < older.of.length; old++) {
      int observation = moved == null ? old : moved[old];
      if (observation >= 0) {
        of[observation] = older.of[old];
      }
    }
    int[] changed = Snapshot.each(observed.changed());
    for (int observation : changed) {
      of[observation] = number(pattern(observation));
    }
    for (int i = 0; i < own.size(); i++) {
      Columns.Own column = own.get(i);
      Numbers numbers = Numbers.zeros(of.length, column.sets().size());
      numbers.take(older.common.get(i), older.of.length, moved, movedNumbers.get(i));
      FixedBitSet differing = moved(older.mixed.get(i), moved);
      for (int observation : changed) {
        differing.clear(observation);
        look(observation, column.of(), numbers, differing);
      }
      common.add(numbers);
      mixed.add(differing);
    }
  }

  /**
   * Those of a newer snapshot.
   *
   * @param observed its observations; changed are also those of which datasets have other cells
   * @param movedNumbers by column, by older number the number now; null when it is the same
   * @return null when it is better to make them anew
   */
  Patterns renewed(
      Observing.Observed observed, Cells now, List<Columns.Own> own, List<int[]> movedNumbers) {
    return size > of.length / SHARING ? null : new Patterns(this, observed, now, own, movedNumbers);
  }

  private FixedBitSet moved(FixedBitSet older, int[] moved) {
    if (moved == null) {
      return older.clone();
    }
    FixedBitSet now = new FixedBitSet(Math.max(1, of.length));
    for (int old : Snapshot.each(older)) {
      if (moved[old] >= 0) {
        now.set(moved[old]);
      }
    }
    return now;
  }

  /** Finds the cells of an observation, each once, ascending; says how many. */
  private int pattern(int observation) {
    int count = 0;
    for (int i = observations.from(observation); i < observations.to(observation); i++) {
      int cell = cells.of(observations.dataset(i));
      int at = count;
      while (at > 0 && found[at - 1] > cell) {
        at--;
      }
      if (at > 0 && found[at - 1] == cell) {
        continue;
      }
      found = ArrayUtil.grow(found, count + 1);
      System.arraycopy(found, at, found, at + 1, count++ - at);
      found[at] = cell;
    }
    return count;
  }

  /** The number of the pattern of so many cells found. */
  private int number(int count) {
    int hash = 0;
    for (int i = 0; i < count; i++) {
      hash = 31 * hash + found[i];
    }
    int place = place(hash);
    for (; table[place] != 0; place = place + 1 & table.length - 1) {
      int[] known = cellsOf[table[place] - 1];
      if (Arrays.equals(known, 0, known.length, found, 0, count)) {
        return table[place] - 1;
      }
    }
    cellsOf = ArrayUtil.grow(cellsOf, size + 1);
    cellsOf[size] = Arrays.copyOf(found, count);
    if (2 * ++size > table.length) {
      table = new int[2 * table.length];
      for (int pattern = 0; pattern < size; pattern++) {
        put(pattern);
      }
    } else {
      table[place] = size;
    }
    return size - 1;
  }

  private int place(int hash) {
    int mixed = hash * 0x9E3779B9;
    return (mixed ^ mixed >>> 16) & table.length - 1;
  }

  private void put(int pattern) {
    int hash = 0;
    for (int cell : cellsOf[pattern]) {
      hash = 31 * hash + cell;
    }
    int place = place(hash);
    while (table[place] != 0) {
      place = place + 1 & table.length - 1;
    }
    table[place] = pattern + 1;
  }

  /** Looks what the datasets of an observation have in a column. */
  private void look(int observation, Numbers column, Numbers numbers, FixedBitSet differing) {
    int from = observations.from(observation);
    int first = column.of(observations.dataset(from));
    numbers.set(observation, first);
    for (int i = from + 1; i < observations.to(observation); i++) {
      if (column.of(observations.dataset(i)) != first) {
        differing.set(observation);
        return;
      }
    }
  }

  boolean isOf(Cells someCells) {
    return cells == someCells;
  }

  int size() {
    return size;
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

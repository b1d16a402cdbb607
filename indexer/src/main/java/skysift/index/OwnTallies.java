package skysift.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.lucene.util.FixedBitSet;

/** The tallies of the facets that are columns of their own; these are read document by document. */
final class OwnTallies {
  /**
   * A facet that is counted or selected.
   *
   * @param number of its column
   * @param own the set of values of each document
   * @param failing the documents that fail this one only; null when nothing is selected in it
   */
  private record Column(int number, FacetTally tally, Columns.Own own, FixedBitSet failing) {}

  /** So many sets that pass are looked for one by one: each comes to a pass over all documents. */
  private static final int FEW = 4;

  private final Columns all;
  private final List<Column> columns = new ArrayList<>();
  private final boolean selected;
  private final Documents passing;

  OwnTallies(Columns columns, Documents found, CellTallies.Maker maker) throws IOException {
    all = columns;
    for (int i = 0; i < columns.own().size(); i++) {
      Columns.Own own = columns.own().get(i);
      FacetTally tally = maker.tally(own.facet(), own.sets());
      if (tally != null) {
        FixedBitSet failing = tally.isSelected() ? failing(found.set(), tally, own) : null;
        this.columns.add(new Column(i, tally, own, failing));
      }
    }
    List<FixedBitSet> failing =
        this.columns.stream().map(Column::failing).filter(Objects::nonNull).toList();
    selected = !failing.isEmpty();
    passing = selected ? without(found.set(), failing) : found;
    keepFailingOnce(failing);
  }

  private static Documents without(FixedBitSet found, List<FixedBitSet> failing) {
    FixedBitSet passing = found.clone();
    failing.forEach(passing::andNot);
    return new Documents(passing);
  }

  private static FixedBitSet failing(FixedBitSet found, FacetTally tally, Columns.Own own) {
    FixedBitSet passes = tally.passing();
    int[] some = Snapshot.each(passes);
    if (some.length <= FEW) {
      FixedBitSet failing = found.clone();
      for (int set : some) {
        own.of().clear(set, failing);
      }
      return failing;
    }
    long[] failing = found.getBits().clone();
    for (int word = 0; word < failing.length; word++) {
      for (long bits = failing[word]; bits != 0; bits &= bits - 1) {
        int doc = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
        failing[word] ^= passes.get(own.of().of(doc)) ? Long.lowestOneBit(bits) : 0;
      }
    }
    return new FixedBitSet(failing, found.length());
  }

  private static void keepFailingOnce(List<FixedBitSet> failing) {
    if (failing.size() < 2) {
      return;
    }
    long[] twice = new long[failing.get(0).getBits().length];
    long[] once = twice.clone();
    for (FixedBitSet one : failing) {
      for (int word = 0; word < twice.length; word++) {
        twice[word] |= once[word] & one.getBits()[word];
        once[word] |= one.getBits()[word];
      }
    }
    FixedBitSet several = new FixedBitSet(twice, failing.get(0).length());
    failing.forEach(one -> one.andNot(several));
  }

  boolean isSelected() {
    return selected;
  }

  /** Found documents that pass all these facets. */
  Documents passing() {
    return passing;
  }

  /**
   * Counts datasets.
   *
   * @param matching those that pass all facets
   * @param others gives of some documents those that pass all other facets
   */
  void count(Documents matching, UnaryOperator<Documents> others) {
    for (Column column : columns) {
      if (!column.tally.isCounted()) {
        continue;
      }
      Documents counted = matching;
      if (column.failing != null) {
        FixedBitSet both = others.apply(new Documents(column.failing)).set().clone();
        both.or(matching.set());
        counted = new Documents(both);
      }
      if (counted.count() == all.observations().datasets()) {
        column.tally.countAll(all.ofAll(column.number));
      } else {
        column.tally.count(column.own.of(), counted);
      }
    }
  }

  /** Counts a document that passes all other facets in one observation. */
  void count(int doc, int group) {
    boolean passes = passing.set().get(doc);
    for (Column column : columns) {
      if (passes || (column.failing != null && column.failing.get(doc))) {
        column.tally.count(column.own.of().of(doc), group, 1);
      }
    }
  }

  /** The observations whose datasets differ in any of these facets. */
  FixedBitSet mixed(Patterns patterns, int observations) {
    FixedBitSet mixed = new FixedBitSet(Math.max(1, observations));
    columns.forEach(column -> mixed.or(patterns.mixed(column.number)));
    return mixed;
  }

  /**
   * Whether the datasets of an observation, which do not differ in these facets, pass them. Where
   * they fail one only, it is counted in that one.
   *
   * @param passesCells whether one of them passes all other facets
   */
  boolean passes(Patterns patterns, int observation, boolean passesCells) {
    Column failed = null;
    for (Column column : columns) {
      if (column.failing == null
          || column.tally.passes(patterns.common(column.number).of(observation))) {
        continue;
      }
      if (failed != null) {
        return false;
      }
      failed = column;
    }
    if (failed != null && passesCells) {
      failed.tally.count(patterns.common(failed.number).of(observation), 1);
    }
    return failed == null;
  }

  /** Counts observations whose datasets do not differ in these facets, and pass all. */
  void countWhole(Patterns patterns, FixedBitSet observations) {
    Documents whole = new Documents(observations);
    for (Column column : columns) {
      if (column.tally.isCounted()) {
        column.tally.count(patterns.common(column.number), whole);
      }
    }
  }

  List<FacetTally> tallies() {
    return columns.stream().map(Column::tally).toList();
  }
}

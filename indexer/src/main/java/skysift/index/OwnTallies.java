package skysift.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.FixedBitSet;

/** The tallies of the facets that are columns of their own; these are read document by document. */
final class OwnTallies {
  /** A facet, the set of values of each document, and the documents that fail this one only. */
  private record Column(FacetTally tally, int[] of, FixedBitSet failing) {}

  private final List<Column> columns = new ArrayList<>();
  private final boolean selected;
  private final FixedBitSet passing;

  OwnTallies(Columns columns, FixedBitSet found, CellTallies.Maker maker) throws IOException {
    boolean some = false;
    for (Columns.Own own : columns.own()) {
      FacetTally tally = maker.tally(own.facet(), own.sets());
      some |= tally.isSelected();
      FixedBitSet failing = tally.isSelected() ? new FixedBitSet(found.length()) : null;
      this.columns.add(new Column(tally, own.of(), failing));
    }
    selected = some;
    passing = selected ? found.clone() : found;
    if (selected) {
      decide(found);
    }
  }

  private void decide(FixedBitSet found) {
    List<Column> choosing = columns.stream().filter(c -> c.failing != null).toList();
    for (int doc = Snapshot.next(found, 0); doc >= 0; doc = Snapshot.next(found, doc + 1)) {
      Column failed = null;
      int failures = 0;
      for (Column column : choosing) {
        if (!column.tally.passes(column.of[doc])) {
          failed = column;
          failures++;
        }
      }
      if (failures > 0) {
        passing.clear(doc);
      }
      if (failures == 1) {
        failed.failing.set(doc);
      }
    }
  }

  /** Found documents that pass all these facets. */
  FixedBitSet passing() {
    return passing;
  }

  /** Counts the passing and the failing documents of a run that passes all other facets. */
  void count(FixedBitSet matching, int from, int to) {
    for (Column column : columns) {
      count(column, matching, from, to);
      if (column.failing != null) {
        count(column, column.failing, from, to);
      }
    }
  }

  private static void count(Column column, FixedBitSet documents, int from, int to) {
    column.tally.count(column.of, documents, from, to);
  }

  /** Counts a document that passes all other facets in one observation. */
  void count(int doc, int group) {
    boolean passes = passing.get(doc);
    for (Column column : columns) {
      if (passes || (column.failing != null && column.failing.get(doc))) {
        column.tally.count(column.of[doc], group, 1);
      }
    }
  }

  /** Whether the datasets of an observation differ in any of these facets. */
  boolean isMixed(Patterns patterns, int observation) {
    for (int i = 0; i < columns.size(); i++) {
      if (patterns.common(i, observation) == Patterns.MIXED) {
        return true;
      }
    }
    return false;
  }

  /**
   * Counts an observation whose datasets do not differ in these facets.
   *
   * @param passesCells whether one of them passes all other facets
   * @return whether they pass these
   */
  boolean count(Patterns patterns, int observation, boolean passesCells) {
    int failed = -1;
    for (int i = 0; selected && i < columns.size(); i++) {
      if (!columns.get(i).tally.passes(patterns.common(i, observation))) {
        if (failed >= 0) {
          return false;
        }
        failed = i;
      }
    }
    for (int i = 0; passesCells && i < columns.size(); i++) {
      if (failed < 0 || failed == i) {
        columns.get(i).tally.count(patterns.common(i, observation), observation + 1, 1);
      }
    }
    return failed < 0;
  }

  List<FacetTally> tallies() {
    return columns.stream().map(Column::tally).toList();
  }
}

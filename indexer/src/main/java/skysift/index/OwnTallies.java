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
  private final FixedBitSet passing;

  OwnTallies(Columns columns, FixedBitSet found, CellTallies.Maker maker) throws IOException {
    boolean selected = false;
    for (Columns.Own own : columns.own()) {
      FacetTally tally = maker.tally(own.facet(), own.sets());
      selected |= tally.isSelected();
      FixedBitSet failing = tally.isSelected() ? new FixedBitSet(found.length()) : null;
      this.columns.add(new Column(tally, own.of(), failing));
    }
    passing = selected ? found.clone() : found;
    if (selected) {
      decide(found);
    }
  }

  private void decide(FixedBitSet found) {
    List<Column> selected = columns.stream().filter(c -> c.failing != null).toList();
    for (int doc = Snapshot.next(found, 0); doc >= 0; doc = Snapshot.next(found, doc + 1)) {
      Column failed = null;
      int failures = 0;
      for (Column column : selected) {
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

  boolean isSelected() {
    return columns.stream().anyMatch(column -> column.failing != null);
  }

  /** Adds to a set the documents that fail just one of these facets. */
  void addFailing(FixedBitSet documents) {
    for (Column column : columns) {
      if (column.failing != null) {
        documents.or(column.failing);
      }
    }
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
    int doc = Snapshot.next(documents, from);
    for (; doc >= 0 && doc < to; doc = Snapshot.next(documents, doc + 1)) {
      column.tally.count(column.of[doc], 1);
    }
  }

  /** Counts a document that passes all facets in one observation. */
  void countPassing(int doc, int group) {
    for (Column column : columns) {
      column.tally.count(column.of[doc], group, 1);
    }
  }

  /** Counts a document that passes all other facets in one observation, if it fails just one. */
  void countFailing(int doc, int group) {
    for (Column column : columns) {
      if (column.failing != null && column.failing.get(doc)) {
        column.tally.count(column.of[doc], group, 1);
      }
    }
  }

  List<FacetTally> tallies() {
    return columns.stream().map(Column::tally).toList();
  }
}

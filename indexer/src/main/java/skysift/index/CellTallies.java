package skysift.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import skysift.search.Facet;

/**
 * The tallies of the facets that cells have. What fails is decided once for each cell; datasets are
 * counted by tuple, and what a tuple counts is added to its facets at the end.
 */
final class CellTallies {
  /** Passes all facets. What fails the i-th only has the number i. */
  static final byte ALL = -1;

  /** Fails two facets or more. */
  static final byte NONE = -2;

  private static final byte YEAR = 100;
  private static final byte CHANGE = 101;

  private final Cells cells;
  private final List<FacetTally> tallies = new ArrayList<>();

  /** By facet the number of the set of values of each tuple; none for change and year. */
  private final List<int[]> sets = new ArrayList<>();

  private final FacetTally changes;

  /** Null when years are a column of their own. */
  private final FacetTally years;

  /** By cell. */
  private final byte[] fate;

  /** Datasets that pass all facets. */
  private final int[] ofTuples;

  interface Maker {
    FacetTally tally(Facet facet, FacetSets sets) throws IOException;
  }

  CellTallies(Columns columns, Cells cells, Maker maker) throws IOException {
    this.cells = cells;
    Tuples tuples = columns.tuples();
    for (Facet facet : tuples.facets()) {
      tallies.add(maker.tally(facet, tuples.sets(facet)));
      sets.add(tuples.setsOfTuples(facet));
    }
    changes = maker.tally(Facet.CHANGE, Changes.SETS);
    years = columns.years() == null ? null : maker.tally(Facet.YEAR, columns.years());
    fate = decided(tuples.size());
    ofTuples = new int[tuples.size()];
  }

  private byte[] decided(int tuples) {
    byte[] ofTuple = new byte[tuples];
    Arrays.fill(ofTuple, ALL);
    for (int i = 0; i < tallies.size(); i++) {
      if (tallies.get(i).isSelected()) {
        for (int tuple = 0; tuple < tuples; tuple++) {
          boolean passes = tallies.get(i).passes(sets.get(i)[tuple]);
          ofTuple[tuple] = with(ofTuple[tuple], passes, i);
        }
      }
    }
    byte[] ofCell = new byte[cells.size()];
    for (int cell = 0; cell < ofCell.length; cell++) {
      boolean passesYear = years == null || years.passes(cells.year(cell));
      byte ofRest = with(ofTuple[cells.tuple(cell)], passesYear, YEAR);
      ofCell[cell] = with(ofRest, changes.passes(cells.change(cell)), CHANGE);
    }
    return ofCell;
  }

  private static byte with(byte fate, boolean passes, int facet) {
    if (passes) {
      return fate;
    }
    return fate == ALL ? (byte) facet : NONE;
  }

  /** {@link #ALL}, {@link #NONE}, or which facet alone the cell fails. */
  int fate(int cell) {
    return fate[cell];
  }

  boolean isSelected() {
    return (years != null && years.isSelected())
        || changes.isSelected()
        || tallies.stream().anyMatch(FacetTally::isSelected);
  }

  void count(int cell, int datasets) {
    int facet = fate[cell];
    int tuple = cells.tuple(cell);
    if (facet == ALL) {
      ofTuples[tuple] += datasets;
    } else if (facet >= 0 && facet < tallies.size()) {
      tallies.get(facet).count(sets.get(facet)[tuple], datasets);
    }
    if (years != null && (facet == ALL || facet == YEAR)) {
      years.count(cells.year(cell), datasets);
    }
    if (facet == ALL || facet == CHANGE) {
      changes.count(cells.change(cell), datasets);
    }
  }

  /** See {@link FacetTally#count(int, int, int)}. */
  void count(int cell, int group, int observations) {
    int facet = fate[cell];
    int tuple = cells.tuple(cell);
    for (int i = 0; i < tallies.size(); i++) {
      if (facet == ALL || facet == i) {
        tallies.get(i).count(sets.get(i)[tuple], group, observations);
      }
    }
    if (years != null && (facet == ALL || facet == YEAR)) {
      years.count(cells.year(cell), group, observations);
    }
    if (facet == ALL || facet == CHANGE) {
      changes.count(cells.change(cell), group, observations);
    }
  }

  /** All tallies, with everything counted. */
  List<FacetTally> finished() {
    for (int tuple = 0; tuple < ofTuples.length; tuple++) {
      for (int i = 0; ofTuples[tuple] > 0 && i < tallies.size(); i++) {
        tallies.get(i).count(sets.get(i)[tuple], ofTuples[tuple]);
      }
    }
    List<FacetTally> all = new ArrayList<>(tallies);
    all.add(changes);
    if (years != null) {
      all.add(years);
    }
    return all;
  }
}

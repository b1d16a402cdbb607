package skysift.index;

import com.google.common.collect.Streams;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.util.FixedBitSet;
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

  /** A facet that is counted or selected, and the number of the set of values of each. */
  private record Part(FacetTally tally, int[] sets) {}

  private static final int SEVERAL = -2;

  private final Cells cells;

  /** Facets by tuple. */
  private final List<Part> tupleParts = new ArrayList<>();

  /** Facets by cell; their numbers follow those of {@link #tupleParts}. */
  private final List<Part> cellParts = new ArrayList<>();

  /** By cell. */
  private final byte[] fate;

  /** Datasets that pass all facets. */
  private final int[] ofTuples;

  interface Maker {
    /** Null when the facet is neither counted nor selected. */
    FacetTally tally(Facet facet, FacetSets sets) throws IOException;
  }

  CellTallies(Columns columns, Cells cells, Maker maker) throws IOException {
    this.cells = cells;
    Tuples tuples = columns.tuples();
    for (Facet facet : tuples.facets()) {
      add(tupleParts, maker.tally(facet, tuples.sets(facet)), tuples.setsOfTuples(facet));
    }
    add(cellParts, maker.tally(Facet.CHANGE, Changes.SETS), cells.changes());
    fate = decided(tuples.size());
    ofTuples = new int[tuples.size()];
  }

  private static void add(List<Part> parts, FacetTally tally, int[] sets) {
    if (tally != null) {
      parts.add(new Part(tally, sets));
    }
  }

  private byte[] decided(int tuples) {
    byte[] ofTuple = new byte[tuples];
    Arrays.fill(ofTuple, ALL);
    for (int i = 0; i < tupleParts.size(); i++) {
      decide(tupleParts.get(i), i, ofTuple);
    }
    byte[] ofCell = new byte[cells.size()];
    for (int cell = 0; cell < ofCell.length; cell++) {
      ofCell[cell] = ofTuple[cells.tuple(cell)];
    }
    for (int i = 0; i < cellParts.size(); i++) {
      decide(cellParts.get(i), tupleParts.size() + i, ofCell);
    }
    return ofCell;
  }

  private static void decide(Part part, int number, byte[] fates) {
    if (!part.tally.isSelected()) {
      return;
    }
    FixedBitSet passing = part.tally.passing();
    for (int i = 0; i < fates.length; i++) {
      if (fates[i] != NONE && !passing.get(part.sets[i])) {
        fates[i] = fates[i] == ALL ? (byte) number : NONE;
      }
    }
  }

  /** {@link #ALL}, {@link #NONE}, or which facet alone the cell fails. */
  int fate(int cell) {
    return fate[cell];
  }

  boolean isSelected() {
    return Streams.concat(tupleParts.stream(), cellParts.stream())
        .anyMatch(part -> part.tally.isSelected());
  }

  void count(int cell, int datasets) {
    int number = fate[cell];
    if (datasets == 0 || number == NONE) {
      return;
    }
    int tuple = cells.tuple(cell);
    int behind = number - tupleParts.size();
    if (number == ALL) {
      ofTuples[tuple] += datasets;
      for (Part part : cellParts) {
        part.tally.count(part.sets[cell], datasets);
      }
    } else if (behind < 0) {
      Part part = tupleParts.get(number);
      part.tally.count(part.sets[tuple], datasets);
    } else {
      Part part = cellParts.get(behind);
      part.tally.count(part.sets[cell], datasets);
    }
  }

  /** See {@link FacetTally#count(int, int, int)}. */
  void count(int cell, int group, int observations) {
    int number = fate[cell];
    int tuple = cells.tuple(cell);
    for (int i = 0; i < tupleParts.size(); i++) {
      if (number == ALL || number == i) {
        Part part = tupleParts.get(i);
        part.tally.count(part.sets[tuple], group, observations);
      }
    }
    for (int i = 0; i < cellParts.size(); i++) {
      if (number == ALL || number == tupleParts.size() + i) {
        Part part = cellParts.get(i);
        part.tally.count(part.sets[cell], group, observations);
      }
    }
  }

  /**
   * Counts observations by pattern. Where all cells of one that count have one set of values, as in
   * most facets, nothing can be counted twice.
   *
   * @param observations how many there are, by pattern
   * @param group no group was above it, see {@link FacetTally#count(int, int, int)}
   */
  void count(Patterns patterns, int[] observations, int group) {
    for (int i = 0; i < tupleParts.size() + cellParts.size(); i++) {
      boolean ofTuples = i < tupleParts.size();
      Part part = ofTuples ? tupleParts.get(i) : cellParts.get(i - tupleParts.size());
      if (part.tally.isCounted()) {
        int[] sets = ofTuples ? byCell(part.sets) : part.sets;
        count(part.tally, sets, i, patterns, observations, group);
      }
    }
  }

  private int[] byCell(int[] byTuple) {
    int[] byCell = new int[cells.size()];
    for (int cell = 0; cell < byCell.length; cell++) {
      byCell[cell] = byTuple[cells.tuple(cell)];
    }
    return byCell;
  }

  private void count(
      FacetTally tally, int[] sets, int number, Patterns patterns, int[] observations, int group) {
    for (int pattern = 0; pattern < observations.length; pattern++) {
      int set = observations[pattern] == 0 ? -1 : theOneSet(sets, number, patterns.cells(pattern));
      if (set >= 0) {
        tally.count(set, observations[pattern]);
      } else if (set == SEVERAL) {
        for (int cell : patterns.cells(pattern)) {
          if (fate[cell] == ALL || fate[cell] == number) {
            tally.count(sets[cell], group + 1 + pattern, observations[pattern]);
          }
        }
      }
    }
  }

  /** The set that all cells have which count in a facet; -1: none does, {@link #SEVERAL}. */
  private int theOneSet(int[] sets, int number, int[] some) {
    int set = -1;
    for (int cell : some) {
      if (fate[cell] == ALL || fate[cell] == number) {
        if (set >= 0 && sets[cell] != set) {
          return SEVERAL;
        }
        set = sets[cell];
      }
    }
    return set;
  }

  /** All tallies, with everything counted. */
  List<FacetTally> finished() {
    for (int tuple = 0; tuple < ofTuples.length; tuple++) {
      if (ofTuples[tuple] > 0) {
        for (Part part : tupleParts) {
          part.tally.count(part.sets[tuple], ofTuples[tuple]);
        }
      }
    }
    return Streams.concat(tupleParts.stream(), cellParts.stream()).map(Part::tally).toList();
  }
}

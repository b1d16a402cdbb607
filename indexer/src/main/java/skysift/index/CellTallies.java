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

  /**
   * A facet that is counted or selected.
   *
   * @param sets number of the set of values of each tuple, or cell
   * @param passing the sets that pass; null when nothing is selected
   */
  private record Part(FacetTally tally, int[] sets, FixedBitSet passing) {}

  private static final int SEVERAL = -2;

  private final Cells cells;

  /** Facets by tuple. */
  private final List<Part> tupleParts = new ArrayList<>();

  /** Facets by cell; their numbers follow those of {@link #tupleParts}. */
  private final List<Part> cellParts = new ArrayList<>();

  private final boolean selected;

  /** By cell; null when so few are asked about that each is decided by itself. */
  private final byte[] fate;

  /** Datasets that pass all facets; null when these are so few that each is counted by itself. */
  private final int[] ofTuples;

  interface Maker {
    /** Null when the facet is neither counted nor selected. */
    FacetTally tally(Facet facet, FacetSets sets) throws IOException;
  }

  /**
   * Nothing is counted yet.
   *
   * @param few whether only few datasets are asked about
   */
  CellTallies(Columns columns, Cells cells, boolean few, Maker maker) throws IOException {
    this.cells = cells;
    Tuples tuples = columns.tuples();
    for (Facet facet : tuples.facets()) {
      add(tupleParts, maker.tally(facet, tuples.sets(facet)), tuples.setsOfTuples(facet));
    }
    add(cellParts, maker.tally(Facet.CHANGE, Changes.SETS), cells.changes());
    selected =
        Streams.concat(tupleParts.stream(), cellParts.stream())
            .anyMatch(part -> part.passing != null);
    fate = few ? null : decided(tuples.size());
    ofTuples = few ? null : new int[tuples.size()];
  }

  private static void add(List<Part> parts, FacetTally tally, int[] sets) {
    if (tally != null) {
      parts.add(new Part(tally, sets, tally.isSelected() ? tally.passing() : null));
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
    if (part.passing == null) {
      return;
    }
    for (int i = 0; i < fates.length; i++) {
      if (fates[i] != NONE && !part.passing.get(part.sets[i])) {
        fates[i] = fates[i] == ALL ? (byte) number : NONE;
      }
    }
  }

  /** {@link #ALL}, {@link #NONE}, or which facet alone the cell fails. */
  int fate(int cell) {
    return fate == null ? decided(cell, cells.tuple(cell)) : fate[cell];
  }

  private int decided(int cell, int tuple) {
    int fails = ALL;
    for (int i = 0; i < tupleParts.size() + cellParts.size() && fails != NONE; i++) {
      boolean ofTuple = i < tupleParts.size();
      Part part = ofTuple ? tupleParts.get(i) : cellParts.get(i - tupleParts.size());
      if (part.passing != null && !part.passing.get(part.sets[ofTuple ? tuple : cell])) {
        fails = fails == ALL ? i : NONE;
      }
    }
    return fails;
  }

  boolean isSelected() {
    return selected;
  }

  void count(int cell, int datasets) {
    int number = datasets == 0 ? NONE : fate(cell);
    if (number == NONE) {
      return;
    }
    int tuple = cells.tuple(cell);
    int behind = number - tupleParts.size();
    if (number == ALL) {
      if (ofTuples != null) {
        ofTuples[tuple] += datasets;
      } else {
        tupleParts.forEach(part -> part.tally.count(part.sets[tuple], datasets));
      }
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
    int number = fate(cell);
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
          if (fate(cell) == ALL || fate(cell) == number) {
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
      if (fate(cell) == ALL || fate(cell) == number) {
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
    if (ofTuples != null) {
      int[] some = new int[ofTuples.length];
      int size = 0;
      for (int tuple = 0; tuple < ofTuples.length; tuple++) {
        some[size] = tuple;
        size += ofTuples[tuple] > 0 ? 1 : 0;
      }
      int[] counted = Arrays.copyOf(some, size);
      tupleParts.forEach(part -> part.tally.count(part.sets, counted, ofTuples));
    }
    return Streams.concat(tupleParts.stream(), cellParts.stream()).map(Part::tally).toList();
  }
}

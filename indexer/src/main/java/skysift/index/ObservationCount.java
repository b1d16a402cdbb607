package skysift.index;

import org.apache.lucene.util.FixedBitSet;

/**
 * Counts observations: those of which all datasets are found, by pattern; others dataset by
 * dataset.
 */
final class ObservationCount {
  /** Of how many datasets one has to be found for all observations to be gone through. */
  private static final int SPARSE = 16;

  private final Observations observations;
  private final Cells cells;
  private final Patterns patterns;
  private final CellTallies ofCells;
  private final OwnTallies own;
  private final FixedBitSet found;
  private final boolean allFound;

  /** Those whose datasets differ in a facet that cells have not. */
  private final FixedBitSet mixed;

  /** Those found whole, not mixed, that pass all facets. */
  private final FixedBitSet whole;

  /** Whether a cell of the pattern passes all facets of cells. */
  private final boolean[] passes;

  /** Observations by pattern. */
  private final int[] counts;

  private long total;

  ObservationCount(
      Columns columns, Cells cells, CellTallies ofCells, OwnTallies own, Documents found) {
    this.cells = cells;
    this.ofCells = ofCells;
    this.own = own;
    this.found = found.set();
    observations = columns.observations();
    patterns = columns.patterns(cells);
    int datasets = found.count();
    allFound = datasets == observations.datasets();
    mixed = own.mixed(patterns, observations.size());
    whole = new FixedBitSet(Math.max(1, observations.size()));
    passes = new boolean[patterns.size()];
    counts = new int[patterns.size()];
    for (int pattern = 0; pattern < passes.length; pattern++) {
      for (int cell : patterns.cells(pattern)) {
        passes[pattern] |= ofCells.fate(cell) == CellTallies.ALL;
      }
    }
    if (datasets > observations.datasets() / SPARSE) {
      for (int observation = 0; observation < observations.size(); observation++) {
        count(observation);
      }
    } else {
      countSome();
    }
    countPatterns();
    own.countWhole(patterns, whole);
  }

  /** Observations with a dataset that passes all facets. */
  long total() {
    return total;
  }

  private void countSome() {
    for (int observation : Snapshot.each(observations.having(found))) {
      count(observation);
    }
  }

  private void count(int observation) {
    int datasets = observations.to(observation) - observations.from(observation);
    int here = allFound ? datasets : found(observation);
    if (here == 0) {
      return;
    }
    if (here < datasets || mixed.get(observation)) {
      countEach(observation);
      return;
    }
    int pattern = patterns.of(observation);
    if (own.isSelected() && !own.passes(patterns, observation, passes[pattern])) {
      return;
    }
    counts[pattern]++;
    if (passes[pattern]) {
      whole.set(observation);
    }
  }

  private int found(int observation) {
    int here = 0;
    for (int i = observations.from(observation); i < observations.to(observation); i++) {
      here += found.get(observations.dataset(i)) ? 1 : 0;
    }
    return here;
  }

  private void countEach(int observation) {
    boolean any = false;
    int group = observation + 1;
    for (int i = observations.from(observation); i < observations.to(observation); i++) {
      int doc = observations.dataset(i);
      if (!found.get(doc)) {
        continue;
      }
      int cell = cells.of(doc);
      boolean passesCells = ofCells.fate(cell) == CellTallies.ALL;
      if (own.passing().set().get(doc)) {
        ofCells.count(cell, group, 1);
        any |= passesCells;
      }
      if (passesCells) {
        own.count(doc, group);
      }
    }
    total += any ? 1 : 0;
  }

  private void countPatterns() {
    ofCells.count(patterns, counts, observations.size());
    for (int pattern = 0; pattern < counts.length; pattern++) {
      total += passes[pattern] ? counts[pattern] : 0;
    }
  }
}

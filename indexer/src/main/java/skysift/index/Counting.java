package skysift.index;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.google.common.collect.Maps;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.apache.lucene.util.FixedBitSet;
import skysift.search.Facet;
import skysift.search.FacetCounts;
import skysift.search.SearchRequest;
import skysift.search.Totals;
import skysift.search.Unit;

/**
 * Counts all facets of the datasets that match a request but for its facets: a dataset that passes
 * all facets counts in all, one that fails a single facet counts in that one only (drill-sideways).
 */
final class Counting {
  private final Observations observations;
  private final Cells cells;
  private final SearchRequest request;
  private final CellTallies ofCells;
  private final OwnTallies own;
  private final FixedBitSet matching;
  private final Totals total;

  /** Whether all datasets match, facets aside. */
  private final boolean allFound;

  /** Whether so few are found that they are looked at one by one, not run by run. */
  private final boolean few;

  Counting(Columns columns, SearchRequest request, Instant now, FixedBitSet found)
      throws IOException {
    this.request = request;
    observations = columns.observations();
    cells = columns.cells(now.getEpochSecond());
    allFound = found.cardinality() == observations.datasets();
    ofCells = new CellTallies(columns, cells, this::tally);
    own = new OwnTallies(columns, found, this::tally);
    few = own.passing().cardinality() < cells.runs();
    matching = ofCells.isSelected() ? passing() : own.passing();
    if (request.unit() == Unit.OBSERVATIONS) {
      long counted = new ObservationCount(columns, cells, ofCells, own, found).total();
      total = new Totals(counted, matching.cardinality());
    } else {
      total = countDatasets();
    }
  }

  /** Null when the facet is neither counted nor selected. */
  private FacetTally tally(Facet facet, FacetSets sets) throws IOException {
    ImmutableSet<String> wanted = request.wanted().get(facet);
    ImmutableSet<String> unwanted = request.unwanted().get(facet);
    boolean counted = request.facets().containsKey(facet);
    return counted || !wanted.isEmpty() || !unwanted.isEmpty()
        ? new FacetTally(
            facet, sets, wanted, unwanted, counted, request.unit() == Unit.OBSERVATIONS)
        : null;
  }

  /** Documents that pass all facets. */
  private FixedBitSet passing() {
    FixedBitSet passing = own.passing().clone();
    if (few) {
      for (int doc = Snapshot.next(passing, 0); doc >= 0; doc = Snapshot.next(passing, doc + 1)) {
        if (ofCells.fate(cells.of(doc)) != CellTallies.ALL) {
          passing.clear(doc);
        }
      }
      return passing;
    }
    for (int run = 0; run < cells.runs(); run++) {
      if (ofCells.fate(cells.runCell(run)) != CellTallies.ALL) {
        passing.clear(cells.runStart(run), cells.runStart(run + 1));
      }
    }
    return passing;
  }

  private Totals countDatasets() {
    FixedBitSet passing = own.passing();
    if (allFound && !own.isSelected()) {
      int[] datasets = cells.datasets(passing);
      for (int cell = 0; cell < datasets.length; cell++) {
        ofCells.count(cell, datasets[cell]);
      }
    } else if (few) {
      for (int doc = Snapshot.next(passing, 0); doc >= 0; doc = Snapshot.next(passing, doc + 1)) {
        ofCells.count(cells.of(doc), 1);
      }
    } else {
      for (int run = 0; run < cells.runs(); run++) {
        int cell = cells.runCell(run);
        if (ofCells.fate(cell) != CellTallies.NONE) {
          ofCells.count(cell, passing.cardinality(cells.runStart(run), cells.runStart(run + 1)));
        }
      }
    }
    countOwn();
    int observed =
        matching.cardinality() == observations.datasets()
            ? observations.live()
            : observations.having(matching).cardinality();
    return new Totals(observed, matching.cardinality());
  }

  private void countOwn() {
    if (few) {
      for (int doc = Snapshot.next(matching, 0); doc >= 0; doc = Snapshot.next(matching, doc + 1)) {
        own.countPassing(doc);
      }
    }
    if (few && !own.isSelected()) {
      return;
    }
    int from = 0;
    for (int run = 0; run < cells.runs(); run++) {
      if (ofCells.fate(cells.runCell(run)) != CellTallies.ALL) {
        countOwn(from, cells.runStart(run));
        from = cells.runStart(run + 1);
      }
    }
    countOwn(from, cells.runStart(cells.runs()));
  }

  /** Of runs without a gap between them. */
  private void countOwn(int from, int to) {
    if (!few) {
      own.countPassing(from, to);
    }
    own.countFailing(from, to);
  }

  /** The datasets that match the whole request. */
  FixedBitSet matching() {
    return matching;
  }

  Totals total() {
    return total;
  }

  ImmutableMap<Facet, FacetCounts> counts() throws IOException {
    Map<Facet, FacetCounts> counts = new EnumMap<>(Facet.class);
    for (FacetTally tally : Iterables.concat(ofCells.finished(), own.tallies())) {
      if (tally.isCounted()) {
        String text = request.facets().get(tally.facet());
        counts.put(tally.facet(), tally.result(request.facetLimit(), text));
      }
    }
    return Maps.immutableEnumMap(counts);
  }
}

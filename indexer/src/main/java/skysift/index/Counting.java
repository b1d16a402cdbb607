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

  Counting(Columns columns, SearchRequest request, Instant now, FixedBitSet found)
      throws IOException {
    this.request = request;
    observations = columns.observations();
    cells = columns.cells(now.getEpochSecond());
    allFound = found.cardinality() == observations.datasets();
    ofCells = new CellTallies(columns, cells, this::tally);
    own = new OwnTallies(columns, found, this::tally);
    matching = ofCells.isSelected() ? own.passing().clone() : own.passing();
    keepPassing(matching);
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
        ? new FacetTally(facet, sets, wanted, unwanted, counted)
        : null;
  }

  /** Whether documents are so few that they are looked at one by one, not run by run. */
  private boolean areFew(FixedBitSet documents) {
    return documents.cardinality() < cells.runs();
  }

  /** Clears the documents that fail a facet of cells. */
  private void keepPassing(FixedBitSet documents) {
    if (!ofCells.isSelected()) {
      return;
    }
    if (areFew(documents)) {
      for (int doc : Snapshot.each(documents)) {
        if (ofCells.fate(cells.of(doc)) != CellTallies.ALL) {
          documents.clear(doc);
        }
      }
      return;
    }
    int failing = 0;
    for (int run = 0; run < cells.runs(); run++) {
      if (ofCells.fate(cells.runCell(run)) == CellTallies.ALL) {
        clear(documents, failing, cells.runStart(run));
        failing = cells.runStart(run + 1);
      }
    }
    clear(documents, failing, cells.runStart(cells.runs()));
  }

  private static void clear(FixedBitSet documents, int from, int to) {
    if (from < to) {
      documents.clear(from, to);
    }
  }

  private Totals countDatasets() {
    FixedBitSet passing = own.passing();
    if (allFound && !own.isSelected()) {
      int[] datasets = cells.datasets(passing);
      for (int cell = 0; cell < datasets.length; cell++) {
        ofCells.count(cell, datasets[cell]);
      }
    } else if (areFew(passing)) {
      for (int doc : Snapshot.each(passing)) {
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
    own.count(matching, this::keepPassing);
    int observed =
        matching.cardinality() == observations.datasets()
            ? observations.size()
            : observations.having(matching).cardinality();
    return new Totals(observed, matching.cardinality());
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

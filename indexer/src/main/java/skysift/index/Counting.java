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
  /** Where fewer are found than one of so many cells, cells are not gone through. */
  private static final int OF_CELLS = 16;

  private final Observations observations;
  private final Cells cells;
  private final SearchRequest request;
  private final CellTallies ofCells;
  private final OwnTallies own;
  private final Documents matching;
  private final Totals total;

  /** Whether all datasets match, facets aside. */
  private final boolean allFound;

  Counting(Columns columns, SearchRequest request, Instant now, Documents found)
      throws IOException {
    this.request = request;
    observations = columns.observations();
    cells = columns.cells(now.getEpochSecond());
    allFound = found.count() == observations.datasets();
    boolean together = request.unit() == Unit.OBSERVATIONS;
    boolean few = !together && found.count() < cells.size() / OF_CELLS;
    ofCells = new CellTallies(columns, cells, few, this::tally);
    own = new OwnTallies(columns, found, this::tally);
    matching = passingCells(own.passing());
    if (together) {
      long counted = new ObservationCount(columns, cells, ofCells, own, found).total();
      total = new Totals(counted, matching.count());
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
  private boolean areFew(Documents documents) {
    return documents.count() < cells.runs();
  }

  /** The documents that pass the facets of cells. */
  private Documents passingCells(Documents documents) {
    if (!ofCells.isSelected()) {
      return documents;
    }
    if (areFew(documents)) {
      return documents.where(this::keepPassing);
    }
    FixedBitSet passing = documents.set().clone();
    int failing = 0;
    for (int run = 0; run < cells.runs(); run++) {
      if (ofCells.fate(cells.runCell(run)) == CellTallies.ALL) {
        clear(passing, failing, cells.runStart(run));
        failing = cells.runStart(run + 1);
      }
    }
    clear(passing, failing, cells.runStart(cells.runs()));
    return new Documents(passing);
  }

  private int keepPassing(int[] documents, int[] kept) {
    int[] size = new int[1];
    cells.eachRun(
        documents,
        (cell, from, to) -> {
          if (ofCells.fate(cell) == CellTallies.ALL) {
            System.arraycopy(documents, from, kept, size[0], to - from);
            size[0] += to - from;
          }
        });
    return size[0];
  }

  private static void clear(FixedBitSet documents, int from, int to) {
    if (from < to) {
      documents.clear(from, to);
    }
  }

  private Totals countDatasets() {
    Documents passing = own.passing();
    if (allFound && !own.isSelected()) {
      int[] datasets = cells.datasets(passing.set());
      for (int cell = 0; cell < datasets.length; cell++) {
        ofCells.count(cell, datasets[cell]);
      }
    } else if (areFew(passing)) {
      cells.eachRun(passing.each(), (cell, from, to) -> ofCells.count(cell, to - from));
    } else {
      for (int run = 0; run < cells.runs(); run++) {
        int cell = cells.runCell(run);
        if (ofCells.fate(cell) != CellTallies.NONE) {
          int from = cells.runStart(run);
          ofCells.count(cell, passing.set().cardinality(from, cells.runStart(run + 1)));
        }
      }
    }
    own.count(matching, this::passingCells);
    return new Totals(observed(), matching.count());
  }

  private int observed() {
    if (matching.count() == observations.datasets()) {
      return observations.size();
    }
    return areFew(matching) ? observations.count(matching) : observations.count(matching.set());
  }

  /** The datasets that match the whole request. */
  FixedBitSet matching() {
    return matching.set();
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

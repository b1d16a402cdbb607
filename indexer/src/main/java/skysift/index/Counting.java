package skysift.index;

import com.google.common.collect.ImmutableMap;
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

  Counting(Columns columns, SearchRequest request, Instant now, FixedBitSet found)
      throws IOException {
    this.request = request;
    observations = columns.observations();
    cells = columns.cells(now.getEpochSecond());
    ofCells = new CellTallies(columns, cells, this::tally);
    own = new OwnTallies(columns, found, this::tally);
    matching = ofCells.isSelected() ? passing() : own.passing();
    if (request.unit() == Unit.OBSERVATIONS) {
      long counted = new ObservationCount(columns, cells, ofCells, own, found).total();
      total = new Totals(counted, matching.cardinality());
    } else {
      total = countDatasets();
    }
  }

  private FacetTally tally(Facet facet, FacetSets sets) throws IOException {
    return new FacetTally(
        facet,
        sets,
        request.wanted().get(facet),
        request.unwanted().get(facet),
        request.unit() == Unit.OBSERVATIONS);
  }

  /** Documents that pass all facets. */
  private FixedBitSet passing() {
    FixedBitSet passing = own.passing().clone();
    for (int run = 0; run < cells.runs(); run++) {
      if (ofCells.fate(cells.runCell(run)) != CellTallies.ALL) {
        passing.clear(cells.runStart(run), cells.runStart(run + 1));
      }
    }
    return passing;
  }

  private Totals countDatasets() {
    FixedBitSet passing = own.passing();
    for (int run = 0; run < cells.runs(); run++) {
      int cell = cells.runCell(run);
      int fate = ofCells.fate(cell);
      if (fate == CellTallies.NONE) {
        continue;
      }
      int from = cells.runStart(run);
      int to = cells.runStart(run + 1);
      int datasets = passing.cardinality(from, to);
      if (datasets > 0) {
        ofCells.count(cell, datasets);
      }
      if (fate == CellTallies.ALL) {
        own.count(passing, from, to);
      }
    }
    int observed =
        matching.cardinality() == observations.datasets()
            ? observations.live()
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
      FacetCounts result = tally.result(request.facetLimit());
      counts.put(result.facet(), result);
    }
    return Maps.immutableEnumMap(counts);
  }
}

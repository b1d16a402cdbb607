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
  /** Of how many observations one has to be looked at for all to be gone through. */
  private static final int SPARSE = 16;

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
    total = request.unit() == Unit.OBSERVATIONS ? countObservations() : countDatasets();
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
    FixedBitSet seen = new FixedBitSet(Math.max(1, observations.size()));
    for (int doc = Snapshot.next(matching, 0); doc >= 0; doc = Snapshot.next(matching, doc + 1)) {
      seen.set(observations.of(doc));
    }
    return new Totals(seen.cardinality(), matching.cardinality());
  }

  private Totals countObservations() {
    FixedBitSet counted = counted();
    if (counted.cardinality() > observations.datasets() / SPARSE) {
      long total = 0;
      for (int observation = 0; observation < observations.size(); observation++) {
        total += count(observation, counted) ? 1 : 0;
      }
      return new Totals(total, matching.cardinality());
    }
    FixedBitSet some = new FixedBitSet(Math.max(1, observations.size()));
    for (int doc = Snapshot.next(counted, 0); doc >= 0; doc = Snapshot.next(counted, doc + 1)) {
      some.set(observations.of(doc));
    }
    long total = 0;
    for (int i = Snapshot.next(some, 0); i >= 0; i = Snapshot.next(some, i + 1)) {
      total += count(i, counted) ? 1 : 0;
    }
    return new Totals(total, matching.cardinality());
  }

  /** Documents that may count somewhere. */
  private FixedBitSet counted() {
    if (!own.isSelected()) {
      return own.passing();
    }
    FixedBitSet counted = own.passing().clone();
    own.addFailing(counted);
    return counted;
  }

  /** Counts an observation; says whether any of its datasets passes all facets. */
  private boolean count(int observation, FixedBitSet counted) {
    boolean any = false;
    int group = observation + 1;
    for (int i = observations.from(observation); i < observations.to(observation); i++) {
      int doc = observations.dataset(i);
      if (!counted.get(doc)) {
        continue;
      }
      int cell = cells.of(doc);
      if (own.passing().get(doc)) {
        ofCells.count(cell, group, 1);
        if (ofCells.fate(cell) == CellTallies.ALL) {
          own.countPassing(doc, group);
          any = true;
        }
      } else if (ofCells.fate(cell) == CellTallies.ALL) {
        own.countFailing(doc, group);
      }
    }
    return any;
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

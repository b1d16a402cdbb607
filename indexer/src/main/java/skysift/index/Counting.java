package skysift.index;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.FixedBitSet;
import skysift.search.Facet;
import skysift.search.FacetCounts;
import skysift.search.SearchRequest;
import skysift.search.Totals;
import skysift.search.Unit;

/**
 * One pass over the datasets that match a request but for its facets, observation by observation: a
 * dataset that passes all facets counts in all, one that fails a single facet counts in that one
 * only (drill-sideways).
 */
final class Counting {
  private final Columns columns;
  private final SearchRequest request;
  private final List<FacetTally> tallies;
  private final List<FacetTally> selected;
  private final FixedBitSet matching;
  private Totals total;

  Counting(Columns columns, SearchRequest request, Instant now, FixedBitSet found)
      throws IOException {
    this.columns = columns;
    this.request = request;
    Map<Facet, FacetTally> made = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      made.put(facet, tally(facet, now));
    }
    tallies = List.copyOf(made.values());
    selected = tallies.stream().filter(FacetTally::isSelected).toList();
    matching = new FixedBitSet(found.length());
    count(found);
  }

  private FacetTally tally(Facet facet, Instant now) throws IOException {
    return new FacetTally(
        facet,
        columns.facet(facet, now.getEpochSecond()),
        request.wanted().get(facet),
        request.unwanted().get(facet),
        request.unit() == Unit.OBSERVATIONS);
  }

  private void count(FixedBitSet found) {
    long observations = 0;
    long datasets = 0;
    for (int observation = 0; observation < columns.observationCount(); observation++) {
      long before = datasets;
      for (int i = columns.from(observation); i < columns.to(observation); i++) {
        int doc = columns.dataset(i);
        if (found.get(doc) && count(doc, observation)) {
          matching.set(doc);
          datasets++;
        }
      }
      observations += datasets > before ? 1 : 0;
    }
    total = new Totals(observations, datasets);
  }

  /** Counts one document; says whether it passes all facets. */
  private boolean count(int doc, int observation) {
    FacetTally failing = null;
    for (FacetTally tally : selected) {
      if (!tally.passes(doc)) {
        if (failing != null) {
          return false;
        }
        failing = tally;
      }
    }
    if (failing != null) {
      failing.count(doc, observation);
      return false;
    }
    for (FacetTally tally : tallies) {
      tally.count(doc, observation);
    }
    return true;
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
    for (FacetTally tally : tallies) {
      FacetCounts result = tally.result(request.facetLimit());
      counts.put(result.facet(), result);
    }
    return Maps.immutableEnumMap(counts);
  }
}

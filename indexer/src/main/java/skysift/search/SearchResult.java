package skysift.search;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.time.Duration;
import java.util.Optional;

/**
 * One answer: totals, one page and all counts come from one pass over one snapshot, so they agree.
 *
 * @param request what was asked
 * @param total how many match
 * @param everything how many there are in the index
 * @param hits one page
 * @param counts of the facets that were asked for
 * @param histograms those that were asked for
 * @param density that which was asked for
 * @param cover that which was asked for
 * @param took how long it took inside the index
 */
public record SearchResult(
    SearchRequest request,
    Totals total,
    Totals everything,
    ImmutableList<Hit> hits,
    ImmutableMap<Facet, FacetCounts> counts,
    ImmutableMap<Axis, Histogram> histograms,
    Optional<Density> density,
    Optional<Cover> cover,
    Duration took) {

  /** The same, values of facets with what a hierarchy says of them. */
  public SearchResult under(Hierarchy hierarchy) {
    return new SearchResult(
        request,
        total,
        everything,
        hits,
        ImmutableMap.copyOf(Maps.transformValues(counts, facet -> facet.under(hierarchy))),
        histograms,
        density,
        cover,
        took);
  }

  /** The counts of one facet. */
  public FacetCounts counts(Facet facet) {
    return counts.get(facet);
  }
}

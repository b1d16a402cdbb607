package skysift.search;

import com.google.common.collect.ImmutableList;

/**
 * The counts of one facet in one result, as if the facet's own wanted values were not asked for
 * (drill-sideways).
 *
 * @param facet which one
 * @param top values by count, then name, "not stated" among them; at most as many as the request
 *     asked for; every wanted or unwanted value is there, with 0 when nothing carries it
 * @param values how many different values have a count above 0, "not stated" aside
 */
public record FacetCounts(Facet facet, ImmutableList<Count> top, int values) {
  /** The count of a value; 0 when it is not among the top. */
  public long of(String value) {
    return top.stream().filter(c -> c.value().equals(value)).mapToLong(Count::count).sum();
  }
}

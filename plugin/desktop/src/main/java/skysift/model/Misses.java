package skysift.model;

import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import skysift.search.Facet;
import skysift.search.SearchRequest;

/**
 * What a request would find besides, were it not for what it asks of one facet. Datasets that two
 * facets keep out are in none, so none is in two. What somebody excluded besides wanting other
 * values stays excluded. The role does not count: previews and calibrations are no near misses.
 */
final class Misses {
  private Misses() {}

  /** The requests for them, by the facet that keeps them out; facets without a selection aside. */
  static ImmutableMap<Facet, SearchRequest> of(SearchRequest request) {
    Map<Facet, SearchRequest> misses = new LinkedHashMap<>();
    for (Facet facet : Facet.values()) {
      if (facet != Facet.ROLE) {
        of(request, facet).ifPresent(miss -> misses.put(facet, miss));
      }
    }
    return ImmutableMap.copyOf(misses);
  }

  private static Optional<SearchRequest> of(SearchRequest request, Facet facet) {
    Set<String> wanted = request.wanted().get(facet);
    Set<String> unwanted = request.unwanted().get(facet);
    if (wanted.isEmpty() && unwanted.isEmpty()) {
      return Optional.empty();
    }
    SearchRequest miss = request.cleared(facet);
    if (wanted.isEmpty()) {
      for (String value : unwanted) {
        miss = miss.toggled(facet, value);
      }
      return Optional.of(miss);
    }
    for (String value : wanted) {
      miss = miss.excluded(facet, value);
    }
    for (String value : unwanted) {
      miss = miss.excluded(facet, value);
    }
    return Optional.of(miss);
  }
}

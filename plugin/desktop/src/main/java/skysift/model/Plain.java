package skysift.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import skysift.search.Axis;
import skysift.search.SearchRequest;
import skysift.search.SearchResult;
import skysift.search.SkyMaps;
import skysift.search.Sort;

/** What a request finds, whatever is shown of it and in whatever order. */
final class Plain {
  private Plain() {}

  /** The same without rows, facets, histograms and maps. */
  static SearchRequest of(SearchRequest request) {
    SearchRequest plain =
        request
            .withFacets(Set.of())
            .withFacetLimit(0)
            .withMaps(SkyMaps.NONE)
            .withSort(Sort.BY_START)
            .withPage(0, 0);
    for (Axis axis : Axis.values()) {
      plain = plain.withHistogram(axis, List.of());
    }
    return plain;
  }

  /** Whether the second is only another look at the first; not when the same was asked again. */
  static boolean isSameSearch(Optional<SearchResult> first, Optional<SearchResult> second) {
    if (first.isEmpty() || second.isEmpty()) {
      return false;
    }
    SearchResult a = first.get();
    SearchResult b = second.get();
    return !a.request().equals(b.request())
        && of(a.request()).equals(of(b.request()))
        && a.everything().equals(b.everything());
  }
}

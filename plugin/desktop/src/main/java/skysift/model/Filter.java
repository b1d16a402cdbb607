package skysift.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSetMultimap;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import skysift.search.Facet;
import skysift.search.Region;
import skysift.search.SearchRequest;
import skysift.sky.Cone;

/**
 * One thing that narrows a request.
 *
 * @param text how it is shown
 * @param unwanted whether it excludes
 * @param removed makes of a request the same without it
 */
public record Filter(String text, boolean unwanted, UnaryOperator<SearchRequest> removed) {

  private static final UnaryOperator<SearchRequest> NO_CONE = r -> r.withCone(Optional.empty());
  private static final UnaryOperator<SearchRequest> NO_TIME = r -> r.withTime(Optional.empty());
  private static final UnaryOperator<SearchRequest> NO_WAVELENGTH =
      r -> r.withWavelength(Optional.empty());

  private static final UnaryOperator<SearchRequest> ALL_ROWS = r -> r.withRows(Optional.empty());

  /** All that narrows the request, in the order shown. */
  public static ImmutableList<Filter> of(SearchRequest request) {
    ImmutableList.Builder<Filter> filters = ImmutableList.builder();
    if (!request.text().isEmpty()) {
      filters.add(new Filter("text: " + request.text(), false, r -> r.withText("")));
    }
    for (Facet facet : Facet.values()) {
      addFacet(filters, request, facet);
    }
    request.cone().map(c -> wanted("cone: " + text(c), NO_CONE)).ifPresent(filters::add);
    request
        .region()
        .filter(region -> !(region instanceof Region.InCone))
        .map(region -> wanted(text(region), NO_CONE))
        .ifPresent(filters::add);
    request.time().map(t -> wanted("time: MJD " + t, NO_TIME)).ifPresent(filters::add);
    request
        .wavelength()
        .map(w -> wanted("wavelength: " + w + " m", NO_WAVELENGTH))
        .ifPresent(filters::add);
    request
        .rows()
        .map(list -> wanted(list.keys().size() + " rows: " + list.name(), ALL_ROWS))
        .ifPresent(filters::add);
    return filters.build();
  }

  /** The request without any filter. */
  public static SearchRequest cleared(SearchRequest request) {
    return SearchRequest.everything().withUnit(request.unit()).withSort(request.sort());
  }

  private static Filter wanted(String text, UnaryOperator<SearchRequest> removed) {
    return new Filter(text, false, removed);
  }

  private static void addFacet(
      ImmutableList.Builder<Filter> filters, SearchRequest request, Facet facet) {
    String name = facet.title().toLowerCase(Locale.ROOT) + ": ";
    if (request.wanted().containsKey(facet)) {
      filters.add(
          new Filter(
              name + words(request.wanted().get(facet)),
              false,
              r -> r.withSelection(without(r.wanted(), facet), r.unwanted())));
    }
    if (request.unwanted().containsKey(facet)) {
      filters.add(
          new Filter(
              "not " + name + words(request.unwanted().get(facet)),
              true,
              r -> r.withSelection(r.wanted(), without(r.unwanted(), facet))));
    }
  }

  private static ImmutableSetMultimap<Facet, String> without(
      ImmutableSetMultimap<Facet, String> all, Facet facet) {
    return all.entries().stream()
        .filter(e -> e.getKey() != facet)
        .collect(ImmutableSetMultimap.toImmutableSetMultimap(e -> e.getKey(), e -> e.getValue()));
  }

  private static String words(Collection<String> values) {
    return values.stream()
        .map(v -> v.isEmpty() ? "not stated" : v)
        .collect(Collectors.joining(", "));
  }

  private static String text(Region region) {
    return switch (region) {
      case Region.InCone in -> "cone: " + text(in.cone());
      case Region.InPolygon in -> "polygon: " + in.footprint();
      case Region.InMoc in ->
          String.format(Locale.ROOT, "coverage map: %.4g square degrees", in.moc().area());
      case Region.At at ->
          String.format(Locale.ROOT, "at %.5f %+.5f", at.position().ra(), at.position().dec());
    };
  }

  private static String text(Cone cone) {
    return String.format(
        Locale.ROOT, "%.5f %+.5f r %.4g°", cone.centre().ra(), cone.centre().dec(), cone.radius());
  }
}

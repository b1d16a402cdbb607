package skysift.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Axis;
import skysift.search.Change;
import skysift.search.Facet;
import skysift.search.Limits;
import skysift.search.Region;
import skysift.search.SearchRequest;
import skysift.sky.Cone;
import skysift.text.Texts;

/**
 * One thing that narrows a request.
 *
 * @param text how it is shown
 * @param unwanted whether it excludes
 * @param removed makes of a request the same without it
 */
public record Filter(String text, boolean unwanted, UnaryOperator<SearchRequest> removed) {

  private static final Texts TEXTS = Texts.of(Filter.class);
  private static final ImmutableSet<String> SCIENCE_READY = ImmutableSet.of("2", "3", "4");
  private static final UnaryOperator<SearchRequest> NO_CONE = r -> r.withCone(Optional.empty());

  private static final UnaryOperator<SearchRequest> ALL_ROWS = r -> r.withRows(Optional.empty());

  /** All that narrows the request, in the order shown. */
  public static ImmutableList<Filter> of(SearchRequest request) {
    ImmutableList.Builder<Filter> filters = ImmutableList.builder();
    if (!request.text().isEmpty()) {
      filters.add(new Filter(TEXTS.get("filter.text", request.text()), false, r -> r.withText("")));
    }
    addFacet(filters, request, Facet.ROLE);
    for (Facet facet : Facet.values()) {
      if (facet != Facet.ROLE) {
        addFacet(filters, request, facet);
      }
    }
    request
        .cone()
        .map(c -> wanted(TEXTS.get("filter.cone", text(c)), NO_CONE))
        .ifPresent(filters::add);
    request
        .region()
        .filter(region -> !(region instanceof Region.InCone))
        .map(region -> wanted(text(region), NO_CONE))
        .ifPresent(filters::add);
    request
        .spans()
        .forEach(
            (axis, limits) ->
                filters.add(
                    wanted(
                        TEXTS.get(
                            axis == Axis.TIME ? "filter.time" : "filter.wavelength",
                            RangeText.of(axis, limits)),
                        r -> r.withSpan(axis, Optional.empty()))));
    if (request.footprintStated()) {
      filters.add(wanted(TEXTS.get("filter.footprint"), r -> r.withFootprintStated(false)));
    }
    request
        .columns()
        .forEach(
            (column, limits) ->
                filters.add(
                    wanted(numbers(column, limits), r -> r.withColumn(column, Optional.empty()))));
    request
        .rows()
        .map(list -> wanted(TEXTS.get("filter.rows", list.keys().size(), list.name()), ALL_ROWS))
        .ifPresent(filters::add);
    return filters.build();
  }

  /**
   * The request for calibrated data and what was made of them: levels 2 to 4. Archives do not agree
   * on what the levels mean.
   */
  public static SearchRequest scienceReady(SearchRequest request) {
    SearchRequest ready = request.cleared(Facet.LEVEL);
    for (String level : SCIENCE_READY) {
      ready = ready.toggled(Facet.LEVEL, level);
    }
    return ready;
  }

  /** The request for what the last harvest of each archive brought, changed or missed. */
  public static SearchRequest changedLately(SearchRequest request) {
    SearchRequest lately = request.cleared(Facet.CHANGE);
    for (Change change : new Change[] {Change.NEW, Change.CHANGED, Change.GONE}) {
      lately = lately.toggled(Facet.CHANGE, change.word());
    }
    return lately;
  }

  /** What should be known of it; may be empty. */
  public String note() {
    boolean levels = text.startsWith(Facet.LEVEL.title().toLowerCase(Locale.ROOT) + ":");
    return levels ? TEXTS.get("filter.levels.note") : "";
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
              name + words(facet, request.wanted().get(facet)),
              false,
              r -> r.withSelection(without(r.wanted(), facet), r.unwanted())));
    }
    if (request.unwanted().containsKey(facet)) {
      filters.add(
          new Filter(
              TEXTS.get("filter.not", name + words(facet, request.unwanted().get(facet))),
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

  private static String numbers(ObsCoreColumn column, Limits limits) {
    Optional<Quantity> known = Quantity.of(column);
    String level = Facet.LEVEL.title().toLowerCase(Locale.ROOT);
    String name =
        known
            .map(quantity -> quantity.title().toLowerCase(Locale.ROOT))
            .orElse(column == ObsCoreColumn.CALIB_LEVEL ? level : column.columnName());
    String ranges =
        known
            .map(quantity -> quantity.text(limits))
            .orElseGet(() -> Quantity.text(limits, column.unit()));
    String text =
        !limits.orNotStated()
            ? ranges
            : ranges.isEmpty() ? TEXTS.get("value.none") : TEXTS.get("filter.or none", ranges);
    return name + ": " + text;
  }

  private static String words(Facet facet, Collection<String> values) {
    if (facet == Facet.LEVEL && values.equals(SCIENCE_READY)) {
      return TEXTS.get("filter.levels", 2);
    }
    return values.stream()
        .map(value -> FacetModel.text(new FacetKey.OfRows(facet), value))
        .collect(Collectors.joining(", "));
  }

  private static String text(Region region) {
    return switch (region) {
      case Region.InCone in -> TEXTS.get("filter.cone", text(in.cone()));
      case Region.InPolygon in -> TEXTS.get("filter.polygon", text(in.footprint().bounds()));
      case Region.InMoc in ->
          TEXTS.get("filter.map", String.format(Locale.ROOT, "%.4g", in.moc().area()));
      case Region.At at ->
          TEXTS.get(
              "filter.at",
              String.format(Locale.ROOT, "%.5f %+.5f", at.position().ra(), at.position().dec()));
    };
  }

  private static String text(Cone cone) {
    return String.format(
        Locale.ROOT, "%.5f %+.5f r %.4g°", cone.centre().ra(), cone.centre().dec(), cone.radius());
  }
}

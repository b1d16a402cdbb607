package skysift.cli;

import com.google.common.collect.ImmutableSetMultimap;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Facet;
import skysift.search.SearchRequest;
import skysift.search.Sort;
import skysift.search.SortKey;
import skysift.search.Unit;

/** What a search can be asked, as options; {@code search} and {@code send} share them. */
final class SearchOptions {
  @Option(
      names = "--facet",
      paramLabel = "NAME=VALUE",
      description = "Wanted value; NAME= for those that state none. Repeatable: OR inside a facet.")
  private List<String> facets = List.of();

  @Option(names = "--exclude", paramLabel = "NAME=VALUE", description = "Unwanted value.")
  private List<String> excluded = List.of();

  @Option(
      names = "--find-value",
      paramLabel = "NAME=TEXT",
      description = "Of that facet list only values that contain the text.")
  private List<String> valueTexts = List.of();

  @Option(
      names = "--band",
      paramLabel = "NAME",
      description = "Wanted band: radio, millimeter, infrared, optical, uv, euv, x-ray, gamma-ray.")
  private List<String> bands = List.of();

  @Option(names = "--public", description = "Only what is public by now.")
  private boolean open;

  @Mixin private RegionOptions region;
  @Mixin private LimitOptions limits;

  @Option(
      names = "--histogram",
      paramLabel = "time|wavelength[=E1,E2,...]",
      description = "Counts by bins, with these edges (default: by years, by powers of ten).")
  private List<String> histograms = List.of();

  @Option(
      names = "--unit",
      paramLabel = "observations|datasets",
      defaultValue = "observations",
      description = "What is counted and listed (default: ${DEFAULT-VALUE}).")
  private String unit;

  @Option(
      names = "--sort",
      paramLabel = "COLUMN",
      description =
          "An ObsCore column, distance, first_seen or changed; -COLUMN for descending (default:"
              + " distance from the middle of a region, else -t_min).")
  private String sort;

  @Option(names = "--limit", paramLabel = "N", description = "Rows at most.")
  private Integer limit;

  @Option(names = "--offset", paramLabel = "N", description = "First row, from 0.")
  private int offset;

  Optional<Integer> limit() {
    return Optional.ofNullable(limit);
  }

  int offset() {
    return offset;
  }

  /** Whether the order of the rows matters: some are left out, or an order was asked for. */
  boolean isPart() {
    return limit != null || offset > 0 || sort != null;
  }

  /** Whether anything narrows the search. */
  boolean any() {
    return !facets.isEmpty()
        || !excluded.isEmpty()
        || !bands.isEmpty()
        || open
        || region.any()
        || limits.any();
  }

  SearchRequest request(String text, int defaultLimit) throws IOException {
    notNegative("--limit", limit == null ? 0 : limit);
    notNegative("--offset", offset);
    SearchRequest request =
        limits
            .apply(SearchRequest.everything())
            .withText(text)
            .withSelection(wanted(), selection(excluded))
            .withRegion(region.region())
            .withFootprintStated(region.footprintStated());
    for (String histogram : histograms) {
      HistogramEdges edges = HistogramEdges.parse(histogram);
      request = request.withHistogram(edges.axis(), edges.edges());
    }
    for (Map.Entry<Facet, String> part : selection(valueTexts).entries()) {
      request = request.withFacetText(part.getKey(), part.getValue());
    }
    return request
        .withUnit(unitOf(unit))
        .withSort(sort == null ? Sort.USUAL : sortOf(sort))
        .withPage(offset, limit == null ? defaultLimit : limit);
  }

  private static void notNegative(String option, int value) {
    if (value < 0) {
      throw new IllegalArgumentException(option + " " + value + " is less than 0");
    }
  }

  private ImmutableSetMultimap<Facet, String> wanted() {
    ImmutableSetMultimap.Builder<Facet, String> wanted = ImmutableSetMultimap.builder();
    wanted.putAll(selection(facets));
    bands.forEach(band -> wanted.put(Facet.BAND, band.strip().toLowerCase(Locale.ROOT)));
    if (open) {
      wanted.put(Facet.RIGHTS, "public");
    }
    return wanted.build();
  }

  private static ImmutableSetMultimap<Facet, String> selection(List<String> texts) {
    ImmutableSetMultimap.Builder<Facet, String> selection = ImmutableSetMultimap.builder();
    for (String text : texts) {
      int equals = text.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("\"" + text + "\" is not NAME=VALUE");
      }
      selection.put(facetOf(text.substring(0, equals)), text.substring(equals + 1).strip());
    }
    return selection.build();
  }

  private static Facet facetOf(String name) {
    return Facet.ofWord(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no facet \""
                        + name
                        + "\"; the facets are "
                        + Arrays.stream(Facet.values())
                            .map(Facet::word)
                            .collect(Collectors.joining(", "))));
  }

  private static Unit unitOf(String word) {
    return Arrays.stream(Unit.values())
        .filter(u -> u.word().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"" + word + "\" is no unit: observations or datasets"));
  }

  private static Sort sortOf(String text) {
    boolean descending = text.startsWith("-");
    String name = descending ? text.substring(1) : text;
    for (SortKey.Remembered remembered : SortKey.Remembered.values()) {
      if (remembered.name().equalsIgnoreCase(name)) {
        return new Sort(remembered, descending);
      }
    }
    if (name.equalsIgnoreCase("distance")) {
      return new Sort(SortKey.Asked.DISTANCE, descending);
    }
    return ObsCoreColumn.ofName(name)
        .map(column -> new Sort(column, descending))
        .orElseThrow(
            () -> new IllegalArgumentException("There is no ObsCore column \"" + name + "\""));
  }
}

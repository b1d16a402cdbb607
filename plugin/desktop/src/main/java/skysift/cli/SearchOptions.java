package skysift.cli;

import com.google.common.collect.ImmutableSetMultimap;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Facet;
import skysift.search.Ranges;
import skysift.search.SearchRequest;
import skysift.search.Sort;
import skysift.search.Unit;
import skysift.sky.Cone;

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
      names = "--cone",
      paramLabel = "\"RA DEC RADIUS\"",
      description = "Footprint meets this cone, ICRS degrees.")
  private String cone;

  @Option(
      names = "--time",
      paramLabel = "FROM/TO",
      description = "Overlaps this time: MJD or ISO dates, UTC; either end may be empty.")
  private String time;

  @Option(
      names = "--wavelength",
      paramLabel = "FROM/TO",
      description = "Overlaps this range: m, um, nm, A, GHz, keV; metres without a unit.")
  private String wavelength;

  @Option(
      names = "--unit",
      paramLabel = "observations|datasets",
      defaultValue = "observations",
      description = "What is counted and listed (default: ${DEFAULT-VALUE}).")
  private String unit;

  @Option(
      names = "--sort",
      paramLabel = "COLUMN",
      description = "An ObsCore column; -COLUMN for descending (default: t_min).")
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

  /** Whether anything narrows the search. */
  boolean any() {
    return !facets.isEmpty()
        || !excluded.isEmpty()
        || cone != null
        || time != null
        || wavelength != null;
  }

  SearchRequest request(String text, int defaultLimit) {
    notNegative("--limit", limit == null ? 0 : limit);
    notNegative("--offset", offset);
    return SearchRequest.everything()
        .withText(text)
        .withSelection(selection(facets), selection(excluded))
        .withCone(Optional.ofNullable(cone).map(Cone::parse))
        .withTime(Optional.ofNullable(time).map(Ranges::time))
        .withWavelength(Optional.ofNullable(wavelength).map(Ranges::wavelength))
        .withUnit(unitOf(unit))
        .withSort(sort == null ? Sort.BY_START : sortOf(sort))
        .withPage(offset, limit == null ? defaultLimit : limit);
  }

  private static void notNegative(String option, int value) {
    if (value < 0) {
      throw new IllegalArgumentException(option + " " + value + " is less than 0");
    }
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
    return ObsCoreColumn.ofName(name)
        .map(column -> new Sort(column, descending))
        .orElseThrow(
            () -> new IllegalArgumentException("There is no ObsCore column \"" + name + "\""));
  }
}

package skysift.search;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.Range;
import com.google.common.collect.SetMultimap;
import java.util.Optional;
import skysift.sky.Cone;

/**
 * One question, whole. Immutable; each change makes a new one.
 *
 * @param text words that must all occur in target, title, identifiers, collection or proposal;
 *     empty for none
 * @param wanted facet values wanted: OR inside a facet, AND across
 * @param unwanted facet values that exclude a dataset
 * @param cone datasets whose footprint meets it
 * @param time datasets whose time interval overlaps it, MJD
 * @param wavelength datasets whose wavelength interval overlaps it, vacuum metres
 * @param unit what is counted and listed
 * @param sort order of the rows
 * @param offset first row of the page
 * @param limit rows on the page at most
 * @param facetLimit values per facet at most
 */
public record SearchRequest(
    String text,
    ImmutableSetMultimap<Facet, String> wanted,
    ImmutableSetMultimap<Facet, String> unwanted,
    Optional<Cone> cone,
    Optional<Range<Double>> time,
    Optional<Range<Double>> wavelength,
    Unit unit,
    Sort sort,
    int offset,
    int limit,
    int facetLimit) {

  /** Values per facet unless said otherwise. */
  public static final int FACET_LIMIT = 50;

  /** Rows per page unless said otherwise. */
  public static final int PAGE = 100;

  public SearchRequest {
    text = text.strip();
    checkArgument(offset >= 0, "offset %s", offset);
    checkArgument(limit >= 0, "limit %s", limit);
    checkArgument(facetLimit >= 0, "facet limit %s", facetLimit);
    time.ifPresent(r -> checkBounded("time", r));
    wavelength.ifPresent(r -> checkBounded("wavelength", r));
  }

  private static void checkBounded(String what, Range<Double> range) {
    boolean nan =
        (range.hasLowerBound() && range.lowerEndpoint().isNaN())
            || (range.hasUpperBound() && range.upperEndpoint().isNaN());
    checkArgument(!nan, "%s range with an end that is no number", what);
  }

  /** All observations, oldest first. */
  public static SearchRequest everything() {
    return new SearchRequest(
        "",
        ImmutableSetMultimap.of(),
        ImmutableSetMultimap.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Unit.OBSERVATIONS,
        Sort.BY_START,
        0,
        PAGE,
        FACET_LIMIT);
  }

  /** Wants the value if it was not wanted, else no longer; never leaves it unwanted. First page. */
  public SearchRequest toggled(Facet facet, String value) {
    return withSelection(
        wanted.containsEntry(facet, value)
            ? without(wanted, facet, value)
            : with(wanted, facet, value),
        without(unwanted, facet, value));
  }

  /**
   * Excludes the value if it was not excluded, else no longer; never leaves it wanted. First page.
   */
  public SearchRequest excluded(Facet facet, String value) {
    return withSelection(
        without(wanted, facet, value),
        unwanted.containsEntry(facet, value)
            ? without(unwanted, facet, value)
            : with(unwanted, facet, value));
  }

  /** Neither wants nor excludes any value of the facet. First page. */
  public SearchRequest cleared(Facet facet) {
    SetMultimap<Facet, String> yes = copy(wanted);
    SetMultimap<Facet, String> no = copy(unwanted);
    yes.removeAll(facet);
    no.removeAll(facet);
    return withSelection(yes, no);
  }

  /** The same with other facet selections. First page. */
  public SearchRequest withSelection(
      SetMultimap<Facet, String> newWanted, SetMultimap<Facet, String> newUnwanted) {
    return new SearchRequest(
        text,
        ImmutableSetMultimap.copyOf(newWanted),
        ImmutableSetMultimap.copyOf(newUnwanted),
        cone,
        time,
        wavelength,
        unit,
        sort,
        0,
        limit,
        facetLimit);
  }

  /** The same with other text. First page. */
  public SearchRequest withText(String newText) {
    return new SearchRequest(
        newText, wanted, unwanted, cone, time, wavelength, unit, sort, 0, limit, facetLimit);
  }

  /** The same with another cone, or none. First page. */
  public SearchRequest withCone(Optional<Cone> newCone) {
    return new SearchRequest(
        text, wanted, unwanted, newCone, time, wavelength, unit, sort, 0, limit, facetLimit);
  }

  /** The same with another time range in MJD, or none. First page. */
  public SearchRequest withTime(Optional<Range<Double>> newTime) {
    return new SearchRequest(
        text, wanted, unwanted, cone, newTime, wavelength, unit, sort, 0, limit, facetLimit);
  }

  /** The same with another wavelength range in metres, or none. First page. */
  public SearchRequest withWavelength(Optional<Range<Double>> newWavelength) {
    return new SearchRequest(
        text, wanted, unwanted, cone, time, newWavelength, unit, sort, 0, limit, facetLimit);
  }

  /** The same counted in another unit. First page. */
  public SearchRequest withUnit(Unit newUnit) {
    return new SearchRequest(
        text, wanted, unwanted, cone, time, wavelength, newUnit, sort, 0, limit, facetLimit);
  }

  /** The same in another order. First page. */
  public SearchRequest withSort(Sort newSort) {
    return new SearchRequest(
        text, wanted, unwanted, cone, time, wavelength, unit, newSort, 0, limit, facetLimit);
  }

  /** Another page of the same. */
  public SearchRequest withPage(int newOffset, int newLimit) {
    return new SearchRequest(
        text,
        wanted,
        unwanted,
        cone,
        time,
        wavelength,
        unit,
        sort,
        newOffset,
        newLimit,
        facetLimit);
  }

  /** The same with at most that many values per facet. */
  public SearchRequest withFacetLimit(int newLimit) {
    return new SearchRequest(
        text, wanted, unwanted, cone, time, wavelength, unit, sort, offset, limit, newLimit);
  }

  private static SetMultimap<Facet, String> copy(SetMultimap<Facet, String> map) {
    return MultimapBuilder.enumKeys(Facet.class).linkedHashSetValues().build(map);
  }

  private static SetMultimap<Facet, String> with(
      SetMultimap<Facet, String> map, Facet facet, String value) {
    SetMultimap<Facet, String> changed = copy(map);
    changed.put(facet, value);
    return changed;
  }

  private static SetMultimap<Facet, String> without(
      SetMultimap<Facet, String> map, Facet facet, String value) {
    SetMultimap<Facet, String> changed = copy(map);
    changed.remove(facet, value);
    return changed;
  }
}

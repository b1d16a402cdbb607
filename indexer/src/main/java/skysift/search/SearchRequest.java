package skysift.search;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.Maps;
import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.Range;
import com.google.common.collect.SetMultimap;
import com.google.common.collect.Sets;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import skysift.obscore.ObsCoreColumn;
import skysift.sky.Cone;

/**
 * One question, whole. Immutable; each change makes a new one.
 *
 * @param text words that must all occur in target, title, identifiers, collection or proposal;
 *     empty for none
 * @param wanted facet values wanted: OR inside a facet, AND across
 * @param unwanted facet values that exclude a dataset
 * @param region datasets whose footprint meets it
 * @param footprintStated whether only datasets that state a footprint are wanted; else the circle
 *     of the field of view, or the position, stands in for one
 * @param spans what intervals are allowed, by axis
 * @param columns what values are allowed, by numeric column
 * @param rows the only datasets that may match
 * @param unit what is counted and listed
 * @param sort order of the rows
 * @param offset first row of the page
 * @param limit rows on the page at most
 * @param facets which are counted, each with the text that its values must contain to be listed,
 *     case and accents aside; empty for all values
 * @param facetLimit values per facet at most
 * @param histograms edges of the histograms wanted, by axis
 * @param maps which maps of the sky are wanted
 */
public record SearchRequest(
    String text,
    ImmutableSetMultimap<Facet, String> wanted,
    ImmutableSetMultimap<Facet, String> unwanted,
    Optional<Region> region,
    boolean footprintStated,
    ImmutableMap<Axis, Limits> spans,
    ImmutableMap<ObsCoreColumn, Limits> columns,
    Optional<RowList> rows,
    Unit unit,
    Sort sort,
    int offset,
    int limit,
    ImmutableMap<Facet, String> facets,
    int facetLimit,
    ImmutableMap<Axis, ImmutableList<Double>> histograms,
    SkyMaps maps) {

  /** Values per facet unless said otherwise. */
  public static final int FACET_LIMIT = 50;

  /** Rows per page unless said otherwise. */
  public static final int PAGE = 100;

  private static final ImmutableMap<Facet, String> ALL_FACETS =
      Maps.toMap(EnumSet.allOf(Facet.class), facet -> "");

  public SearchRequest {
    text = text.strip();
    checkArgument(offset >= 0, "offset %s", offset);
    checkArgument(limit >= 0, "limit %s", limit);
    checkArgument(facetLimit >= 0, "facet limit %s", facetLimit);
    for (ObsCoreColumn column : columns.keySet()) {
      checkArgument(column.kind() != ObsCoreColumn.Kind.TEXT, "%s has no numbers", column);
    }
    histograms.values().forEach(Histogram::checkEdges);
  }

  /** All observations, oldest first. */
  public static SearchRequest everything() {
    return new SearchRequest(
        "",
        ImmutableSetMultimap.of(),
        ImmutableSetMultimap.of(),
        Optional.empty(),
        false,
        ImmutableMap.of(),
        ImmutableMap.of(),
        Optional.empty(),
        Unit.OBSERVATIONS,
        Sort.BY_START,
        0,
        PAGE,
        ALL_FACETS,
        FACET_LIMIT,
        ImmutableMap.of(),
        SkyMaps.NONE);
  }

  /** The cone, when the region is one. */
  public Optional<Cone> cone() {
    return region.map(r -> r instanceof Region.InCone in ? in.cone() : null);
  }

  /** The one range that times must overlap, MJD, when just that is asked. */
  public Optional<Range<Double>> time() {
    return Optional.ofNullable(spans.get(Axis.TIME)).flatMap(Limits::overlappedRange);
  }

  /** The one range that wavelengths must overlap, vacuum metres, when just that is asked. */
  public Optional<Range<Double>> wavelength() {
    return Optional.ofNullable(spans.get(Axis.WAVELENGTH)).flatMap(Limits::overlappedRange);
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

  /**
   * Wants this value of the facet and no other, as its {@link Count} says; others that are unwanted
   * stay so. First page.
   */
  public SearchRequest only(Facet facet, String value) {
    SetMultimap<Facet, String> yes = copy(wanted);
    yes.removeAll(facet);
    yes.put(facet, value);
    return withSelection(yes, without(unwanted, facet, value));
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
    return changed(
        d -> {
          d.wanted = ImmutableSetMultimap.copyOf(newWanted);
          d.unwanted = ImmutableSetMultimap.copyOf(newUnwanted);
        });
  }

  /** The same with other text. First page. */
  public SearchRequest withText(String newText) {
    return changed(d -> d.text = newText);
  }

  /** The same with another region, or none. First page. */
  public SearchRequest withRegion(Optional<? extends Region> newRegion) {
    return changed(d -> d.region = newRegion.map(r -> r));
  }

  /** The same with a cone for its region, or none. First page. */
  public SearchRequest withCone(Optional<Cone> newCone) {
    return withRegion(newCone.map(Region.InCone::new));
  }

  /** The same with only datasets that state a footprint, or with all. First page. */
  public SearchRequest withFootprintStated(boolean only) {
    return changed(d -> d.footprintStated = only);
  }

  /** The same with other limits on an axis, or none. First page. */
  public SearchRequest withSpan(Axis axis, Optional<Limits> limits) {
    return changed(d -> d.spans = with(spans, axis, limits));
  }

  /** The same for what overlaps another time range in MJD, or without one. First page. */
  public SearchRequest withTime(Optional<Range<Double>> newTime) {
    return withSpan(Axis.TIME, newTime.map(Limits::overlapping));
  }

  /** The same for what overlaps another wavelength range in metres, or without. First page. */
  public SearchRequest withWavelength(Optional<Range<Double>> newWavelength) {
    return withSpan(Axis.WAVELENGTH, newWavelength.map(Limits::overlapping));
  }

  /** The same with other limits on a numeric column, or none. First page. */
  public SearchRequest withColumn(ObsCoreColumn column, Optional<Limits> limits) {
    return changed(d -> d.columns = with(columns, column, limits));
  }

  /** The same among these rows only, or among all. First page. */
  public SearchRequest withRows(Optional<RowList> newRows) {
    return changed(d -> d.rows = newRows);
  }

  /** The same counted in another unit. First page. */
  public SearchRequest withUnit(Unit newUnit) {
    return changed(d -> d.unit = newUnit);
  }

  /** The same in another order. First page. */
  public SearchRequest withSort(Sort newSort) {
    return changed(d -> d.sort = newSort);
  }

  /** Another page of the same. */
  public SearchRequest withPage(int newOffset, int newLimit) {
    return changed(
        d -> {
          d.offset = newOffset;
          d.limit = newLimit;
        });
  }

  /** The same with these facets counted only; selections in others stay. */
  public SearchRequest withFacets(Collection<Facet> counted) {
    return changed(
        d -> {
          d.offset = offset;
          d.facets = Maps.toMap(Sets.immutableEnumSet(counted), f -> facets.getOrDefault(f, ""));
        });
  }

  /** The same with only values of the facet listed that contain the text; all, if it is empty. */
  public SearchRequest withFacetText(Facet facet, String newText) {
    return changed(
        d -> {
          d.offset = offset;
          d.facets = with(facets, facet, Optional.of(newText.strip()));
        });
  }

  /** The same with at most that many values per facet. */
  public SearchRequest withFacetLimit(int newLimit) {
    return changed(
        d -> {
          d.offset = offset;
          d.facetLimit = newLimit;
        });
  }

  /** The same with a histogram of these edges, in the unit of the axis; without it, if empty. */
  public SearchRequest withHistogram(Axis axis, List<Double> edges) {
    Optional<ImmutableList<Double>> bins =
        edges.isEmpty() ? Optional.empty() : Optional.of(ImmutableList.copyOf(edges));
    return changed(
        d -> {
          d.offset = offset;
          d.histograms = with(histograms, axis, bins);
        });
  }

  /** The same with a density map of this HEALPix order, 0 to 9, or without. */
  public SearchRequest withDensity(OptionalInt order) {
    return withMaps(new SkyMaps(order, maps.cover()));
  }

  /** The same with the cover as a map of this HEALPix order, 0 to 16, or without. */
  public SearchRequest withCover(OptionalInt order) {
    return withMaps(new SkyMaps(maps.density(), order));
  }

  /** The same with other maps. */
  public SearchRequest withMaps(SkyMaps newMaps) {
    return changed(
        d -> {
          d.offset = offset;
          d.maps = newMaps;
        });
  }

  /** The same question, counted and mapped as in another. First page. */
  public SearchRequest shownAs(SearchRequest other) {
    return changed(
        d -> {
          d.facets = other.facets;
          d.facetLimit = other.facetLimit;
          d.histograms = other.histograms;
          d.maps = other.maps;
        });
  }

  /** The sort; what is usual, where that is asked: nearest first with a region, else newest. */
  public Sort order() {
    return sort.equals(Sort.USUAL) ? region.isPresent() ? Sort.NEAREST : Sort.NEWEST : sort;
  }

  /** On its first page, but for what else is changed. */
  private SearchRequest changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    draft.offset = 0;
    change.accept(draft);
    return draft.request();
  }

  /** A request that is being changed. */
  private static final class Draft {
    private String text;
    private ImmutableSetMultimap<Facet, String> wanted;
    private ImmutableSetMultimap<Facet, String> unwanted;
    private Optional<Region> region;
    private boolean footprintStated;
    private ImmutableMap<Axis, Limits> spans;
    private ImmutableMap<ObsCoreColumn, Limits> columns;
    private Optional<RowList> rows;
    private Unit unit;
    private Sort sort;
    private int offset;
    private int limit;
    private ImmutableMap<Facet, String> facets;
    private int facetLimit;
    private ImmutableMap<Axis, ImmutableList<Double>> histograms;
    private SkyMaps maps;

    Draft(SearchRequest from) {
      text = from.text;
      wanted = from.wanted;
      unwanted = from.unwanted;
      region = from.region;
      footprintStated = from.footprintStated;
      spans = from.spans;
      columns = from.columns;
      rows = from.rows;
      unit = from.unit;
      sort = from.sort;
      offset = from.offset;
      limit = from.limit;
      facets = from.facets;
      facetLimit = from.facetLimit;
      histograms = from.histograms;
      maps = from.maps;
    }

    SearchRequest request() {
      return new SearchRequest(
          text,
          wanted,
          unwanted,
          region,
          footprintStated,
          spans,
          columns,
          rows,
          unit,
          sort,
          offset,
          limit,
          facets,
          facetLimit,
          histograms,
          maps);
    }
  }

  private static <K extends Enum<K>, V> ImmutableMap<K, V> with(
      ImmutableMap<K, V> map, K key, Optional<V> value) {
    Map<K, V> changed = new HashMap<>(map);
    changed.remove(key);
    value.ifPresent(v -> changed.put(key, v));
    return Maps.immutableEnumMap(changed);
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

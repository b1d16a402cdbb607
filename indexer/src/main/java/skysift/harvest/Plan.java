package skysift.harvest;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import com.google.common.collect.Range;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import skysift.obscore.ObsCoreColumn;

/** A question as queries to one archive (tap.md §7). What they bring too much is left out here. */
final class Plan {
  /** So many shapes go into one query. */
  private static final int SHAPES = 10;

  private final Archive archive;
  private final HarvestRequest request;
  private final Manner manner;
  private final Optional<String> since;
  private final ImmutableList<String> regions;

  private Plan(Archive archive, HarvestRequest request, Manner manner, Optional<String> since) {
    this.archive = archive;
    this.request = request;
    this.manner = manner;
    this.since = since;
    regions = request.region().map(r -> regions(r, manner)).orElse(ImmutableList.of(""));
  }

  /**
   * A plan.
   *
   * @param since only rows that changed later than that, by the archive's incremental column
   */
  static Plan of(Archive archive, HarvestRequest request, Manner manner, Optional<String> since) {
    return new Plan(archive, request, manner, since);
  }

  private static ImmutableList<String> regions(HarvestRegion region, Manner manner) {
    SkyCondition sky = new SkyCondition(manner.frame());
    ImmutableList.Builder<String> conditions = ImmutableList.builder();
    for (List<HarvestRegion.Shape> shapes : Lists.partition(region.shapes(), SHAPES)) {
      switch (manner.dialect()) {
        case INTERSECTS ->
            conditions.add(sky.regions(shapes), "s_region IS NULL AND " + sky.centres(shapes));
        case CENTRE_IN_CONE -> conditions.add(sky.centres(shapes));
        case BOX -> conditions.add(SkyCondition.boxes(shapes));
      }
    }
    return conditions.build();
  }

  /** The slices it begins with. */
  ImmutableList<Slice> slices() {
    return IntStream.range(0, regions.size())
        .mapToObj(Slice::whole)
        .collect(ImmutableList.toImmutableList());
  }

  /** How a region is put; empty when none is asked. */
  String dialect() {
    return request.region().isPresent() ? manner.text() : "";
  }

  /** What the queries cannot find, for the user; empty when nothing. */
  String misses() {
    return request.region().isEmpty() || manner.dialect() == Archive.SpatialDialect.INTERSECTS
        ? ""
        : "this archive was asked for rows whose centre is near the region; fields that reach"
            + " farther than "
            + (int) SkyCondition.MARGIN
            + " degree and state no size are not found";
  }

  /** The query of a slice. */
  String adql(Slice slice, long rows) {
    List<String> conditions = new ArrayList<>();
    add(conditions, regions.get(slice.part()));
    range(conditions, "t_min", "t_max", request.times());
    range(conditions, "em_min", "em_max", request.wavelengths());
    if (!request.types().isEmpty()) {
      conditions.add(Adql.in("dataproduct_type", spellings(request.types())));
    }
    if (!request.levels().isEmpty()) {
      conditions.add(
          "calib_level IN ("
              + request.levels().stream().map(String::valueOf).collect(Collectors.joining(", "))
              + ")");
    }
    if (!request.collections().isEmpty()) {
      conditions.add(Adql.in("obs_collection", request.collections()));
    }
    if (!request.facilities().isEmpty()) {
      conditions.add(Adql.in("facility_name", request.facilities()));
    }
    since.ifPresent(s -> conditions.add(column() + " > " + Adql.text(s)));
    slice.windows().forEach(w -> conditions.add(w.condition()));
    String paging = paging(slice);
    slice
        .after()
        .filter(after -> !after.isBlank())
        .ifPresent(after -> conditions.add(paging + " >= " + literal(after)));
    String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    String order = paging.isEmpty() ? "" : " ORDER BY " + paging;
    String top = rows < archive.asking().pageRows() || !order.isEmpty() ? "TOP " + rows + " " : "";
    return "SELECT " + top + "* FROM " + archive.table() + where + order;
  }

  private String column() {
    return archive.asking().incrementalColumn();
  }

  /**
   * The column by which a slice comes in pages: the archive's; where it has none, the identifier,
   * for slices that nothing else cuts any more. Empty when it comes at once.
   */
  String paging(Slice slice) {
    return archive.asking().pagingColumn().isEmpty() && slice.after().isPresent()
        ? ObsCoreColumn.OBS_PUBLISHER_DID.columnName()
        : archive.asking().pagingColumn();
  }

  private static String literal(String value) {
    return value.matches("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?") ? value : Adql.text(value);
  }

  private static void add(List<String> conditions, String condition) {
    if (!condition.isEmpty()) {
      conditions.add(condition);
    }
  }

  /** Intervals of two columns that overlap one of the ranges (tap.md §7). */
  private static void range(
      List<String> conditions, String low, String high, List<Range<Double>> ranges) {
    List<String> any = new ArrayList<>();
    for (Range<Double> range : ranges) {
      List<String> both = new ArrayList<>();
      if (range.hasUpperBound()) {
        both.add(low + " <= " + Adql.number(range.upperEndpoint()));
      }
      if (range.hasLowerBound()) {
        both.add(high + " >= " + Adql.number(range.lowerEndpoint()));
      }
      any.add(both.isEmpty() ? low + " IS NOT NULL" : String.join(" AND ", both));
    }
    if (any.size() == 1) {
      conditions.add(any.getFirst());
    } else if (!any.isEmpty()) {
      conditions.add(any.stream().collect(Collectors.joining(") OR (", "((", "))")));
    }
  }

  /** The same type as archives write it: in other case, or by another word for it. */
  private static Set<String> spellings(List<String> types) {
    Set<String> all = new LinkedHashSet<>();
    for (String type : types) {
      String lower = type.toLowerCase(Locale.ROOT);
      for (String word : ProductTypes.words(lower)) {
        all.add(word);
        all.add(word.toUpperCase(Locale.ROOT));
      }
    }
    return all;
  }
}

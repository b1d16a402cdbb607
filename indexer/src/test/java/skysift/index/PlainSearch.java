package skysift.index;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.Range;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import skysift.obscore.Bands;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.ExtraColumn;
import skysift.obscore.ObsCoreColumn;
import skysift.obscore.ObservationKey;
import skysift.obscore.Role;
import skysift.search.Axis;
import skysift.search.Count;
import skysift.search.Facet;
import skysift.search.FacetCounts;
import skysift.search.Histogram;
import skysift.search.Hit;
import skysift.search.Limits;
import skysift.search.Region;
import skysift.search.SearchRequest;
import skysift.search.Sort;
import skysift.search.SortKey;
import skysift.search.Totals;
import skysift.search.Unit;
import skysift.sky.Cone;
import skysift.sky.Footprint;
import skysift.sky.Healpix;
import skysift.sky.SkyPosition;

/** What a search means, computed the slow way over a plain list. */
final class PlainSearch {
  private final List<Dataset> all;
  private final Map<DatasetKey, ObservationKey> observations;
  private final Instant now;

  /** Where it is not new. */
  private final Map<DatasetKey, String> changes = new HashMap<>();

  PlainSearch(List<Dataset> all, Map<DatasetKey, ObservationKey> observations, Instant now) {
    this.all = all;
    this.observations = observations;
    this.now = now;
  }

  /** With what the last harvest said of some. */
  PlainSearch withChange(String change, Collection<DatasetKey> keys) {
    keys.forEach(key -> changes.put(key, change));
    return this;
  }

  List<Dataset> matching(SearchRequest request) {
    return all.stream().filter(d -> matches(d, request)).toList();
  }

  Totals total(SearchRequest request) {
    List<Dataset> found = matching(request);
    return new Totals(
        found.stream().map(d -> observations.get(d.key())).distinct().count(), found.size());
  }

  /** By the definition of a count: what a search finds when the value is the only one wanted. */
  FacetCounts counts(SearchRequest request, Facet facet) {
    Set<String> selected = new TreeSet<>(request.wanted().get(facet));
    selected.addAll(request.unwanted().get(facet));
    Set<String> values = new TreeSet<>(selected);
    all.forEach(d -> values.addAll(values(d, facet)));
    List<Count> counts =
        values.stream()
            .map(v -> new Count(v, total(only(request, facet, v)).in(request.unit())))
            .sorted(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::value))
            .toList();
    List<Count> above = counts.stream().filter(c -> c.count() > 0).toList();
    String text = plain(request.facets().get(facet));
    Set<Count> top =
        above.stream()
            .filter(c -> selected.contains(c.value()) || plain(c.value()).contains(text))
            .limit(request.facetLimit())
            .collect(Collectors.toSet());
    int different = (int) above.stream().filter(c -> !c.value().isEmpty()).count();
    return new FacetCounts(
        facet,
        counts.stream()
            .filter(c -> top.contains(c) || selected.contains(c.value()))
            .collect(ImmutableList.toImmutableList()),
        different);
  }

  private static String plain(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
    return folded.toLowerCase(Locale.ROOT);
  }

  static SearchRequest only(SearchRequest request, Facet facet, String value) {
    ImmutableSetMultimap.Builder<Facet, String> wanted = ImmutableSetMultimap.builder();
    request.wanted().entries().stream().filter(e -> e.getKey() != facet).forEach(wanted::put);
    ImmutableSetMultimap.Builder<Facet, String> unwanted = ImmutableSetMultimap.builder();
    request.unwanted().entries().stream()
        .filter(e -> e.getKey() != facet || !e.getValue().equals(value))
        .forEach(unwanted::put);
    return request.withSelection(wanted.put(facet, value).build(), unwanted.build());
  }

  List<Hit> hits(SearchRequest request) {
    Map<String, List<Dataset>> rows = new TreeMap<>();
    for (Dataset d : matching(request)) {
      String observation = observations.get(d.key()).token();
      boolean together = request.unit() == Unit.OBSERVATIONS;
      String row = together ? observation : observation + " " + d.key();
      rows.computeIfAbsent(row, r -> new ArrayList<>()).add(d);
    }
    boolean distance = request.order().key() == SortKey.Asked.DISTANCE;
    Comparator<Object> order = natural();
    Comparator<Object> directed =
        request.order().descending() && !distance ? order.reversed() : order;
    Comparator<List<Dataset>> bySort =
        Comparator.comparing(row -> first(row, request, directed), Comparator.nullsLast(directed));
    return rows.values().stream()
        .sorted(bySort)
        .skip(request.offset())
        .limit(request.limit())
        .map(this::hit)
        .toList();
  }

  /** Texts by their code points. */
  @SuppressWarnings("unchecked")
  static Comparator<Object> natural() {
    return (a, b) ->
        a instanceof String
            ? Arrays.compare(points((String) a), points((String) b))
            : ((Comparable<Object>) a).compareTo(b);
  }

  private static int[] points(String text) {
    return text.codePoints().toArray();
  }

  private static Object first(List<Dataset> row, SearchRequest request, Comparator<Object> order) {
    return row.stream().map(d -> value(d, request)).filter(v -> v != null).min(order).orElse(null);
  }

  private static Object value(Dataset d, SearchRequest request) {
    Sort sort = request.order();
    if (sort.key() != SortKey.Asked.DISTANCE) {
      return d.values().get(sort.column().orElseThrow());
    }
    if (request.region().isEmpty() || d.footprint().isEmpty()) {
      return null;
    }
    Cone bounds = d.footprint().get().bounds();
    SkyPosition to = Healpix.centre(21, Healpix.cell(21, bounds.centre()));
    double away = request.region().get().footprint().bounds().centre().separation(to);
    return (bounds.radius() > 5 ? 1000 : 0) + (sort.descending() ? -away : away);
  }

  private Hit hit(List<Dataset> row) {
    Comparator<Dataset> best =
        Comparator.comparing((Dataset d) -> d.role() == Role.PRODUCT ? -1 : d.role().ordinal())
            .thenComparing(d -> -d.number(ObsCoreColumn.CALIB_LEVEL).orElse(-1))
            .thenComparing(d -> d.key().token());
    return new Hit(
        observations.get(row.get(0).key()),
        row.stream().sorted(best).collect(ImmutableList.toImmutableList()));
  }

  private boolean matches(Dataset d, SearchRequest r) {
    for (Facet facet : Facet.values()) {
      Set<String> has = values(d, facet);
      boolean wanted = r.wanted().get(facet).isEmpty();
      for (String value : has) {
        wanted |= r.wanted().containsEntry(facet, value);
        if (r.unwanted().containsEntry(facet, value)) {
          return false;
        }
      }
      if (!wanted) {
        return false;
      }
    }
    return r.rows().map(rows -> rows.keys().contains(d.key())).orElse(true)
        && hasWords(d, r.text())
        && inRegion(d, r)
        && r.spans().entrySet().stream()
            .allMatch(e -> allowed(d, e.getKey().least(), e.getKey().most(), e.getValue()))
        && r.columns().entrySet().stream()
            .allMatch(e -> allowed(d, e.getKey(), e.getKey(), e.getValue()));
  }

  private static boolean inRegion(Dataset d, SearchRequest r) {
    Optional<Footprint> own = d.text(ObsCoreColumn.S_REGION).map(Footprint::parse);
    boolean stated = own.isPresent() && own.get().bounds().radius() > 1e-9;
    if (r.footprintStated() && !stated) {
      return false;
    }
    Optional<Footprint> footprint = stated ? own : d.footprint();
    if (r.region().isEmpty()) {
      return true;
    }
    return switch (r.region().get()) {
      case Region.InCone in -> footprint.filter(f -> f.meets(in.cone())).isPresent();
      case Region.At at ->
          footprint.filter(f -> f.meets(new Cone(at.position(), at.tolerance()))).isPresent();
      case Region.InPolygon in -> footprint.filter(f -> f.meets(in.footprint())).isPresent();
      case Region.InMoc in -> footprint.filter(f -> f.meets(Footprint.of(in.moc()))).isPresent();
    };
  }

  private static boolean allowed(Dataset d, ObsCoreColumn min, ObsCoreColumn max, Limits limits) {
    Number from = (Number) d.values().get(min);
    Number to = (Number) d.values().get(max);
    if (from == null && to == null) {
      return limits.orNotStated();
    }
    Range<Double> own =
        Range.closed(
            (from == null ? to : from).doubleValue(), (to == null ? from : to).doubleValue());
    return limits.ranges().stream()
        .anyMatch(
            range ->
                limits.inside()
                    ? range.encloses(own)
                    : own.isConnected(range) && !own.intersection(range).isEmpty());
  }

  /** By the definition of a bin's count: what a search finds whose only limits are the bin. */
  Histogram histogram(SearchRequest request, Axis axis) {
    List<Double> edges = request.histograms().get(axis);
    ImmutableList.Builder<Long> counts = ImmutableList.builder();
    for (int i = 0; i + 1 < edges.size(); i++) {
      Range<Double> bin =
          i + 2 == edges.size()
              ? Range.closed(edges.get(i), edges.get(i + 1))
              : Range.closedOpen(edges.get(i), edges.get(i + 1));
      counts.add(count(request, axis, Limits.overlapping(bin)));
    }
    long notStated = count(request, axis, Limits.NOT_STATED);
    ImmutableList<Long> all = counts.build();
    return new Histogram(
        axis, ImmutableList.copyOf(edges), all, longOnly(request, axis, all), notStated);
  }

  /** What is not found any more once long intervals are left out. */
  private ImmutableList<Long> longOnly(
      SearchRequest request, Axis axis, ImmutableList<Long> counted) {
    List<Dataset> brief =
        all.stream()
            .filter(
                d ->
                    !(d.number(axis.most()).orElse(0) - d.number(axis.least()).orElse(0)
                            > axis.longSpan())
                        || d.number(axis.least()).isEmpty()
                        || d.number(axis.most()).isEmpty())
            .toList();
    if (brief.size() == all.size()) {
      return counted.stream().map(n -> 0L).collect(ImmutableList.toImmutableList());
    }
    PlainSearch without = new PlainSearch(brief, observations, now);
    without.changes.putAll(changes);
    List<Long> left = without.histogram(request, axis).counts();
    return IntStream.range(0, left.size())
        .mapToObj(bin -> counted.get(bin) - left.get(bin))
        .collect(ImmutableList.toImmutableList());
  }

  private long count(SearchRequest request, Axis axis, Limits limits) {
    return total(request.withSpan(axis, Optional.of(limits))).in(request.unit());
  }

  private static boolean hasWords(Dataset d, String text) {
    // a catalogue's name and a number are one, with a blank or without
    String names = text.replaceAll("(?i)\\b(m|ngc|hd)\\s*(?=\\d)", "$1-");
    return Stream.of(names.split("\\s+")).allMatch(word -> hasWord(d, tokens(word)));
  }

  private static boolean hasWord(Dataset d, List<String> word) {
    if (word.isEmpty()) {
      return true;
    }
    List<List<String>> texts = new ArrayList<>();
    for (ObsCoreColumn column :
        List.of(
            ObsCoreColumn.OBS_TITLE,
            ObsCoreColumn.OBS_ID,
            ObsCoreColumn.OBS_PUBLISHER_DID,
            ObsCoreColumn.OBS_CREATOR_DID,
            ObsCoreColumn.OBS_COLLECTION,
            ObsCoreColumn.PROPOSAL_ID)) {
      d.text(column).ifPresent(t -> texts.add(tokens(t)));
    }
    d.text(ObsCoreColumn.TARGET_NAME).ifPresent(t -> texts.addAll(forms(t)));
    List<String> joined = List.of(String.join("", word));
    return texts.stream().anyMatch(t -> holds(t, word) || holds(t, joined));
  }

  private static boolean holds(List<String> text, List<String> word) {
    String begun = word.get(word.size() - 1);
    for (int at = 0; at + word.size() <= text.size(); at++) {
      List<String> part = text.subList(at, at + word.size());
      if (part.subList(0, word.size() - 1).equals(word.subList(0, word.size() - 1))
          && part.get(word.size() - 1).startsWith(begun)) {
        return true;
      }
    }
    return false;
  }

  private static List<List<String>> forms(String target) {
    List<String> words = tokens(target);
    List<String> parts =
        words.stream().flatMap(w -> Stream.of(w.split("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)"))).toList();
    List<List<String>> forms = new ArrayList<>(List.of(words, parts));
    for (int i = 1; i < parts.size(); i++) {
      forms.add(List.of(parts.get(i - 1) + parts.get(i)));
    }
    forms.add(List.of(String.join("", parts)));
    return forms;
  }

  private static List<String> tokens(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
    return Arrays.stream(plain.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
        .filter(t -> !t.isEmpty())
        .toList();
  }

  Set<String> values(Dataset d, Facet facet) {
    return switch (facet) {
      case TYPE -> types(d);
      case LEVEL -> column(d, ObsCoreColumn.CALIB_LEVEL);
      case ROLE -> Set.of(d.role().name().toLowerCase(Locale.ROOT));
      case FACILITY -> orNone(d.facilities());
      case INSTRUMENT -> orNone(d.instruments());
      case COLLECTION -> column(d, ObsCoreColumn.OBS_COLLECTION);
      case ARCHIVE -> Set.of(d.archive());
      case FORMAT -> column(d, ObsCoreColumn.ACCESS_FORMAT);
      case BAND -> orNone(Bands.of(d).names());
      case YEAR -> Set.of(year(d));
      case TARGET -> column(d, ObsCoreColumn.TARGET_NAME);
      case MY_TARGET -> orNone(myTargets(d));
      case RIGHTS -> Set.of(rights(d));
      case FILTER -> orNone(filters(d));
      case PROPOSAL -> column(d, ObsCoreColumn.PROPOSAL_ID);
      case SUBTYPE -> column(d, ObsCoreColumn.DATAPRODUCT_SUBTYPE);
      case CHANGE -> Set.of(changes.getOrDefault(d.key(), "new"));
    };
  }

  private static Set<String> types(Dataset d) {
    String type = d.text(ObsCoreColumn.DATAPRODUCT_TYPE).orElse("");
    return switch (type) {
      case "sed" -> Set.of("spectrum", "sed");
      case "time-cube" -> Set.of("cube", "time-cube");
      default -> Set.of(type);
    };
  }

  private static Set<String> filters(Dataset d) {
    Set<String> names = new LinkedHashSet<>();
    for (ExtraColumn extra : d.extras()) {
      if (extra.name().equalsIgnoreCase("filter") || extra.name().equalsIgnoreCase("filters")) {
        for (String name : extra.text().replace(';', ',').split(",")) {
          names.add(name.strip());
        }
      }
    }
    names.remove("");
    return names;
  }

  private static List<String> myTargets(Dataset d) {
    return d.extras().stream()
        .filter(extra -> extra.name().equals("my_target"))
        .flatMap(extra -> Stream.of(extra.text().split(" \\| ")))
        .toList();
  }

  private static Set<String> column(Dataset d, ObsCoreColumn column) {
    Object value = d.values().get(column);
    return Set.of(value == null ? "" : value.toString());
  }

  private static Set<String> orNone(Iterable<String> values) {
    Set<String> set = new LinkedHashSet<>();
    values.forEach(set::add);
    return set.isEmpty() ? Set.of("") : set;
  }

  private static String year(Dataset d) {
    Double from = (Double) d.values().get(ObsCoreColumn.T_MIN);
    Double to = (Double) d.values().get(ObsCoreColumn.T_MAX);
    if (from == null) {
      return "";
    }
    if (to != null && to - from > 366) {
      return "several years";
    }
    return "" + LocalDate.of(1858, 11, 17).plusDays(from.longValue()).getYear();
  }

  private String rights(Dataset d) {
    String stated = d.text(ObsCoreColumn.DATA_RIGHTS).orElse("");
    String date = d.text(ObsCoreColumn.OBS_RELEASE_DATE).orElse("");
    if (stated.equals("public")) {
      return "public";
    }
    if (stated.equals("secure")) {
      return "proprietary";
    }
    if (!date.isEmpty()) {
      LocalDate day = LocalDate.parse(date.substring(0, 10));
      return day.isAfter(now.atZone(ZoneOffset.UTC).toLocalDate()) ? "proprietary" : "public";
    }
    return stated.equals("proprietary") || d.releaseDateKnown() ? "proprietary" : "";
  }

  static Set<String> keys(List<Hit> hits) {
    return hits.stream()
        .flatMap(hit -> hit.datasets().stream())
        .map(dataset -> dataset.key().token())
        .collect(Collectors.toSet());
  }
}

package skysift.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import skysift.obscore.Bands;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.ExtraColumn;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Count;
import skysift.search.Cover;
import skysift.search.Facet;
import skysift.search.FacetCounts;
import skysift.search.Histogram;
import skysift.search.Hit;
import skysift.search.Life;
import skysift.search.SearchResult;
import skysift.search.Totals;
import skysift.search.Unit;

/** The JSON that scripts read: its names never change. Null is "not stated". */
final class Json {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().setPrettyPrinting().create();

  private static final Gson LINE =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  private Json() {}

  /** The same on one line. */
  static String line(Object json) {
    return LINE.toJson(json);
  }

  static String text(Object json) {
    return GSON.toJson(json);
  }

  /** A result with what the index remembers of its rows. */
  static Map<String, Object> of(SearchResult result, Map<DatasetKey, Life> lives) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("total", of(result.total()));
    Map<String, Object> facets = new LinkedHashMap<>();
    for (Facet facet : result.counts().keySet()) {
      facets.put(facet.word(), facet(result.counts(facet)));
    }
    json.put("facets", facets);
    Map<String, Object> values = new LinkedHashMap<>();
    result.counts().forEach((facet, counts) -> values.put(facet.word(), counts.values()));
    json.put("facetValues", values);
    Map<String, Object> histograms = new LinkedHashMap<>();
    result.histograms().forEach((axis, bins) -> histograms.put(axis.word(), of(bins)));
    json.put("histograms", histograms);
    result.cover().ifPresent(cover -> json.put("cover", of(cover)));
    boolean observations = result.request().unit() == Unit.OBSERVATIONS;
    json.put(
        "rows",
        result.hits().stream()
            .map(hit -> observations ? observation(hit, lives) : dataset(hit.best(), hit, lives))
            .toList());
    return json;
  }

  private static Map<String, Object> of(Totals totals) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("observations", totals.observations());
    json.put("datasets", totals.datasets());
    return json;
  }

  private static List<Map<String, Object>> facet(FacetCounts counts) {
    return counts.top().stream().map(count -> of(count, counts.broader())).toList();
  }

  private static Map<String, Object> of(Count count, Map<String, String> broader) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("value", count.value().equals(Facet.NOT_STATED) ? null : count.value());
    json.put("count", count.count());
    if (broader.containsKey(count.value())) {
      json.put("broader", broader.get(count.value()));
    }
    return json;
  }

  /** Infinite edges are null: JSON has no word for them. */
  private static Map<String, Object> of(Histogram histogram) {
    Map<String, Object> json = new LinkedHashMap<>();
    List<Object> edges = new ArrayList<>();
    histogram.edges().forEach(edge -> edges.add(edge.isInfinite() ? null : edge));
    json.put("edges", edges);
    json.put("counts", histogram.counts());
    if (Double.isFinite(histogram.axis().longSpan())) {
      json.put("longOnly", histogram.longOnly());
    }
    json.put("notStated", histogram.notStated());
    return json;
  }

  private static Map<String, Object> of(Cover cover) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("order", cover.map().order());
    json.put("area", cover.area());
    json.put("mapArea", cover.map().area());
    json.put("share", cover.share().isPresent() ? cover.share().getAsDouble() : null);
    return json;
  }

  private static Map<String, Object> observation(Hit hit, Map<DatasetKey, Life> lives) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("key", hit.observation().token());
    json.put("archives", List.copyOf(hit.archives()));
    columns(json, hit.best());
    json.put("datasets", hit.datasets().stream().map(d -> dataset(d, hit, lives)).toList());
    return json;
  }

  private static Map<String, Object> dataset(
      Dataset dataset, Hit hit, Map<DatasetKey, Life> lives) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("key", dataset.key().token());
    json.put("observation", hit.observation().token());
    json.put("archive", dataset.archive());
    json.put("role", dataset.role().word());
    columns(json, dataset);
    Bands bands = Bands.of(dataset);
    json.put("band", List.copyOf(bands.names()));
    json.put("bandInferred", bands.inferred());
    Map<String, Object> original = new LinkedHashMap<>();
    dataset.original().forEach((column, word) -> original.put(column.columnName(), word));
    json.put("original", original);
    Map<String, Object> extra = new LinkedHashMap<>();
    Map<String, Object> units = new LinkedHashMap<>();
    for (ExtraColumn column : dataset.extras()) {
      extra.put(column.name(), column.text());
      if (!column.unit().isEmpty()) {
        units.put(column.name(), column.unit());
      }
    }
    json.put("extra", extra);
    json.put("extraUnits", units);
    if (lives.containsKey(dataset.key())) {
      json.put("life", of(lives.get(dataset.key())));
    }
    return json;
  }

  private static Map<String, Object> of(Life life) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("change", life.change().word());
    json.put("firstSeen", life.firstSeen().toString());
    json.put("changed", life.changed().toString());
    json.put("lastSeen", life.lastSeen().toString());
    json.put("gone", life.gone().map(Instant::toString).orElse(null));
    json.put("origin", life.origin());
    return json;
  }

  private static void columns(Map<String, Object> json, Dataset dataset) {
    for (ObsCoreColumn column : ObsCoreColumn.values()) {
      Object value = dataset.values().get(column);
      if (value != null || column.mandatory()) {
        json.put(column.columnName(), value);
      }
    }
  }
}

package skysift.app;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.Range;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import skysift.obscore.DatasetKey;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Axis;
import skysift.search.Facet;
import skysift.search.Limits;
import skysift.search.Region;
import skysift.search.RowList;
import skysift.search.SearchRequest;
import skysift.search.Sort;
import skysift.search.Unit;
import skysift.sky.Cone;
import skysift.sky.Footprint;
import skysift.sky.Moc;
import skysift.sky.MocFile;
import skysift.sky.SkyPosition;

/** What a search asks, as JSON; the page, the order and what is counted are not kept. */
final class SearchJson {
  /** Of an area, what rounding may make of it. */
  private static final double SAME = 1e-9;

  private SearchJson() {}

  /**
   * As JSON.
   *
   * @throws IOException when the region is a shape that cannot be kept
   */
  static JsonObject of(SearchRequest request) throws IOException {
    JsonObject json = new JsonObject();
    json.addProperty("text", request.text());
    json.add("wanted", values(request.wanted()));
    json.add("unwanted", values(request.unwanted()));
    if (request.region().isPresent()) {
      json.add("region", of(request.region().get()));
    }
    json.addProperty("footprintStated", request.footprintStated());
    JsonObject spans = new JsonObject();
    request.spans().forEach((axis, limits) -> spans.add(axis.name(), of(limits)));
    json.add("spans", spans);
    JsonObject columns = new JsonObject();
    request.columns().forEach((column, limits) -> columns.add(column.name(), of(limits)));
    json.add("columns", columns);
    request.rows().ifPresent(rows -> json.add("rows", of(rows)));
    json.addProperty("unit", request.unit().name());
    return json;
  }

  /**
   * The search.
   *
   * @throws IllegalArgumentException when it is none; so may Gson's exceptions
   */
  static SearchRequest request(JsonObject json) {
    SearchRequest request =
        SearchRequest.everything()
            .withSort(Sort.USUAL)
            .withText(json.get("text").getAsString())
            .withSelection(
                values(json.getAsJsonObject("wanted")), values(json.getAsJsonObject("unwanted")))
            .withFootprintStated(json.get("footprintStated").getAsBoolean())
            .withUnit(Unit.valueOf(json.get("unit").getAsString()));
    if (json.has("region")) {
      request = request.withRegion(Optional.of(region(json.getAsJsonObject("region"))));
    }
    for (Map.Entry<String, JsonElement> one : json.getAsJsonObject("spans").entrySet()) {
      request =
          request.withSpan(
              Axis.valueOf(one.getKey()), Optional.of(limits(one.getValue().getAsJsonObject())));
    }
    for (Map.Entry<String, JsonElement> one : json.getAsJsonObject("columns").entrySet()) {
      request =
          request.withColumn(
              ObsCoreColumn.valueOf(one.getKey()),
              Optional.of(limits(one.getValue().getAsJsonObject())));
    }
    return json.has("rows")
        ? request.withRows(Optional.of(rows(json.getAsJsonObject("rows"))))
        : request;
  }

  private static JsonObject values(ImmutableSetMultimap<Facet, String> selection) {
    JsonObject json = new JsonObject();
    selection.asMap().forEach((facet, values) -> json.add(facet.word(), texts(values)));
    return json;
  }

  private static ImmutableSetMultimap<Facet, String> values(JsonObject json) {
    ImmutableSetMultimap.Builder<Facet, String> selection = ImmutableSetMultimap.builder();
    for (Map.Entry<String, JsonElement> one : json.entrySet()) {
      Facet facet =
          Facet.ofWord(one.getKey())
              .orElseThrow(() -> new IllegalArgumentException("no facet " + one.getKey()));
      one.getValue().getAsJsonArray().forEach(value -> selection.put(facet, value.getAsString()));
    }
    return selection.build();
  }

  private static JsonArray texts(Iterable<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  private static JsonObject of(Limits limits) {
    JsonObject json = new JsonObject();
    JsonArray ranges = new JsonArray();
    for (Range<Double> range : limits.ranges()) {
      JsonObject one = new JsonObject();
      if (range.hasLowerBound()) {
        one.addProperty("from", range.lowerEndpoint());
      }
      if (range.hasUpperBound()) {
        one.addProperty("to", range.upperEndpoint());
      }
      ranges.add(one);
    }
    json.add("ranges", ranges);
    json.addProperty("inside", limits.inside());
    json.addProperty("orNotStated", limits.orNotStated());
    return json;
  }

  private static Limits limits(JsonObject json) {
    ImmutableList.Builder<Range<Double>> ranges = ImmutableList.builder();
    for (JsonElement element : json.getAsJsonArray("ranges")) {
      JsonObject one = element.getAsJsonObject();
      Range<Double> range = Range.all();
      if (one.has("from")) {
        range = range.intersection(Range.atLeast(one.get("from").getAsDouble()));
      }
      if (one.has("to")) {
        range = range.intersection(Range.atMost(one.get("to").getAsDouble()));
      }
      ranges.add(range);
    }
    return new Limits(
        ranges.build(), json.get("inside").getAsBoolean(), json.get("orNotStated").getAsBoolean());
  }

  private static JsonObject of(Region region) throws IOException {
    JsonObject json = new JsonObject();
    switch (region) {
      case Region.InCone in -> json.add("cone", circle(in.cone().centre(), in.cone().radius()));
      case Region.At at -> json.add("at", circle(at.position(), at.tolerance()));
      case Region.InMoc in -> json.addProperty("moc", ascii(in.moc()));
      case Region.InPolygon in -> json.add("polygon", corners(in));
    }
    return json;
  }

  private static String ascii(Moc moc) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MocFile.write(moc, MocFile.Format.ASCII, out);
    return out.toString(StandardCharsets.US_ASCII);
  }

  private static JsonArray circle(SkyPosition centre, double radius) {
    JsonArray array = new JsonArray();
    array.add(centre.ra());
    array.add(centre.dec());
    array.add(radius);
    return array;
  }

  /** Corners of the outline, or the circle that it is. */
  private static JsonArray corners(Region.InPolygon in) throws IOException {
    JsonArray array = new JsonArray();
    Optional<ImmutableList<SkyPosition>> corners = Corners.of(in.footprint());
    if (corners.isEmpty()) {
      Cone bounds = in.footprint().bounds();
      if (!isCircle(in.footprint(), bounds)) {
        throw new IOException(
            "Only circles, polygons of one part and coverage maps can be kept with a search; its"
                + " region is another shape");
      }
      return circle(bounds.centre(), bounds.radius());
    }
    for (SkyPosition corner : corners.get()) {
      array.add(corner.ra());
      array.add(corner.dec());
    }
    return array;
  }

  private static boolean isCircle(Footprint footprint, Cone bounds) {
    double area = Footprint.circle(bounds.centre(), bounds.radius()).area();
    return Math.abs(footprint.area() - area) <= SAME * area;
  }

  private static Region region(JsonObject json) {
    if (json.has("moc")) {
      return new Region.InMoc(Moc.parse(json.get("moc").getAsString()));
    }
    String kind = json.has("cone") ? "cone" : json.has("at") ? "at" : "polygon";
    double[] n =
        json.getAsJsonArray(kind).asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
    if (kind.equals("polygon") && n.length > 3) {
      return new Region.InPolygon(Footprint.ofDali(kind, n));
    }
    SkyPosition centre = SkyPosition.of(n[0], n[1]);
    return kind.equals("at")
        ? new Region.At(centre, n[2])
        : new Region.InCone(new Cone(centre, n[2]));
  }

  private static JsonObject of(RowList rows) {
    JsonObject json = new JsonObject();
    json.addProperty("name", rows.name());
    json.add("keys", texts(rows.keys().stream().map(DatasetKey::token).toList()));
    return json;
  }

  private static RowList rows(JsonObject json) {
    ImmutableSet.Builder<DatasetKey> keys = ImmutableSet.builder();
    json.getAsJsonArray("keys").forEach(key -> keys.add(new DatasetKey(key.getAsString())));
    return new RowList(json.get("name").getAsString(), keys.build());
  }
}

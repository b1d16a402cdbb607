package skysift.app;

import com.google.common.collect.ImmutableList;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import skysift.harvest.Anomaly;
import skysift.harvest.HarvestReport;
import skysift.harvest.HarvestReport.Harvested;

/** Reports of imports and harvests, kept one JSON document a line, oldest first. */
final class Reports {
  private static final Logger LOGGER = Logger.getLogger(Reports.class.getName());
  private final Path file;

  Reports(Path file) {
    this.file = file;
  }

  void add(HarvestReport report) throws IOException {
    Files.writeString(
        file,
        new Gson().toJson(toJson(report)) + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** All that can be read; a line cut by a killed process is left out and logged. */
  ImmutableList<HarvestReport> all() throws IOException {
    if (!Files.exists(file)) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<HarvestReport> reports = ImmutableList.builder();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      try {
        reports.add(fromJson(JsonParser.parseString(line).getAsJsonObject()));
      } catch (JsonParseException
          | IllegalStateException
          | IllegalArgumentException
          | NullPointerException
          | DateTimeException e) {
        LOGGER.log(Level.WARNING, "a line of " + file + " is no report and is left out", e);
      }
    }
    return reports.build();
  }

  private static JsonObject toJson(HarvestReport report) {
    JsonObject json = new JsonObject();
    json.addProperty("source", report.source());
    json.addProperty("archive", report.archive());
    json.addProperty("began", report.began().toString());
    json.addProperty("took", report.took().toString());
    json.addProperty("read", report.read());
    json.addProperty("kept", report.kept());
    json.addProperty("replaced", report.replaced());
    json.addProperty("rejected", report.rejected());
    json.addProperty("ending", report.ending().name());
    json.addProperty("message", report.message());
    JsonArray anomalies = new JsonArray();
    for (Anomaly anomaly : report.anomalies()) {
      JsonObject one = new JsonObject();
      one.addProperty("kind", anomaly.kind());
      one.addProperty("count", anomaly.count());
      one.addProperty("example", anomaly.example());
      anomalies.add(one);
    }
    json.add("anomalies", anomalies);
    JsonArray absent = new JsonArray();
    report.absent().forEach(absent::add);
    json.add("absent", absent);
    report
        .harvest()
        .ifPresent(harvest -> json.add("harvest", new Gson().toJsonTree(plain(harvest))));
    return json;
  }

  private static HarvestReport fromJson(JsonObject json) {
    ImmutableList.Builder<Anomaly> anomalies = ImmutableList.builder();
    for (JsonElement element : json.getAsJsonArray("anomalies")) {
      JsonObject one = element.getAsJsonObject();
      anomalies.add(
          new Anomaly(
              one.get("kind").getAsString(),
              one.get("count").getAsLong(),
              one.get("example").getAsString()));
    }
    ImmutableList.Builder<String> absent = ImmutableList.builder();
    json.getAsJsonArray("absent").forEach(name -> absent.add(name.getAsString()));
    return new HarvestReport(
        json.get("source").getAsString(),
        json.get("archive").getAsString(),
        Instant.parse(json.get("began").getAsString()),
        Duration.parse(json.get("took").getAsString()),
        json.get("read").getAsLong(),
        json.get("kept").getAsLong(),
        json.get("replaced").getAsLong(),
        json.get("rejected").getAsLong(),
        anomalies.build(),
        absent.build(),
        HarvestReport.Ending.valueOf(json.get("ending").getAsString()),
        json.get("message").getAsString(),
        json.has("harvest")
            ? Optional.of(harvest(json.getAsJsonObject("harvest")))
            : Optional.empty());
  }

  private static Map<String, Object> plain(Harvested harvest) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("question", harvest.question());
    json.put("dialect", harvest.dialect());
    json.put("queryCount", harvest.queryCount());
    json.put("slices", harvest.slices());
    json.put("open", harvest.open());
    json.put("cut", harvest.cut());
    json.put("fresh", harvest.fresh());
    json.put("changed", harvest.changed());
    json.put("gone", harvest.gone());
    json.put("outside", harvest.outside());
    json.put("unmatched", harvest.unmatched());
    json.put("lacks", harvest.lacks());
    json.put("acknowledgement", harvest.acknowledgement());
    json.put(
        "queries",
        harvest.queries().stream()
            .map(q -> Map.of("adql", q.adql(), "rows", q.rows(), "outcome", q.outcome()))
            .toList());
    return json;
  }

  private static Harvested harvest(JsonObject json) {
    ImmutableList.Builder<HarvestReport.Query> queries = ImmutableList.builder();
    for (JsonElement element : json.getAsJsonArray("queries")) {
      JsonObject one = element.getAsJsonObject();
      queries.add(
          new HarvestReport.Query(
              one.get("adql").getAsString(),
              one.get("rows").getAsLong(),
              one.get("outcome").getAsString()));
    }
    ImmutableList.Builder<String> unmatched = ImmutableList.builder();
    json.getAsJsonArray("unmatched").forEach(name -> unmatched.add(name.getAsString()));
    return new Harvested(
        json.get("question").getAsString(),
        json.get("dialect").getAsString(),
        queries.build(),
        json.get("queryCount").getAsLong(),
        json.get("slices").getAsLong(),
        json.get("open").getAsLong(),
        json.get("cut").getAsLong(),
        json.get("fresh").getAsLong(),
        json.get("changed").getAsLong(),
        json.get("gone").getAsLong(),
        json.get("outside").getAsLong(),
        unmatched.build(),
        json.get("lacks").getAsString(),
        json.get("acknowledgement").getAsString());
  }
}

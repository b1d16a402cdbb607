package skysift.app;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import skysift.harvest.Anomaly;
import skysift.harvest.HarvestReport;
import skysift.harvest.HarvestReport.Harvested;

/** Reports of imports and harvests as JSON that scripts read: its names never change. */
public final class ReportJson {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().setPrettyPrinting().create();

  private ReportJson() {}

  /** One document with all of them. */
  public static String text(List<HarvestReport> reports) {
    return GSON.toJson(Map.of("reports", reports.stream().map(ReportJson::of).toList()));
  }

  /** One of them. */
  public static Map<String, Object> of(HarvestReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("source", report.source());
    json.put("archive", report.archive());
    json.put("began", report.began().toString());
    json.put("seconds", report.took().toMillis() / 1000.0);
    json.put("read", report.read());
    json.put("kept", report.kept());
    json.put("replaced", report.replaced());
    json.put("rejected", report.rejected());
    json.put("ending", report.ending().name().toLowerCase(Locale.ROOT));
    json.put("message", report.message());
    json.put("absent", report.absent());
    json.put("anomalies", anomalies(report.anomalies()));
    report.harvest().ifPresent(harvest -> harvest(json, harvest));
    return json;
  }

  /** What was odd in rows. */
  public static List<Object> anomalies(List<Anomaly> anomalies) {
    List<Object> list = new ArrayList<>();
    for (Anomaly anomaly : anomalies) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("kind", anomaly.kind());
      json.put("count", anomaly.count());
      json.put("example", anomaly.example());
      list.add(json);
    }
    return list;
  }

  private static void harvest(Map<String, Object> json, Harvested harvest) {
    json.put("question", harvest.question());
    json.put("dialect", harvest.dialect());
    json.put("new", harvest.fresh());
    json.put("changed", harvest.changed());
    json.put("gone", harvest.gone());
    json.put("outside", harvest.outside());
    json.put("slices", harvest.slices());
    json.put("slicesOpen", harvest.open());
    json.put("slicesCut", harvest.cut());
    json.put("targetsWithoutData", harvest.unmatched());
    json.put("lacks", harvest.lacks());
    json.put("acknowledgement", harvest.acknowledgement());
    json.put("queryCount", harvest.queryCount());
    List<Object> queries = new ArrayList<>();
    for (HarvestReport.Query query : harvest.queries()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("adql", query.adql());
      one.put("rows", query.rows());
      one.put("outcome", query.outcome());
      queries.add(one);
    }
    json.put("queries", queries);
  }
}

package skysift.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import skysift.harvest.Anomaly;
import skysift.harvest.HarvestReport;
import skysift.harvest.HarvestReport.Harvested;

/** Reports of imports and harvests, for reading and as JSON. */
public final class ReportText {
  private ReportText() {}

  /** Rows read, kept, replaced, rejected; columns not stated; anomalies. */
  public static String of(HarvestReport report) {
    StringBuilder text = new StringBuilder();
    text.append(report.source())
        .append(" as ")
        .append(report.archive())
        .append(": ")
        .append(report.read())
        .append(" rows read, ")
        .append(report.kept())
        .append(" kept, ")
        .append(report.replaced())
        .append(" replaced, ")
        .append(report.rejected())
        .append(" rejected");
    report
        .harvest()
        .ifPresent(
            harvest ->
                text.append("\n  ")
                    .append(harvest.fresh())
                    .append(" new, ")
                    .append(harvest.changed())
                    .append(" changed, ")
                    .append(harvest.gone())
                    .append(" gone, ")
                    .append(harvest.outside())
                    .append(" outside of what was asked; ")
                    .append(slices(harvest))
                    .append(harvest.dialect().isEmpty() ? "" : ", asked by " + harvest.dialect())
                    .append(
                        harvest.lacks().isEmpty()
                            ? ""
                            : "\n  this archive's ObsCore lacks: " + harvest.lacks()));
    if (!report.absent().isEmpty()) {
      text.append("\n  not in the table, so not stated: ")
          .append(String.join(", ", report.absent()));
    }
    for (Anomaly anomaly : report.anomalies()) {
      text.append("\n  ")
          .append(anomaly.count())
          .append(" x ")
          .append(anomaly.kind())
          .append(" (")
          .append(anomaly.example())
          .append(')');
    }
    return text.toString();
  }

  /** A report in full, with the queries, as it is cited. */
  static String whole(HarvestReport report) {
    StringBuilder text = new StringBuilder(of(report));
    report
        .harvest()
        .ifPresent(
            harvest -> {
              text.append("\n  asked: ").append(harvest.question());
              text.append("\n  took ").append(report.took().toMillis() / 1000.0).append(" s");
              for (HarvestReport.Query query : harvest.queries()) {
                text.append("\n  ").append(query.adql());
                text.append("\n    ")
                    .append(query.rows())
                    .append(" rows, ")
                    .append(query.outcome());
              }
              long more = harvest.queryCount() - harvest.queries().size();
              text.append(more > 0 ? "\n  and " + more + " queries more" : "");
              text.append(
                  harvest.acknowledgement().isEmpty()
                      ? ""
                      : "\n  to be printed: " + harvest.acknowledgement());
            });
    return text.toString();
  }

  private static String slices(Harvested harvest) {
    return harvest.queryCount()
        + " queries, "
        + harvest.slices()
        + " slices complete"
        + (harvest.cut() > 0 ? ", " + harvest.cut() + " cut" : "")
        + (harvest.open() > 0 ? ", " + harvest.open() + " open" : "");
  }

  /** The columns that the table lacks. */
  static Optional<String> absent(HarvestReport report) {
    return report.absent().isEmpty()
        ? Optional.empty()
        : Optional.of(
            report.source()
                + ": not in the table, so not stated: "
                + String.join(", ", report.absent()));
  }

  /** What a user must know of the ending: that not all rows came, or what was not asked for. */
  static Optional<String> endings(HarvestReport report) {
    if (report.ending() == HarvestReport.Ending.COMPLETE) {
      return Optional.of(report.message())
          .filter(words -> !words.isEmpty())
          .map(words -> report.source() + ": " + words);
    }
    String what =
        switch (report.ending()) {
          case OVERFLOW -> "the service cut the answer; there are more rows";
          case CUT -> "the table broke off; what was whole is kept";
          case FAILED ->
              "not all was answered; what was whole is kept, the same question again asks the rest";
          default -> "stopped; what was whole is kept";
        };
    String words = report.message().isEmpty() ? "" : ": " + report.message();
    return Optional.of(report.source() + ": " + what + words);
  }

  static Map<String, Object> json(HarvestReport report) {
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
    json.put("anomalies", Json.anomalies(report.anomalies()));
    report.harvest().ifPresent(harvest -> harvest(json, harvest));
    return json;
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

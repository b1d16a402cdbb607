package skysift.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import skysift.harvest.Anomaly;
import skysift.harvest.HarvestReport;

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
    return json;
  }
}

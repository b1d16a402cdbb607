package skysift.app;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import skysift.harvest.Anomaly;
import skysift.harvest.HarvestReport;
import skysift.harvest.HarvestReport.Harvested;

/** Reports of imports and harvests, for reading. */
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
  public static String whole(HarvestReport report) {
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
        + (harvest.queryCount() == 1 ? " query, " : " queries, ")
        + harvest.slices()
        + (harvest.slices() == 1 ? " slice complete" : " slices complete")
        + (harvest.cut() > 0 ? ", " + harvest.cut() + " cut" : "")
        + (harvest.open() > 0 ? ", " + harvest.open() + " open" : "");
  }

  /** The columns that the table lacks. */
  public static Optional<String> absent(HarvestReport report) {
    return report.absent().isEmpty()
        ? Optional.empty()
        : Optional.of(
            report.source()
                + ": not in the table, so not stated: "
                + String.join(", ", report.absent()));
  }

  /** What a user must know of the ending: that not all rows came, or what was not asked for. */
  public static Optional<String> endings(HarvestReport report) {
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

  /** Targets of which no archive has data. */
  public static ImmutableList<String> unmatched(List<HarvestReport> reports) {
    return reports.stream()
        .flatMap(report -> report.harvest().stream())
        .map(harvest -> (Set<String>) new LinkedHashSet<>(harvest.unmatched()))
        .reduce(
            (one, other) ->
                one.stream()
                    .filter(other::contains)
                    .collect(Collectors.toCollection(LinkedHashSet::new)))
        .map(ImmutableList::copyOf)
        .orElse(ImmutableList.of());
  }
}

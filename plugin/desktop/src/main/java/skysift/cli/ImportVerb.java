package skysift.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import skysift.app.FailureText;
import skysift.app.NotAvailableException;
import skysift.app.ReportJson;
import skysift.app.ReportText;
import skysift.app.Skysift;
import skysift.harvest.Anomaly;
import skysift.harvest.HarvestReport;

@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Reads ObsCore tables (VOTable, FITS, CSV, ECSV, ...) into the index.")
final class ImportVerb implements Callable<Integer> {
  @ParentCommand private Cli cli;
  @Spec private CommandSpec spec;
  @Mixin private ProgressOption progress;

  @Parameters(paramLabel = "FILE|URL", arity = "1..*", description = "Tables to read.")
  private List<String> sources;

  @Option(
      names = "--archive",
      paramLabel = "NAME",
      description = "Whose rows they are (default: by the URL, else the file's name).")
  private String archive;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    List<HarvestReport> reports = new ArrayList<>();
    try (Skysift skysift = cli.open()) {
      for (String source : sources) {
        try {
          HarvestReport report =
              skysift.importTable(
                  source, Optional.ofNullable(archive), progress.to(err, "rows of " + source));
          reports.add(report);
          ReportText.endings(report).ifPresent(err::println);
          if (json) {
            ReportText.absent(report).ifPresent(err::println);
          }
        } catch (NotAvailableException e) {
          throw e;
        } catch (IOException | IllegalArgumentException e) {
          String words = FailureText.of(e);
          err.println(words.contains(source) ? words : source + ": " + words);
        }
      }
      print(reports);
      Tidier.tidy(skysift, err);
    }
    boolean whole =
        reports.size() == sources.size() && reports.stream().allMatch(ImportVerb::worked);
    return whole ? Cli.DONE : Cli.SOME_FAILED;
  }

  private static boolean worked(HarvestReport report) {
    boolean nothing = report.read() > 0 && report.kept() == 0;
    return report.ending() == HarvestReport.Ending.COMPLETE && !nothing;
  }

  private void print(List<HarvestReport> reports) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.text(summed(reports)));
    } else {
      reports.forEach(report -> out.println(ReportText.of(report)));
    }
    out.flush();
  }

  /** All sources of one call in one document; anomalies of one kind are added up. */
  private static Map<String, Object> summed(List<HarvestReport> reports) {
    Map<String, Anomaly> anomalies = new TreeMap<>();
    for (HarvestReport report : reports) {
      for (Anomaly a : report.anomalies()) {
        anomalies.merge(
            a.kind(),
            a,
            (first, next) ->
                new Anomaly(first.kind(), first.count() + next.count(), first.example()));
      }
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("read", reports.stream().mapToLong(HarvestReport::read).sum());
    all.put("kept", reports.stream().mapToLong(HarvestReport::kept).sum());
    all.put("replaced", reports.stream().mapToLong(HarvestReport::replaced).sum());
    all.put("rejected", reports.stream().mapToLong(HarvestReport::rejected).sum());
    all.put("anomalies", ReportJson.anomalies(List.copyOf(anomalies.values())));
    return all;
  }
}

package skysift.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import skysift.app.Skysift;
import skysift.harvest.HarvestReport;

@Command(
    name = "reports",
    mixinStandardHelpOptions = true,
    description = "Lists imports and harvests with their anomalies, oldest first.")
final class ReportsVerb implements Callable<Integer> {
  @ParentCommand private Cli cli;
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (Skysift skysift = cli.open()) {
      List<HarvestReport> reports = skysift.reports();
      if (json) {
        out.println(Json.text(Map.of("reports", reports.stream().map(ReportText::json).toList())));
      } else if (reports.isEmpty()) {
        out.println("Nothing was imported yet.");
      } else {
        for (HarvestReport report : reports) {
          out.println(report.began() + "  " + ReportText.of(report));
          ReportText.endings(report).ifPresent(ending -> out.println("  " + ending));
        }
      }
    }
    out.flush();
    return Cli.DONE;
  }
}

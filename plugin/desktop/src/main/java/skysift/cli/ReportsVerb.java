package skysift.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import skysift.app.ReportJson;
import skysift.app.ReportText;
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

  @Option(names = "--whole", description = "With all that was sent, as it is cited.")
  private boolean whole;

  @Option(names = "--last", paramLabel = "N", description = "Only the last N.")
  private Integer last;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (Skysift skysift = cli.open()) {
      List<HarvestReport> all = skysift.reports();
      int from = last == null ? 0 : Math.max(0, all.size() - Math.max(0, last));
      List<HarvestReport> reports = all.subList(from, all.size());
      if (json) {
        out.println(ReportJson.text(reports));
      } else if (reports.isEmpty()) {
        out.println("Nothing was imported yet.");
      } else {
        for (HarvestReport report : reports) {
          String text = whole ? ReportText.whole(report) : ReportText.of(report);
          out.println(report.began() + "  " + text);
          ReportText.endings(report).ifPresent(ending -> out.println("  " + ending));
        }
      }
    }
    out.flush();
    return Cli.DONE;
  }
}

package skysift.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import skysift.app.Skysift;
import skysift.harvest.HarvestReport;
import skysift.harvest.HarvestRequest;
import skysift.sky.Cone;

@Command(
    name = "harvest",
    mixinStandardHelpOptions = true,
    description = "Asks an archive for its ObsCore rows and keeps them in the index.")
final class HarvestVerb implements Callable<Integer> {
  @ParentCommand private Cli cli;
  @Spec private CommandSpec spec;

  @Option(
      names = "--archive",
      required = true,
      paramLabel = "NAME|URL",
      description = "A known archive, or the base URL of a TAP service.")
  private String archive;

  @Option(
      names = "--cone",
      paramLabel = "\"RA DEC RADIUS\"",
      description = "Part of the sky, ICRS degrees.")
  private String cone;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Rows at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    try (Skysift skysift = cli.open()) {
      HarvestRequest request =
          new HarvestRequest(
              skysift.archive(archive), Optional.ofNullable(cone).map(Cone::parse), limit);
      HarvestReport report = skysift.harvest(request, rows -> {});
      PrintWriter out = spec.commandLine().getOut();
      out.println(json ? Json.text(ReportText.json(report)) : ReportText.of(report));
      out.flush();
      ReportText.endings(report).ifPresent(spec.commandLine().getErr()::println);
      return report.ending() == HarvestReport.Ending.COMPLETE ? Cli.DONE : Cli.SOME_FAILED;
    }
  }
}

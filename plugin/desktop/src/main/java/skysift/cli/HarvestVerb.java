package skysift.cli;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import skysift.app.NotAvailableException;
import skysift.app.ReportJson;
import skysift.app.ReportText;
import skysift.app.Skysift;
import skysift.harvest.HarvestControl;
import skysift.harvest.HarvestProgress;
import skysift.harvest.HarvestReport;
import skysift.harvest.HarvestReport.Ending;
import skysift.harvest.HarvestRequest;

@Command(
    name = "harvest",
    mixinStandardHelpOptions = true,
    description = {
      "Asks archives side by side for their ObsCore rows and keeps them in the index.",
      "The same question again goes on where it was broken off; when it was finished, it tells"
          + " what is new, changed and gone."
    })
final class HarvestVerb implements Callable<Integer> {
  @ParentCommand private Cli cli;
  @Spec private CommandSpec spec;
  @Mixin private QuestionOptions question;

  @Option(
      names = "--save",
      paramLabel = "NAME",
      description = "Keep the question under this name, for --again.")
  private String save;

  @Option(
      names = "--again",
      paramLabel = "NAME",
      description = "Ask a question that was saved; --archive may narrow it.")
  private List<String> again = List.of();

  @Option(names = "--all", description = "Ask all saved questions.")
  private boolean all;

  @Option(
      names = "--changes-only",
      description =
          "Only what changed since the last whole harvest, where the archive knows; never tells"
              + " what is gone.")
  private boolean changesOnly;

  @Option(names = "--restart", description = "Begin anew, not where it was broken off.")
  private boolean restart;

  @Option(names = "--progress", description = "Say on standard error how far each archive is.")
  private boolean progress;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    List<HarvestReport> reports = new ArrayList<>();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try (Skysift skysift = cli.open();
        StoppedByUser stopped = new StoppedByUser()) {
      for (String answer : question.resolved(skysift)) {
        err.println(answer);
      }
      for (HarvestRequest request : requests(skysift)) {
        if (restart) {
          skysift.harvests().restart(request);
        } else if (skysift.harvests().unfinished(request)) {
          err.println("Going on where this question was broken off (--restart begins anew).");
        }
        reports.addAll(
            skysift
                .harvests()
                .harvest(request, changesOnly, new HarvestControl(), progressTo(err)));
        if (stopped.asked()) {
          break;
        }
      }
      if (save != null && again.isEmpty() && !all) {
        skysift.harvests().saved().save(save, question.request(skysift));
      }
      print(reports, out, err);
      if (!stopped.asked()) {
        Tidier.tidy(skysift, err);
      }
    }
    if (!reports.isEmpty() && reports.stream().allMatch(r -> r.ending() == Ending.FAILED)) {
      throw new NotAvailableException(
          reports.size() == 1 ? reports.getFirst().message() : "None of the archives answered");
    }
    return reports.stream().allMatch(r -> r.ending() == Ending.COMPLETE)
        ? Cli.DONE
        : Cli.SOME_FAILED;
  }

  private List<HarvestRequest> requests(Skysift skysift) throws IOException {
    Set<String> names = new LinkedHashSet<>(again);
    if (all) {
      names.addAll(skysift.harvests().saved().names());
    }
    if (names.isEmpty()) {
      if (all) {
        throw new IllegalArgumentException("There are no saved questions; --save keeps one");
      }
      return List.of(question.request(skysift));
    }
    List<HarvestRequest> requests = new ArrayList<>();
    for (String name : names) {
      HarvestRequest saved = skysift.harvests().saved().named(name);
      requests.add(question.narrowed(skysift, saved));
    }
    return requests;
  }

  private Consumer<HarvestProgress> progressTo(PrintWriter err) {
    return progress
        ? at ->
            err.printf(
                Locale.ROOT,
                "%s: %d rows, slice %d of %d, %d s, %s%n",
                at.archive(),
                at.rows(),
                at.slice(),
                at.slices(),
                at.since().toSeconds(),
                at.state())
        : at -> {};
  }

  private void print(List<HarvestReport> reports, PrintWriter out, PrintWriter err) {
    ImmutableList<String> unmatched = ReportText.unmatched(reports);
    if (json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("reports", reports.stream().map(ReportJson::of).toList());
      document.put("targetsWithoutData", unmatched);
      out.println(Json.text(document));
    } else {
      reports.forEach(report -> out.println(ReportText.of(report)));
      if (!unmatched.isEmpty()) {
        out.println("Targets without data: " + String.join(", ", unmatched));
      }
    }
    out.flush();
    for (HarvestReport report : reports) {
      ReportText.endings(report).ifPresent(err::println);
    }
  }
}

package skysift.cli;

import com.google.common.collect.Range;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import skysift.app.ChangedRow;
import skysift.app.Skysift;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Ranges;

@Command(
    name = "changes",
    mixinStandardHelpOptions = true,
    description = "Lists the datasets that came, changed or went since a day.")
final class ChangesVerb implements Callable<Integer> {
  @ParentCommand private Cli cli;
  @Spec private CommandSpec spec;

  @Option(
      names = "--since",
      required = true,
      paramLabel = "DATE",
      description = "ISO date or time, UTC, or MJD.")
  private String since;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Instant moment = moment();
    PrintWriter out = spec.commandLine().getOut();
    try (Skysift skysift = cli.open()) {
      List<ChangedRow> rows = skysift.harvests().changesSince(moment);
      if (json) {
        out.println(Json.text(Map.of("changes", rows.stream().map(ChangesVerb::json).toList())));
      } else {
        rows.forEach(row -> out.println(text(row)));
        out.printf("%d datasets%n", rows.size());
      }
    }
    out.flush();
    return Cli.DONE;
  }

  private Instant moment() {
    Range<Double> from = Ranges.time(since + "/");
    return Ranges.instant(from.lowerEndpoint());
  }

  private static String text(ChangedRow row) {
    List<String> words = new ArrayList<>();
    words.add(String.format("%-8s", row.change().word()));
    words.add(when(row).toString());
    words.add(row.dataset().key().token());
    words.add(row.dataset().archive());
    row.dataset().text(ObsCoreColumn.OBS_ID).ifPresent(words::add);
    row.dataset().text(ObsCoreColumn.TARGET_NAME).ifPresent(words::add);
    return String.join("  ", words);
  }

  private static Instant when(ChangedRow row) {
    return switch (row.change()) {
      case NEW -> row.life().firstSeen();
      case GONE -> row.life().gone().orElse(row.life().lastSeen());
      default -> row.life().changed();
    };
  }

  private static Map<String, Object> json(ChangedRow row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("change", row.change().word());
    json.put("when", when(row).toString());
    json.put("key", row.dataset().key().token());
    json.put("archive", row.dataset().archive());
    json.put("obs_id", row.dataset().text(ObsCoreColumn.OBS_ID).orElse(null));
    json.put("obs_publisher_did", row.dataset().text(ObsCoreColumn.OBS_PUBLISHER_DID).orElse(null));
    json.put("target_name", row.dataset().text(ObsCoreColumn.TARGET_NAME).orElse(null));
    json.put("harvest", row.life().origin());
    return json;
  }
}

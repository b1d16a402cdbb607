package skysift.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import skysift.app.Skysift;
import skysift.obscore.Dataset;
import skysift.search.FileCounts;
import skysift.search.FileFilter;
import skysift.search.SearchRequest;
import skysift.search.Unit;

@Command(
    name = "resolve",
    mixinStandardHelpOptions = true,
    description = {
      "Asks for the links of all that is found and has none yet, and keeps them.",
      "Many rows go into one question where a service takes it; each host has one at a time."
    })
final class ResolveVerb implements Callable<Integer> {
  private static final int STEP = 100;

  @ParentCommand private Cli cli;
  @Spec private CommandSpec spec;
  @Mixin private SearchOptions options;

  @Parameters(paramLabel = "TEXT", arity = "0..*", description = "Words, as for search.")
  private List<String> text = List.of();

  @Option(names = "--dry-run", description = "Says how many there are and asks nobody.")
  private boolean dry;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    SearchRequest request =
        options.request(String.join(" ", text), Integer.MAX_VALUE).withUnit(Unit.DATASETS);
    try (Skysift skysift = cli.open()) {
      FileCounts counts = skysift.files().counts(request, FileFilter.NONE);
      int failed = 0;
      if (!dry) {
        List<Dataset> unknown = datasets(skysift, counts);
        failed =
            skysift
                .linker()
                .resolveAll(
                    unknown,
                    (done, all) -> {
                      if (done % STEP == 0) {
                        err.printf(Locale.ROOT, "%,d of %,d%n", done, all);
                      }
                    });
      }
      print(counts.unknown().size(), failed);
      return failed == 0 ? Cli.DONE : Cli.SOME_FAILED;
    }
  }

  private static List<Dataset> datasets(Skysift skysift, FileCounts counts) throws IOException {
    Set<String> keys =
        counts.unknown().stream().map(key -> key.token()).collect(Collectors.toSet());
    List<Dataset> datasets = new ArrayList<>();
    skysift.find(keys).values().forEach(hit -> datasets.addAll(hit.datasets()));
    return datasets;
  }

  private void print(int unknown, int failed) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          Json.text(Map.of("unknown", unknown, "resolved", dry ? 0 : unknown, "faults", failed)));
      return;
    }
    out.printf(
        Locale.ROOT,
        dry
            ? "%,d datasets have links that are not resolved yet%n"
            : "%,d datasets resolved, %,d of them gave nothing but faults%n",
        unknown,
        failed);
  }
}

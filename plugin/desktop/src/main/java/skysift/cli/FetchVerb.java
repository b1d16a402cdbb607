package skysift.cli;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import skysift.app.Picker;
import skysift.app.ProductChoice;
import skysift.app.Skysift;
import skysift.fetch.FetchLimits;
import skysift.fetch.FetchReport;
import skysift.obscore.Dataset;
import skysift.search.FileCounts;
import skysift.search.Hit;
import skysift.search.Ranges;
import skysift.search.SearchRequest;

@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    description = {
      "Downloads the data of what is found, goes on where an earlier run was stopped,",
      "checks what comes, and writes down in manifest.csv what is what."
    })
final class FetchVerb implements Callable<Integer> {
  private static final long STEP = 10_000_000;
  private static final double KILO = 1000;

  @ParentCommand private Cli cli;
  @Spec private CommandSpec spec;
  @Mixin private SearchOptions options;
  @Mixin private FileOptions files;

  @Parameters(
      paramLabel = "KEY|TEXT",
      arity = "0..*",
      description = "Keys of datasets or observations; or words to search for.")
  private List<String> words = List.of();

  @Option(names = "--to", required = true, paramLabel = "DIR", description = "Target folder.")
  private Path folder;

  @Option(
      names = "--semantics",
      paramLabel = "TERM",
      description = "What is fetched, narrower terms too (default: #this); all for anything.")
  private List<String> semantics = List.of("#this");

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "Only files of this type: fits, votable, jpeg, ...")
  private List<String> types = List.of();

  @Option(
      names = "--qualifier",
      paramLabel = "TERM",
      description = "Only products of this kind (content_qualifier), such as cube.")
  private String qualifier;

  @Option(
      names = "--max-size",
      paramLabel = "SIZE",
      description = "Files that are larger are left out, such as 500MB (default: 8 GB).")
  private String largest;

  @Option(
      names = "--prefer",
      paramLabel = "ARCHIVE",
      description = "Of copies, this archive's is taken; else the owner's.")
  private String prefer = "";

  @Option(
      names = "--at-once",
      paramLabel = "N",
      description = "Files at one time, two at most from one host (default: ${DEFAULT-VALUE}).")
  private int atOnce = FetchLimits.STANDARD.atOnce();

  @Option(names = "--dry-run", description = "Lists what would be fetched.")
  private boolean dry;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (words.isEmpty() && !options.any() && files.filter().isNone()) {
      throw new IllegalArgumentException(
          "Say what to fetch: keys, words to search for, or search options such as --facet.");
    }
    PrintWriter err = spec.commandLine().getErr();
    List<String> problems = new ArrayList<>();
    FetchLimits limits = limits();
    int failed;
    try (Skysift skysift = cli.open()) {
      List<List<Dataset>> found = found(skysift, problems);
      Picker.Picks picks = skysift.picker().pick(found, choice(limits), prefer, false);
      problems.addAll(picks.problems());
      if (dry) {
        list(picks);
        failed = 0;
      } else {
        long[] told = {0};
        FetchReport report =
            skysift
                .downloads()
                .fetch(
                    picks.products(),
                    folder,
                    limits,
                    (done, items, bytes) -> {
                      if (bytes - told[0] >= STEP) {
                        told[0] = bytes;
                        err.printf(
                            Locale.ROOT, "%d of %d files, %,d MB%n", done, items, bytes / 1000000);
                      }
                    });
        print(report);
        failed = picks.products().size() - (int) arrived(report);
      }
    }
    problems.forEach(err::println);
    return problems.isEmpty() && failed == 0 ? Cli.DONE : Cli.SOME_FAILED;
  }

  private static long arrived(FetchReport report) {
    return report.count(FetchReport.Ending.FETCHED)
        + report.count(FetchReport.Ending.THERE_ALREADY);
  }

  private FetchLimits limits() {
    FetchLimits limits =
        new FetchLimits(atOnce, FetchLimits.STANDARD.largest(), FetchLimits.STANDARD.spare());
    if (largest == null) {
      return limits;
    }
    double kilobytes = Ranges.size("/" + largest).upperEndpoint();
    return limits.withLargest(Math.round(kilobytes * KILO));
  }

  private ProductChoice choice(FetchLimits limits) {
    boolean all = semantics.size() == 1 && semantics.getFirst().equalsIgnoreCase("all");
    return new ProductChoice(
        all ? ImmutableSet.of() : ImmutableSet.copyOf(semantics),
        types.stream()
            .map(type -> type.strip().toLowerCase(Locale.ROOT))
            .collect(ImmutableSet.toImmutableSet()),
        Optional.ofNullable(qualifier),
        largest == null ? OptionalLong.empty() : OptionalLong.of(limits.largest()));
  }

  private List<List<Dataset>> found(Skysift skysift, List<String> problems) throws IOException {
    List<Hit> hits;
    if (Matches.areKeys(words)) {
      List<String> missing = new ArrayList<>();
      hits = Matches.of(skysift, words, missing);
      missing.forEach(key -> problems.add("There is no dataset or observation " + key));
    } else {
      SearchRequest request = options.request(String.join(" ", words), Integer.MAX_VALUE);
      Optional<FileCounts> counts = files.counts(skysift, request);
      hits = skysift.exporter().hits(FileOptions.narrowed(request, counts), options.limit());
    }
    if (hits.isEmpty()) {
      problems.add("Nothing matches, so nothing was fetched.");
    }
    return hits.stream().map(hit -> (List<Dataset>) hit.datasets()).toList();
  }

  private void list(Picker.Picks picks) {
    PrintWriter out = spec.commandLine().getOut();
    long known =
        picks.products().stream()
            .mapToLong(picked -> picked.product().contentLength().orElse(0))
            .sum();
    if (json) {
      List<Map<String, Object>> rows =
          picks.products().stream()
              .map(picked -> LinkText.json(picked.dataset(), picked.product()))
              .toList();
      out.println(Json.text(Map.of("files", rows, "bytesStated", known)));
      return;
    }
    picks.products().forEach(p -> out.println(LinkText.of(p.dataset(), p.product())));
    out.printf(
        Locale.ROOT,
        "%,d files would be fetched; sizes are stated for %,d, together %,d kB%n",
        picks.products().size(),
        picks.products().stream().filter(p -> p.product().contentLength().isPresent()).count(),
        known / 1000);
  }

  private void print(FetchReport report) {
    PrintWriter out = spec.commandLine().getOut();
    List<Map<String, Object>> rows = report.outcomes().stream().map(FetchVerb::row).toList();
    if (json) {
      out.println(Json.text(Map.of("files", rows)));
      return;
    }
    for (Map<String, Object> row : rows) {
      Object what = row.get("file") == null ? row.get("url") : row.get("file");
      Object message = row.get("message");
      out.println(LinkText.oneLine(row.get("outcome") + "  " + what + "  " + message));
    }
    out.printf(
        Locale.ROOT,
        "%d fetched (%,d kB), %d there already, %d failed%n",
        report.count(FetchReport.Ending.FETCHED),
        report.bytes() / 1000,
        report.count(FetchReport.Ending.THERE_ALREADY),
        report.count(FetchReport.Ending.FAILED) + report.count(FetchReport.Ending.NOT_STARTED));
  }

  private static Map<String, Object> row(FetchReport.Outcome outcome) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("key", outcome.item().dataset().token());
    row.put("outcome", outcome.ending().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    row.put("url", outcome.item().url().toString());
    row.put("file", outcome.file().map(Path::toString).orElse(null));
    row.put("bytes", outcome.bytes());
    row.put("message", outcome.message());
    return row;
  }
}

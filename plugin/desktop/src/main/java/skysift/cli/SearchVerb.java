package skysift.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import skysift.app.Exporter;
import skysift.app.Skysift;
import skysift.obscore.Dataset;
import skysift.search.FileCounts;
import skysift.search.SearchRequest;
import skysift.search.SearchResult;

@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = "Searches the index; offline.")
final class SearchVerb implements Callable<Integer> {
  private static final int ROWS = 20;

  @ParentCommand private Cli cli;
  @Spec private CommandSpec spec;
  @Mixin private SearchOptions options;
  @Mixin private CoverageOptions coverage;
  @Mixin private FileOptions files;

  @Parameters(
      paramLabel = "TEXT",
      arity = "0..*",
      description = "Words in target, title, identifiers, collection or proposal.")
  private List<String> text = List.of();

  @ArgGroup private Output output = new Output();

  /** At most one way of output. */
  static final class Output {
    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    @Option(names = "--votable", paramLabel = "FILE", description = "Matching datasets as VOTable.")
    private Path votable;

    @Option(names = "--csv", paramLabel = "FILE", description = "Matching datasets as CSV.")
    private Path csv;

    @Option(names = "--fits", paramLabel = "FILE", description = "Matching datasets as FITS.")
    private Path fits;
  }

  @Override
  public Integer call() throws IOException {
    SearchRequest asked = coverage.apply(options.request(String.join(" ", text), ROWS));
    try (Skysift skysift = cli.open()) {
      Optional<FileCounts> counts = files.counts(skysift, asked);
      SearchRequest request = FileOptions.narrowed(asked, counts);
      if (output.votable != null) {
        return export(skysift, request, output.votable, Exporter.Format.VOTABLE);
      }
      if (output.csv != null) {
        return export(skysift, request, output.csv, Exporter.Format.CSV);
      }
      if (output.fits != null) {
        return export(skysift, request, output.fits, Exporter.Format.FITS);
      }
      PrintWriter out = spec.commandLine().getOut();
      SearchResult result = skysift.search(request);
      if (output.json) {
        Map<String, Object> json =
            Json.of(
                result,
                skysift.lives(
                    result.hits().stream()
                        .flatMap(hit -> hit.datasets().stream())
                        .map(Dataset::key)
                        .toList()));
        counts.ifPresent(c -> json.put("files", FilesText.json(c)));
        out.println(Json.text(json));
      } else {
        counts.ifPresent(c -> FilesText.print(out, c));
        new ResultText(out).print(result);
      }
      out.flush();
      if (result.cover().isPresent()) {
        coverage.write(result.cover().get(), spec.commandLine().getErr());
      }
      return Cli.DONE;
    }
  }

  private int export(Skysift skysift, SearchRequest request, Path file, Exporter.Format format)
      throws IOException {
    int rows = export(skysift.exporter(), request, file, format);
    spec.commandLine().getErr().println(rows + " datasets written to " + file);
    coverage.write(skysift, request, spec.commandLine().getErr());
    return Cli.DONE;
  }

  /** All of them are written as they are read; of a part those come first that are sorted first. */
  private int export(Exporter exporter, SearchRequest request, Path file, Exporter.Format format)
      throws IOException {
    if (!options.isPart()) {
      return exporter.write(request, file, format, rows -> {});
    }
    List<Dataset> rows =
        exporter.hits(request, options.limit()).stream()
            .flatMap(hit -> hit.datasets().stream())
            .toList();
    exporter.write(rows, file, format);
    return rows.size();
  }
}

package skysift.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import skysift.app.Exporter;
import skysift.app.Skysift;

@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Writes all datasets, or those that a search finds, as a table; in the order of the index.")
final class IndexExportVerb implements Callable<Integer> {
  @ParentCommand private IndexVerb index;
  @Spec private CommandSpec spec;
  @Mixin private SearchOptions options;
  @Mixin private ProgressOption progress;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "The table; its name's ending tells the format: .vot, .fits, .csv or .ecsv.")
  private Path file;

  @Parameters(index = "1..*", paramLabel = "TEXT", description = "Words, as of a search.")
  private List<String> text = List.of();

  @Option(
      names = "--format",
      paramLabel = "votable|fits|csv|ecsv",
      description = "Where the name does not tell it.")
  private String format;

  @Override
  public Integer call() throws IOException {
    if (options.isPart()) {
      throw new IllegalArgumentException(
          "export writes all that match, in the order of the index; search --votable, --fits and"
              + " --csv write a sorted part of it");
    }
    try (Skysift skysift = index.cli().open()) {
      int rows =
          skysift
              .exporter()
              .write(
                  options.request(String.join(" ", text), 0),
                  file,
                  format(),
                  progress.to(spec.commandLine().getErr(), "datasets written"));
      spec.commandLine().getErr().println(rows + " datasets written to " + file);
    }
    return Cli.DONE;
  }

  private Exporter.Format format() {
    if (format == null) {
      return Exporter.Format.ofName(file)
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "The name of " + file + " does not tell a format; say --format"));
    }
    try {
      return Exporter.Format.valueOf(format.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "\"" + format + "\" is no format: votable, fits, csv or ecsv", e);
    }
  }
}

package skysift.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import skysift.app.Skysift;
import skysift.index.IndexInfo;
import skysift.index.Origin;

@Command(
    name = "info",
    mixinStandardHelpOptions = true,
    description =
        "What is in the index, how large it is, and which harvests and imports brought it.")
final class IndexInfoVerb implements Callable<Integer> {
  @ParentCommand private IndexVerb index;
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (Skysift skysift = index.cli().open()) {
      IndexInfo info = skysift.index().info();
      String directory = skysift.workspace().index().toString();
      if (json) {
        out.println(Json.text(json(directory, info)));
      } else {
        print(out, directory, info);
      }
    }
    out.flush();
    return Cli.DONE;
  }

  private static void print(PrintWriter out, String directory, IndexInfo info) {
    long datasets = info.everything().datasets();
    out.println(directory);
    out.println(
        "  " + datasets + " datasets, " + info.everything().observations() + " observations");
    if (info.gone() > 0) {
      out.println("  " + info.gone() + " of them are gone: their archive no longer has them");
    }
    out.printf("  %.1f MB", info.bytes() / 1e6);
    if (datasets > 0) {
      out.print(", " + info.bytes() / datasets + " bytes a dataset");
    }
    out.println(
        "; " + info.segments() + " segments, " + info.replaced() + " replaced rows in them");
    out.println(
        "  format " + info.format() + ", Skysift " + Skysift.version() + written(info.lucene()));
    info.archives().forEach((archive, count) -> out.println("  " + archive + ": " + count));
    for (Origin origin : info.origins()) {
      out.println(
          "  "
              + origin.began()
              + "  "
              + origin.token()
              + "  "
              + String.join(", ", origin.archives())
              + "  "
              + origin.source());
    }
  }

  private static String written(String lucene) {
    return lucene.isEmpty() ? "; nothing was written yet" : "; written by Lucene " + lucene;
  }

  private static Map<String, Object> json(String directory, IndexInfo info) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("directory", directory);
    json.put("datasets", info.everything().datasets());
    json.put("observations", info.everything().observations());
    json.put("gone", info.gone());
    json.put("bytes", info.bytes());
    json.put("segments", info.segments());
    json.put("replaced", info.replaced());
    json.put("format", info.format());
    json.put("lucene", info.lucene().isEmpty() ? null : info.lucene());
    json.put("version", Skysift.version());
    json.put("archives", info.archives());
    json.put("origins", info.origins().stream().map(IndexInfoVerb::json).toList());
    return json;
  }

  private static Map<String, Object> json(Origin origin) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", origin.token());
    json.put("kind", origin.kind().word());
    json.put("source", origin.source());
    json.put("archives", List.copyOf(origin.archives()));
    json.put("began", origin.began().toString());
    return json;
  }
}

package skysift.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import skysift.app.Citations;
import skysift.app.Citations.Citation;
import skysift.app.Skysift;

@Command(
    name = "cite",
    mixinStandardHelpOptions = true,
    description = {
      "Says what has to be printed and named when what a search finds is used:",
      "each archive's sentence, proposals, observations, DOIs, and when it was taken from where."
    })
final class CiteVerb implements Callable<Integer> {
  @ParentCommand private Cli cli;
  @Spec private CommandSpec spec;
  @Mixin private SearchOptions options;

  @Parameters(paramLabel = "TEXT", arity = "0..*", description = "Words, as of a search.")
  private List<String> text = List.of();

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (options.isPart()) {
      throw new IllegalArgumentException("cite goes over all that match; it takes no part of it");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (Skysift skysift = cli.open()) {
      List<Citation> citations = skysift.citations().of(options.request(String.join(" ", text), 0));
      if (json) {
        out.println(Json.text(Map.of("archives", citations.stream().map(CiteVerb::json).toList())));
      } else {
        out.print(citations.isEmpty() ? "Nothing matches.\n" : Citations.text(citations));
      }
    }
    out.flush();
    return Cli.DONE;
  }

  private static Map<String, Object> json(Citation citation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", citation.archive());
    json.put("datasets", citation.datasets());
    json.put("acknowledgement", citation.acknowledgement());
    json.put("citation", citation.citation());
    json.put("proposals", citation.proposals());
    json.put("observations", citation.observations());
    json.put("dois", citation.dois());
    json.put("references", citation.references());
    json.put(
        "taken",
        citation.asked().stream()
            .map(
                asked ->
                    Map.of(
                        "when", asked.when().toString(),
                        "source", asked.source(),
                        "question", asked.question()))
            .toList());
    return json;
  }
}

package skysift.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import skysift.app.Skysift;
import skysift.datalink.Link;
import skysift.datalink.Links;
import skysift.obscore.Dataset;
import skysift.search.Hit;

@Command(
    name = "links",
    mixinStandardHelpOptions = true,
    description = "Resolves what is behind datasets or observations (DataLink).")
final class LinksVerb implements Callable<Integer> {
  @ParentCommand private Cli cli;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "KEY", arity = "1..*", description = "Keys that search prints.")
  private List<String> keys;

  @Option(
      names = "--flat",
      description = "Opens links that lead to further links, and lists those in their place.")
  private boolean flat;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    List<Map<String, Object>> rows = new ArrayList<>();
    PrintWriter out = spec.commandLine().getOut();
    List<String> missing = new ArrayList<>();
    boolean faults = false;
    try (Skysift skysift = cli.open()) {
      for (Hit hit : Matches.of(skysift, keys, missing)) {
        for (Dataset dataset : hit.datasets()) {
          Links own = skysift.links(dataset);
          Links links = flat ? skysift.linker().flattened(own) : own;
          links.warnings().forEach(warning -> err.println(dataset.key() + ": " + warning));
          for (Link link : links.links()) {
            rows.add(LinkText.json(dataset, link));
            if (!json) {
              out.println(LinkText.of(dataset, link));
            }
            faults |= link instanceof Link.LinkFault;
          }
        }
      }
    }
    if (json) {
      out.println(Json.text(Map.of("links", rows)));
    }
    missing.forEach(key -> err.println("There is no dataset or observation " + key));
    return missing.isEmpty() && !faults ? Cli.DONE : Cli.SOME_FAILED;
  }
}

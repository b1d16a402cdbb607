package skysift;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import skysift.app.DemoWorkspace;
import skysift.app.ReportText;
import skysift.app.Route;
import skysift.app.Skysift;
import skysift.app.Workspace;
import skysift.cli.Cli;
import skysift.cli.DeliveryText;
import skysift.cli.LinkText;
import skysift.cli.ResultText;
import skysift.demo.SampleArchives;
import skysift.harvest.HarvestControl;
import skysift.harvest.HarvestReport;
import skysift.harvest.HarvestRequest;
import skysift.obscore.Dataset;
import skysift.samp.Peer;
import skysift.search.Hit;
import skysift.search.SearchRequest;
import skysift.search.SearchResult;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Tries the whole program on sample archives inside it; needs no network.")
final class DemoVerb implements Callable<Integer> {
  private static final String SEED = "u29r4d02t";
  private static final int ROWS = 10_000;

  @ParentCommand private Cli cli;
  @Spec private CommandSpec spec;

  @Option(names = "--no-window", description = "Do the same job in the terminal.")
  private boolean noWindow;

  @Override
  public Integer call() throws IOException {
    Workspace workspace = cli.named().orElseGet(Workspace::ofDemo);
    try (SampleArchives samples = SampleArchives.start()) {
      boolean window = !noWindow && !GraphicsEnvironment.isHeadless();
      PrintWriter out = spec.commandLine().getOut();
      DemoWorkspace.putOlderAside(workspace)
          .ifPresent(
              aside ->
                  out.println(
                      "The demo's index was an older version's: it is made anew. The old one is "
                          + aside));
      boolean whole;
      try (Skysift skysift = Skysift.open(workspace)) {
        whole = harvest(skysift, samples, out);
        if (!window) {
          whole &= show(skysift, out);
        }
      }
      if (window) {
        Main.window(workspace);
      } else {
        more(workspace, out);
      }
      return whole ? Cli.DONE : Cli.SOME_FAILED;
    }
  }

  private static boolean harvest(Skysift skysift, SampleArchives samples, PrintWriter out)
      throws IOException {
    boolean whole = true;
    out.println("Harvesting three sample archives (made-up data, served by this program):");
    HarvestRequest everything = DemoArchives.everything(samples);
    for (HarvestReport report :
        skysift.harvests().harvest(everything, false, new HarvestControl(), progress -> {})) {
      out.println("  " + ReportText.of(report).replace("\n", "\n  "));
      whole &= report.ending() == HarvestReport.Ending.COMPLETE;
    }
    return whole;
  }

  private static boolean show(Skysift skysift, PrintWriter out) throws IOException {
    out.println();
    out.println("What there is, by facet:");
    new ResultText(out).print(skysift.search(SearchRequest.everything().withPage(0, 3)));

    SearchResult found = skysift.search(SearchRequest.everything().withText(SEED));
    out.println();
    out.printf(
        Locale.ROOT,
        "Searching for %s finds %d datasets; they are %d observation, of %d archives:%n",
        SEED,
        found.total().datasets(),
        found.total().observations(),
        found.hits().stream().flatMap(hit -> hit.archives().stream()).distinct().count());
    found.hits().forEach(new ResultText(out)::observation);
    if (found.hits().isEmpty()) {
      return false;
    }
    Hit seed = found.hits().get(0);
    out.println();
    out.println("What is behind its datasets (DataLink):");
    for (Dataset dataset : seed.datasets()) {
      skysift
          .links(dataset)
          .links()
          .forEach(link -> out.println("  " + LinkText.of(dataset, link)));
    }
    out.println();
    return send(skysift, seed, out);
  }

  private static boolean send(Skysift skysift, Hit seed, PrintWriter out) throws IOException {
    List<Peer> peers = skysift.joinHub();
    if (peers.isEmpty()) {
      out.println(
          "No other program is on the SAMP hub. Start TOPCAT, Aladin or DS9,"
              + " then run the demo again to see its image there.");
      return true;
    }
    out.println("Sending its image, and all its datasets as a table, to the programs on the hub:");
    DeliveryText.of(skysift.sender().image(peers, seed.datasets(), Route.AUTO))
        .forEach(line -> out.println("  image  " + line));
    DeliveryText.of(skysift.sender().table(peers, seed.datasets(), SEED))
        .forEach(line -> out.println("  table  " + line));
    return true;
  }

  private static void more(Workspace workspace, PrintWriter out) {
    String start = "  ./skysift --workspace \"" + workspace.root() + "\" ";
    out.println();
    out.println("To see more:");
    out.println("  ./skysift demo                 the same in a window (needs a display)");
    out.println(start + "search " + SEED);
    out.println(start + "search --facet type=spectrum --facet facility=HST");
    out.println("  ./skysift --help");
  }
}

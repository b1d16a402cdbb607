package skysift.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import skysift.app.FailureText;
import skysift.app.Mailing;
import skysift.app.NotAvailableException;
import skysift.app.ProductChoice;
import skysift.app.Route;
import skysift.app.Sender;
import skysift.app.Skysift;
import skysift.obscore.Dataset;
import skysift.samp.Delivery;
import skysift.samp.Peer;
import skysift.search.Hit;
import skysift.search.SearchRequest;

@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    description = "Sends datasets to programs on the SAMP hub; never starts a hub.")
final class SendVerb implements Callable<Integer> {
  @ParentCommand private Cli cli;
  @Spec private CommandSpec spec;
  @Mixin private SearchOptions options;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "NAME|all",
      description = "A peer's name or id, or all of them.")
  private String to;

  @ArgGroup(multiplicity = "1")
  private What what;

  @Parameters(
      paramLabel = "KEY|TEXT",
      arity = "0..*",
      description = "Keys of datasets or observations; or words to search for.")
  private List<String> words = List.of();

  @Option(
      names = "--each",
      description =
          "With --image: the FITS data of every dataset of a row, not only its best image; of"
              + " copies one.")
  private boolean each;

  @Option(
      names = "--prefer",
      paramLabel = "ARCHIVE",
      description = "With --each: of copies, this archive's is taken; else the owner's.")
  private String prefer = "";

  @Option(
      names = "--via",
      paramLabel = "WAY",
      description =
          "How products go: auto, direct (by their address), file (fetched first), served"
              + " (fetched first, offered on loopback while this command runs).")
  private Route route = Route.AUTO;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  /** What is sent; an observation gives its best dataset, but for tables all that match. */
  static final class What {
    @Option(names = "--table", description = "All rows as one ObsCore table.")
    private boolean table;

    @Option(names = "--fits-table", description = "The same in FITS.")
    private boolean fitsTable;

    @Option(names = "--coverage", description = "The part of the sky that the rows cover (MOC).")
    private boolean coverage;

    @Option(names = "--select", description = "Selects the rows in tables that were sent before.")
    private boolean select;

    @Option(names = "--highlight", description = "Points out the row in tables sent before.")
    private boolean highlight;

    boolean whole() {
      return table || fitsTable || coverage || select;
    }

    @Option(names = "--image", description = "The FITS image of each row.")
    private boolean image;

    @Option(names = "--spectrum", description = "The spectrum of each row.")
    private boolean spectrum;

    @Option(names = "--point", description = "The sky position of each row.")
    private boolean point;
  }

  @Override
  public Integer call() throws IOException {
    if (words.isEmpty() && !options.any()) {
      throw new IllegalArgumentException(
          "Say what to send: keys, words to search for, or search options such as --facet.");
    }
    PrintWriter err = spec.commandLine().getErr();
    List<String> failures = new ArrayList<>();
    List<Delivery> deliveries = new ArrayList<>();
    try (Skysift skysift = cli.open()) {
      List<Peer> peers = chosen(skysift.peers());
      List<Hit> hits = hits(skysift, failures);
      if (hits.isEmpty()) {
        failures.add("Nothing matches, so nothing was sent.");
      } else {
        send(skysift, peers, hits, deliveries, failures);
      }
    }
    print(deliveries);
    failures.forEach(err::println);
    boolean arrived =
        deliveries.stream()
            .allMatch(
                d ->
                    d.outcome() == Delivery.Outcome.CONFIRMED
                        || d.outcome() == Delivery.Outcome.SENT_NOT_CONFIRMED);
    return arrived && failures.isEmpty() ? Cli.DONE : Cli.SOME_FAILED;
  }

  private List<Peer> chosen(List<Peer> peers) throws NotAvailableException {
    if (peers.isEmpty()) {
      throw new NotAvailableException("A hub is running, but no other program is on it.");
    }
    if (to.equalsIgnoreCase("all")) {
      return peers;
    }
    List<Peer> chosen =
        peers.stream().filter(p -> p.name().equalsIgnoreCase(to) || p.id().equals(to)).toList();
    if (chosen.isEmpty()) {
      throw new NotAvailableException(
          "No program called \""
              + to
              + "\" is on the hub; there are: "
              + String.join(", ", peers.stream().map(Peer::name).toList()));
    }
    return chosen;
  }

  private List<Hit> hits(Skysift skysift, List<String> failures) throws IOException {
    if (Matches.areKeys(words)) {
      List<String> missing = new ArrayList<>();
      List<Hit> hits = Matches.of(skysift, words, missing);
      missing.forEach(key -> failures.add("There is no dataset or observation " + key));
      return hits;
    }
    SearchRequest request = options.request(String.join(" ", words), 1);
    return what.whole()
        ? skysift.exporter().hits(request, options.limit())
        : skysift.search(request).hits();
  }

  private void send(
      Skysift skysift,
      List<Peer> peers,
      List<Hit> hits,
      List<Delivery> deliveries,
      List<String> failures)
      throws IOException {
    if (what.whole()) {
      List<Dataset> rows = hits.stream().flatMap(hit -> hit.datasets().stream()).toList();
      deliveries.addAll(whole(skysift.sender(), peers, rows));
      return;
    }
    if (what.image && each) {
      each(skysift, peers, hits, deliveries, failures);
      return;
    }
    for (Hit hit : hits) {
      try {
        deliveries.addAll(one(skysift, peers, hit));
      } catch (IOException e) {
        failures.add(FailureText.of(e));
      }
    }
  }

  private void each(
      Skysift skysift,
      List<Peer> peers,
      List<Hit> hits,
      List<Delivery> deliveries,
      List<String> failures)
      throws IOException {
    Mailing.Sent sent =
        skysift
            .mailing()
            .send(
                peers,
                hits.stream().map(Hit::datasets).toList(),
                ProductChoice.FITS,
                prefer,
                route,
                true,
                (done, all) -> {});
    deliveries.addAll(sent.deliveries());
    failures.addAll(sent.problems());
  }

  private List<Delivery> whole(Sender sender, List<Peer> peers, List<Dataset> rows)
      throws IOException {
    if (what.coverage) {
      return sender.coverage(peers, rows, "Skysift coverage");
    }
    if (what.select) {
      return sentBefore(sender.select(peers, rows));
    }
    return what.fitsTable
        ? sender.fitsTable(peers, rows, "Skysift")
        : sender.table(peers, rows, "Skysift");
  }

  private static List<Delivery> sentBefore(List<Delivery> deliveries) throws IOException {
    if (deliveries.isEmpty()) {
      throw new IOException("These rows are in no table that was sent there before.");
    }
    return deliveries;
  }

  private List<Delivery> one(Skysift skysift, List<Peer> peers, Hit hit) throws IOException {
    if (what.point) {
      return skysift.sender().point(peers, hit.best());
    }
    if (what.highlight) {
      return sentBefore(skysift.sender().highlight(peers, hit.best()));
    }
    return what.image
        ? skysift.sender().image(peers, hit.datasets(), route)
        : skysift.sender().spectrum(peers, hit.best(), route);
  }

  private void print(List<Delivery> deliveries) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.text(Map.of("deliveries", deliveries.stream().map(this::row).toList())));
    } else {
      DeliveryText.of(deliveries).forEach(out::println);
    }
    out.flush();
  }

  private Map<String, Object> row(Delivery delivery) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("time", delivery.time().toString());
    row.put("peer", delivery.peer());
    row.put("id", delivery.peerId());
    row.put("mtype", delivery.mtype());
    row.put("outcome", DeliveryText.outcome(delivery));
    row.put("detail", delivery.detail());
    return row;
  }
}

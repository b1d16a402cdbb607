package skysift.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import skysift.app.Skysift;
import skysift.samp.Peer;

@Command(
    name = "peers",
    mixinStandardHelpOptions = true,
    description = "Lists the programs on the SAMP hub and what they take.")
final class PeersVerb implements Callable<Integer> {
  @ParentCommand private Cli cli;
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (Skysift skysift = cli.open()) {
      List<Peer> peers = skysift.peers();
      if (json) {
        out.println(Json.text(Map.of("peers", peers.stream().map(PeersVerb::json).toList())));
      } else if (peers.isEmpty()) {
        out.println("A hub is running, but no other program is on it.");
      } else {
        for (Peer peer : peers) {
          String silent = peer.silent() ? "  does not answer" : "";
          out.println(peer.name() + " (" + peer.id() + ")" + silent);
          if (!peer.description().isEmpty()) {
            out.println("    " + peer.description());
          }
          new TreeSet<>(peer.mtypes()).forEach(mtype -> out.println("    " + mtype));
        }
      }
    }
    out.flush();
    return Cli.DONE;
  }

  private static Map<String, Object> json(Peer peer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", peer.id());
    json.put("name", peer.name());
    json.put("description", peer.description());
    json.put("answers", !peer.silent());
    json.put("icon", peer.icon().orElse(null));
    json.put("mtypes", new TreeSet<>(peer.mtypes()));
    return json;
  }
}

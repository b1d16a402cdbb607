package skysift.ui.peers;

import java.util.List;
import skysift.samp.Peer;

/** What peers are called on the screen: by name, and by id where two have one name. */
final class PeerNames {
  private static final int LONGEST = 20;

  private PeerNames() {}

  static String of(Peer peer, List<Peer> all) {
    boolean twins = all.stream().filter(other -> other.name().equals(peer.name())).count() > 1;
    String name = peer.name();
    String shown = name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
    return twins ? shown + " (" + peer.id() + ")" : shown;
  }
}

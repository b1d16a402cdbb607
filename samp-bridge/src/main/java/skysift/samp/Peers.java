package skysift.samp;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.astrogrid.samp.Metadata;
import org.astrogrid.samp.RegInfo;
import org.astrogrid.samp.client.HubConnection;
import org.astrogrid.samp.client.SampException;

/**
 * Who else is registered. Asked of the hub each time: its events may come in any order, so that
 * what they tell does not add up.
 */
final class Peers {

  private static final Logger LOG = Logger.getLogger(Peers.class.getName());
  private static final Comparator<Peer> BY_NAME =
      Comparator.comparing(Peer::name, String.CASE_INSENSITIVE_ORDER).thenComparing(Peer::id);

  private Peers() {}

  /**
   * Asks the hub. Who leaves meanwhile is left out.
   *
   * @param silent ids of those that left a ping unanswered
   */
  static List<Peer> ask(HubConnection hub, Set<String> silent) throws SampException {
    ImmutableList.Builder<Peer> peers = ImmutableList.builder();
    for (String id : hub.getRegisteredClients()) {
      if (isOther(id, hub.getRegInfo())) {
        try {
          peers.add(peer(id, hub.getMetadata(id), hub.getSubscriptions(id), silent.contains(id)));
        } catch (SampException e) {
          hub.ping();
          LOG.log(Level.FINE, id + " has left", e);
        }
      }
    }
    return ImmutableList.sortedCopyOf(BY_NAME, peers.build());
  }

  /** Whether the id is still that peer's: a hub that was restarted gives the same ids again. */
  static boolean isThere(HubConnection hub, Peer peer) throws SampException {
    return name(peer.id(), hub.getMetadata(peer.id())).equals(peer.name());
  }

  private static boolean isOther(String id, RegInfo us) {
    return !id.equals(us.getSelfId()) && !id.equals(us.getHubId());
  }

  /** Metadata and subscriptions are what the other wrote; either may not have come yet. */
  private static Peer peer(String id, Map<?, ?> metadata, Map<?, ?> subscriptions, boolean silent) {
    ImmutableSet.Builder<String> mtypes = ImmutableSet.builder();
    if (subscriptions != null) {
      subscriptions.keySet().forEach(mtype -> mtypes.add(String.valueOf(mtype)));
    }
    String description = text(metadata, Metadata.DESCTEXT_KEY);
    Optional<String> icon =
        Optional.of(text(metadata, Metadata.ICONURL_KEY)).filter(url -> !url.isEmpty());
    return new Peer(id, name(id, metadata), description, mtypes.build(), icon, silent);
  }

  static String name(String id, Map<?, ?> metadata) {
    String name = text(metadata, Metadata.NAME_KEY);
    return name.isEmpty() ? id : name;
  }

  private static String text(Map<?, ?> metadata, String key) {
    return metadata != null && metadata.get(key) instanceof String text ? SafeText.shown(text) : "";
  }
}

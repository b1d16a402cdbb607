package skysift.samp;

import com.google.common.collect.ImmutableSet;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.astrogrid.samp.client.HubConnection;
import org.astrogrid.samp.client.SampException;

/**
 * Pings the peers from time to time. A program that was killed stays registered until the hub
 * notices, which may be never; it is known by not answering. For one thread, but for what is asked.
 */
final class Pulse {

  private static final Logger LOG = Logger.getLogger(Pulse.class.getName());

  private final Calls calls;
  private final Map<String, Calls.Call> pings = new HashMap<>();
  private volatile Set<String> silent = Set.of();

  Pulse(Calls calls) {
    this.calls = calls;
  }

  /** Ids of the peers that left the last ping unanswered. For any thread. */
  Set<String> silent() {
    return silent;
  }

  /**
   * Looks what became of the last pings, and sends the next.
   *
   * @return whether somebody fell silent, or spoke again
   */
  boolean beat(HubConnection hub, List<Peer> peers) {
    Set<String> before = silent;
    ImmutableSet.Builder<String> now = ImmutableSet.builder();
    for (Peer peer : peers) {
      if (peer.takes(MTypes.PING) && !answered(peer, before.contains(peer.id()), hub)) {
        now.add(peer.id());
      }
    }
    List<String> present = peers.stream().map(Peer::id).toList();
    for (String gone : pings.keySet().stream().filter(id -> !present.contains(id)).toList()) {
      pings.remove(gone).close();
    }
    silent = now.build();
    return !silent.equals(before);
  }

  /** Nothing is known any more. */
  void forget() {
    pings.values().forEach(Calls.Call::close);
    pings.clear();
    silent = Set.of();
  }

  private boolean answered(Peer peer, boolean wasSilent, HubConnection hub) {
    boolean answered = !wasSilent;
    try (Calls.Call last = pings.remove(peer.id())) {
      if (last != null) {
        answered = last.await(Duration.ZERO) instanceof Calls.Answer.Said;
      }
      pings.put(peer.id(), calls.call(hub, peer.id(), Messages.ping()));
    } catch (SampException e) {
      LOG.log(Level.FINE, "no ping to " + peer.name(), e);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return answered;
  }
}

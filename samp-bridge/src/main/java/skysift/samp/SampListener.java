package skysift.samp;

import java.util.List;

/**
 * Hears of the hub and of the peers. Called on a thread of {@link SampClient}, one call at a time,
 * in the order in which things happened; an implementation must not block it.
 */
public interface SampListener {

  /** We registered with a hub, lost it, or were thrown out. */
  void hubChanged(HubState state);

  /** The peers now registered, without ourselves and without the hub; the list is immutable. */
  void peersChanged(List<Peer> peers);
}

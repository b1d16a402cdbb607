package skysift.samp;

import static com.google.common.base.Preconditions.checkNotNull;

/**
 * What came of a send at one peer: only what is known.
 *
 * @param peer the name of the peer, as it calls itself
 * @param peerId its id at the hub; two peers may have one name
 * @param detail the peer's own words, or ours on how we know; may be empty. Printable text of one
 *     line, free of control characters
 */
public record Delivery(String peer, String peerId, Outcome outcome, String detail) {

  public Delivery {
    checkNotNull(peer);
    checkNotNull(peerId);
    checkNotNull(outcome);
    checkNotNull(detail);
  }

  /** How it went. */
  public enum Outcome {
    /** The peer says it has it, and its word is worth something or was checked. */
    CONFIRMED,
    /** It went out, and nothing more is known. */
    SENT_NOT_CONFIRMED,
    /** The peer does not take this kind of message, so it was not delivered. */
    REFUSED,
    /** The peer, or the way to it, said that it did not work. */
    FAILED
  }
}

package skysift.samp;

import static com.google.common.base.Preconditions.checkNotNull;

import java.time.Instant;

/**
 * What came of a send at one peer: only what is known.
 *
 * @param time when that was known
 * @param peer the name of the peer, as it calls itself
 * @param peerId its id at the hub; two peers may have one name
 * @param mtype the kind of message that was, or would have been, sent
 * @param detail the peer's own words, or ours on how we know; may be empty. Printable text of one
 *     line, free of control characters
 */
public record Delivery(
    Instant time, String peer, String peerId, String mtype, Outcome outcome, String detail) {

  public Delivery {
    checkNotNull(time);
    checkNotNull(mtype);
    checkNotNull(peer);
    checkNotNull(peerId);
    checkNotNull(outcome);
    checkNotNull(detail);
  }

  /** What could not even be sent, and why. */
  public static Delivery failed(Peer peer, Payload payload, String why) {
    return Verdict.failed(why).at(peer, peer.mtypeFor(payload.getClass()));
  }

  /** The same with something more to tell; the same, when there is nothing. */
  public Delivery withRemark(String remark) {
    String both = detail.isEmpty() || remark.isEmpty() ? detail + remark : detail + "; " + remark;
    return new Delivery(time, peer, peerId, mtype, outcome, both);
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

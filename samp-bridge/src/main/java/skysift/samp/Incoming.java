package skysift.samp;

import static com.google.common.base.Preconditions.checkNotNull;

import java.time.Instant;

/**
 * What a peer told us. Everything in it is foreign: texts of one line without control characters,
 * addresses of the schemes of {@link Payload#SCHEMES}, and nothing more is known of them.
 *
 * @param time when it came
 * @param peer the sender's name, as it calls itself
 * @param peerId its id at the hub
 * @param mtype the kind of message
 * @param payload what it wants us to have
 */
public record Incoming(Instant time, String peer, String peerId, String mtype, Payload payload) {
  public Incoming {
    checkNotNull(time);
    checkNotNull(peer);
    checkNotNull(peerId);
    checkNotNull(mtype);
    checkNotNull(payload);
  }
}

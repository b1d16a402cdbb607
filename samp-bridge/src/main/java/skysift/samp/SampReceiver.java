package skysift.samp;

/** Takes what peers tell us. */
@FunctionalInterface
public interface SampReceiver {

  /**
   * A message came. Called on threads of SAMP, perhaps several at once; must not block. Every reply
   * is to be given once, now or later; a peer may be waiting for it.
   */
  void received(Incoming message, Reply reply);
}

package skysift.samp;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.astrogrid.samp.Message;
import org.astrogrid.samp.Response;
import org.astrogrid.samp.client.HubConnection;
import org.astrogrid.samp.client.SampException;

/** Hands messages to one peer and hears what it says. */
final class Courier {

  private static final Logger LOG = Logger.getLogger(Courier.class.getName());

  private final HubConnection hub;
  private final Calls calls;
  private final Peer peer;
  private final Limits limits;

  Courier(HubConnection hub, Calls calls, Peer peer, Limits limits) {
    this.hub = hub;
    this.calls = calls;
    this.peer = peer;
    this.limits = limits;
  }

  Peer peer() {
    return peer;
  }

  Limits limits() {
    return limits;
  }

  /** Sends, without waiting for the answer. */
  Calls.Call send(Message message) throws SampException {
    return calls.call(hub, peer.id(), message);
  }

  /** Sends, waits, and takes the answer at its word. */
  Verdict deliver(Payload payload) throws SampException, InterruptedException {
    return deliver(Messages.of(payload), limits.answer(payload));
  }

  Verdict deliver(Message message, Duration limit) throws SampException, InterruptedException {
    try (Calls.Call call = send(message)) {
      return Verdict.of(call.await(limit), limit);
    }
  }

  /**
   * Asks something.
   *
   * @return what it says of that key: empty text when it says nothing of it; nothing at all when
   *     there is no answer in time, or no good one
   */
  Optional<String> ask(Message question, String resultKey) throws InterruptedException {
    try (Calls.Call call = send(question)) {
      return call.await(limits.question()) instanceof Calls.Answer.Said said
          ? text(said.response(), resultKey)
          : Optional.empty();
    } catch (SampException e) {
      LOG.log(Level.FINE, "could not ask " + peer.name(), e);
      return Optional.empty();
    }
  }

  /** A long answer may come as an address instead, which we do not follow. */
  private static Optional<String> text(Response response, String key) {
    boolean ok = Response.OK_STATUS.equals(response.get(Response.STATUS_KEY));
    if (!ok || !(response.get(Response.RESULT_KEY) instanceof Map<?, ?> result)) {
      return Optional.empty();
    }
    if (result.containsKey("url")) {
      return Optional.empty();
    }
    return Optional.of(result.get(key) instanceof String text ? text.strip() : "");
  }
}

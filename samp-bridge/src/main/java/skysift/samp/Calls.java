package skysift.samp;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.astrogrid.samp.Message;
import org.astrogrid.samp.Response;
import org.astrogrid.samp.client.HubConnection;
import org.astrogrid.samp.client.ResponseHandler;
import org.astrogrid.samp.client.SampException;

/**
 * The calls that wait for an answer. The hub is told at once, the answer comes some time later or
 * never; only the first counts.
 */
final class Calls implements ResponseHandler {

  private static final Logger LOG = Logger.getLogger(Calls.class.getName());
  private static final String TAG = "skysift-";

  private final AtomicLong made = new AtomicLong();
  private final Map<String, Call> open = new ConcurrentHashMap<>();

  /** What came back. */
  sealed interface Answer {
    /** The peer answered. */
    record Said(Response response) implements Answer {}

    /** The peer, or the hub, went away and will not answer. */
    record Gone(String why) implements Answer {}

    /** Nothing, so far. */
    record Silence() implements Answer {}
  }

  /** A call that was made. To be closed when its answer is of no more interest. */
  final class Call implements AutoCloseable {
    private final String tag;
    private final String peerId;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    private Call(String tag, String peerId) {
      this.tag = tag;
      this.peerId = peerId;
    }

    /** Waits for the answer, but no longer than told; may be asked again. */
    Answer await(Duration limit) throws InterruptedException {
      try {
        return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        return new Answer.Silence();
      } catch (ExecutionException e) {
        throw new IllegalStateException("an answer is never a failure", e);
      }
    }

    @Override
    public void close() {
      open.remove(tag);
    }
  }

  /**
   * Calls a peer.
   *
   * @throws SampException when the hub did not pass it on
   */
  Call call(HubConnection hub, String peerId, Message message) throws SampException {
    Call call = new Call(TAG + made.incrementAndGet(), peerId);
    open.put(call.tag, call);
    try {
      hub.call(peerId, call.tag, message);
      return call;
    } catch (SampException e) {
      call.close();
      throw e;
    }
  }

  /** A call that could not be made. */
  Call unanswered(String peerId) {
    return new Call(TAG + made.incrementAndGet(), peerId);
  }

  /** Whose answers are waited for. */
  Set<String> awaited() {
    return open.values().stream().map(call -> call.peerId).collect(toImmutableSet());
  }

  /** The peer left the hub; what it has not answered it will not answer. */
  void peerLeft(String peerId) {
    open.values().stream()
        .filter(call -> call.peerId.equals(peerId))
        .forEach(call -> call.answer.complete(new Answer.Gone("it left the hub")));
  }

  /** The hub went away, and every answer with it. */
  void hubLeft() {
    open.values().forEach(call -> call.answer.complete(new Answer.Gone("the hub went away")));
  }

  /** Also of calls long given up: late answers, and second ones, are no surprise. */
  @Override
  public boolean ownsTag(String tag) {
    return tag.startsWith(TAG);
  }

  @Override
  public void receiveResponse(HubConnection hub, String peerId, String tag, Response response) {
    Call call = open.get(tag);
    if (call == null || !call.peerId.equals(peerId)) {
      LOG.log(Level.FINE, "an answer nobody waits for, from {0}: {1}", new Object[] {peerId, tag});
      return;
    }
    call.answer.complete(new Answer.Said(response));
  }
}

package skysift.samp;

import java.time.Duration;
import java.util.Optional;
import org.astrogrid.samp.client.SampException;

/**
 * Sends to Aladin Desktop. Its errors come at once, its ok may never come although the image or
 * table is there. So its stack of planes is looked at while we wait; while it loads, it may be too
 * busy to answer that.
 */
final class Aladin {

  private static final String STACK = "status stack";

  private final Courier courier;

  Aladin(Courier courier) {
    this.courier = courier;
  }

  static boolean is(Peer peer) {
    return peer.mtypes().contains(MTypes.ALADIN_SCRIPT);
  }

  Verdict deliver(Payload payload) throws SampException, InterruptedException {
    return switch (payload) {
      case Payload.FitsImage i ->
          watch(i, new AladinStack.Wanted("Image", i.name(), SafeText.url(i.url())), mute());
      case Payload.Table t ->
          watch(t, new AladinStack.Wanted("Catalog", t.name(), SafeText.url(t.url())), load());
      default -> courier.deliver(payload);
    };
  }

  private Duration mute() {
    return courier.limits().mute();
  }

  private Duration load() {
    return courier.limits().load();
  }

  /**
   * @param patience how long to wait when nothing shows that it is at work
   */
  private Verdict watch(Payload payload, AladinStack.Wanted wanted, Duration patience)
      throws SampException, InterruptedException {
    Optional<AladinStack> before = look();
    Duration limit = courier.limits().answer(payload);
    Deadline end = new Deadline(limit);
    Deadline idle = new Deadline(patience);
    Duration pause = courier.limits().poll();
    try (Calls.Call call = courier.send(Messages.of(payload))) {
      while (true) {
        Calls.Answer answer = call.await(pause);
        if (!(answer instanceof Calls.Answer.Silence)) {
          return Verdict.of(answer, limit);
        }
        Optional<AladinStack> now = before.isPresent() ? look() : Optional.empty();
        Optional<AladinStack.Plane> plane = now.flatMap(s -> s.newSince(before.get(), wanted));
        if (plane.isPresent() && plane.get().isLoaded()) {
          return Verdict.confirmed("no answer, but its stack shows " + plane.get().id());
        }
        boolean busy = plane.isPresent() || before.isPresent() && now.isEmpty();
        if (end.passed() || idle.passed() && !busy) {
          return Verdict.silence(end.passed() ? limit : patience);
        }
        pause = longer(pause, busy ? end.left() : idle.left());
      }
    }
  }

  /** Looks less and less often, but not beyond the end. */
  private static Duration longer(Duration pause, Duration left) {
    Duration next = pause.multipliedBy(3).dividedBy(2);
    return next.compareTo(left) < 0 ? next : left;
  }

  private Optional<AladinStack> look() throws InterruptedException {
    return courier.ask(Messages.aladinScript(STACK), "script.result").map(AladinStack::parse);
  }
}

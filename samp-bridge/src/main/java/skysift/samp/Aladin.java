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
      case Payload.FitsTable t ->
          watch(t, new AladinStack.Wanted("Catalog", t.name(), SafeText.url(t.url())), mute());
      case Payload.Coverage c when !courier.peer().takes(MTypes.COVERAGE) -> coverage(c);
      default -> courier.deliver(payload);
    };
  }

  /** Its ok to a script says only that it was read, and it says nothing at all of a bad address. */
  private Verdict coverage(Payload.Coverage coverage) throws SampException, InterruptedException {
    AladinScript.Load load = AladinScript.load(coverage.url(), coverage.name());
    Optional<AladinStack> before = look();
    Verdict verdict =
        courier.deliver(Messages.aladinScript(load.text()), courier.limits().answer(coverage));
    if (!verdict.isConfirmed() || before.isEmpty()) {
      return verdict.isConfirmed() ? Verdict.sent("it does not tell its stack") : verdict;
    }
    AladinStack.Wanted wanted =
        new AladinStack.Wanted("SMOC", load.plane(), SafeText.url(coverage.url()));
    Deadline idle = new Deadline(mute());
    while (true) {
      Optional<AladinStack.Plane> plane = look().flatMap(s -> s.newSince(before.get(), wanted));
      if (plane.isPresent()) {
        return Verdict.confirmed("its stack shows " + plane.get().id());
      }
      if (idle.passed()) {
        return Verdict.sent("it took the script, but its stack shows no coverage map");
      }
      Thread.sleep(courier.limits().poll());
    }
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
          Verdict verdict = Verdict.of(answer, limit);
          return verdict.isConfirmed() && payload instanceof Payload.FitsImage
              ? shown(before, wanted).orElse(verdict)
              : verdict;
        }
        Optional<AladinStack> now = before.isPresent() ? look() : Optional.empty();
        Optional<AladinStack.Plane> plane = now.flatMap(s -> s.newSince(before.get(), wanted));
        if (plane.isPresent() && plane.get().isLoaded()) {
          return Verdict.confirmed(
              "no answer, but its stack shows " + now.get().namesSince(before.get(), wanted));
        }
        boolean busy = plane.isPresent() || before.isPresent() && now.isEmpty();
        if (end.passed() || idle.passed() && !busy) {
          return Verdict.silence(end.passed() ? limit : patience);
        }
        pause = longer(pause, busy ? end.left() : idle.left());
      }
    }
  }

  /** Its ok says nothing of which extension it shows; its stack does. */
  private Optional<Verdict> shown(Optional<AladinStack> before, AladinStack.Wanted wanted)
      throws InterruptedException {
    Optional<AladinStack> now = before.isPresent() ? look() : Optional.empty();
    return now.filter(stack -> stack.newSince(before.get(), wanted).isPresent())
        .map(stack -> Verdict.confirmed("shows " + stack.namesSince(before.get(), wanted)));
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

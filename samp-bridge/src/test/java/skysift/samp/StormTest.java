package skysift.samp;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.astrogrid.samp.test.CalcStorm;
import org.astrogrid.samp.test.Calculator;
import org.astrogrid.samp.test.HubTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** JSAMP's own testers against our hub, and many messages through our client. */
@Timeout(300)
class StormTest {

  private static final List<String> NOT_OURS =
      List.of("process reaper", "ForkJoinPool", "Keep-Alive", "junit", "surefire");

  @Test
  void jsamps_hub_tester_finds_no_fault_with_our_hub() throws IOException {
    try (var hub = MemoryHub.start();
        var wire = new Wire(Duration.ofSeconds(10))) {
      // WHEN it throws at what is wrong
      new HubTester(new HubPlace(() -> hub.lockfile().toUri().toURL(), wire)).run();
      // THEN
      then(hub.client("after").hubRunning()).isTrue();
    }
  }

  @Test
  void a_storm_of_ten_thousand_calculations_loses_none_and_leaves_no_thread() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (var hub = MemoryHub.start();
        var wire = new Wire(Duration.ofSeconds(30))) {
      HubPlace place = new HubPlace(() -> hub.lockfile().toUri().toURL(), wire);
      // WHEN ten clients ask each other a thousand times each; it throws when an answer is missing
      new CalcStorm(place, new Random(6), 10, 1000, Calculator.RANDOM_MODE).run();
      then(hub.client("after").hubRunning()).isTrue();
    }
    // THEN
    thenNothingIsLeftOf(before);
  }

  @Test
  void ten_thousand_of_our_messages_each_have_their_answer_and_leave_no_thread() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    AtomicLong confirmed = new AtomicLong();
    try (var hub = MemoryHub.start();
        ExecutorService senders = Executors.newFixedThreadPool(8)) {
      // GIVEN
      var client = hub.client("Skysift");
      client.connect();
      var topcat = hub.recordingPeer("topcat", "table.highlight.row");
      Peer peer = client.peers().getFirst();
      // WHEN
      List<Future<?>> sent =
          IntStream.range(0, 10_000)
              .<Future<?>>mapToObj(
                  row ->
                      senders.submit(
                          () -> {
                            var highlight = new Payload.RowHighlight("t", null, row);
                            if (client.send(peer, highlight).outcome()
                                == Delivery.Outcome.CONFIRMED) {
                              confirmed.incrementAndGet();
                            }
                          }))
              .toList();
      for (Future<?> each : sent) {
        each.get();
      }
      // THEN
      then(confirmed).hasValue(10_000);
      then(topcat.received().stream().map(r -> r.params().get("row")).distinct()).hasSize(10_000);
    }
    thenNothingIsLeftOf(before);
  }

  private static void thenNothingIsLeftOf(Set<Thread> before) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!leftSince(before).isEmpty() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    then(leftSince(before)).isEmpty();
  }

  private static List<String> leftSince(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.isAlive() && !before.contains(thread))
        .map(Thread::getName)
        .filter(name -> NOT_OURS.stream().noneMatch(name::contains))
        .toList();
  }
}

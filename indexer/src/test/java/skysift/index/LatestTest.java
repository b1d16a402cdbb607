package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One thread makes what another one waits for. */
class LatestTest {
  private final Latest<String, String> latest = new Latest<>(2);
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile boolean fails;

  private final FutureTask<String> first =
      new FutureTask<>(
          () ->
              latest.get(
                  "a",
                  () -> {
                    begun.countDown();
                    awaitEnd();
                    if (fails) {
                      throw new InterruptedIOException("stopped");
                    }
                    return "first";
                  }));

  private final FutureTask<String> second =
      new FutureTask<>(
          () -> {
            try {
              return latest.get("a", () -> "second");
            } catch (InterruptedIOException e) {
              return "stopped, interrupted: " + Thread.currentThread().isInterrupted();
            }
          });

  private Thread waiting;

  private void awaitEnd() throws IOException {
    try {
      then(end.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @BeforeEach
  void begin() throws InterruptedException {
    Thread.ofPlatform().start(first);
    then(begun.await(20, TimeUnit.SECONDS)).isTrue();
    waiting = Thread.ofPlatform().start(second);
    while (!Set.of(Thread.State.WAITING, Thread.State.BLOCKED).contains(waiting.getState())) {
      Thread.onSpinWait();
    }
  }

  @AfterEach
  void end() throws InterruptedException {
    end.countDown();
    waiting.join();
  }

  @Test
  void who_waits_has_what_is_made_once() throws Exception {
    // WHEN
    end.countDown();
    // THEN
    then(first.get(20, TimeUnit.SECONDS)).isEqualTo("first");
    then(second.get(20, TimeUnit.SECONDS)).isEqualTo("first");
  }

  @Test
  void what_is_made_by_who_waited_for_one_that_failed_is_kept() throws Exception {
    // GIVEN
    fails = true;
    // WHEN
    end.countDown();
    // THEN
    thenThrownBy(() -> first.get(20, TimeUnit.SECONDS))
        .hasCauseInstanceOf(InterruptedIOException.class);
    then(second.get(20, TimeUnit.SECONDS)).isEqualTo("second");
    then(latest.kept()).isEqualTo(Map.of("a", "second"));
    then(latest.get("a", () -> "third")).isEqualTo("second");
  }

  @Test
  void waiting_ends_when_the_thread_is_interrupted() throws Exception {
    // WHEN
    waiting.interrupt();
    // THEN
    then(second.get(20, TimeUnit.SECONDS)).isEqualTo("stopped, interrupted: true");
    end.countDown();
    then(first.get(20, TimeUnit.SECONDS)).isEqualTo("first");
    then(latest.kept()).isEqualTo(Map.of("a", "first"));
  }

  @Test
  void an_interrupted_thread_makes_what_nobody_else_does() throws IOException {
    // GIVEN
    Thread.currentThread().interrupt();
    // THEN
    try {
      then(latest.get("b", () -> "made")).isEqualTo("made");
    } finally {
      then(Thread.interrupted()).isTrue();
    }
  }
}

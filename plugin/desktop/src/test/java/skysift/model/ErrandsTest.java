package skysift.model;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ErrandsTest {
  /** Work goes on though it was cancelled, as a slow read does. */
  private final List<Runnable> late = new ArrayList<>();

  private final Tasks stubborn =
      new Tasks() {
        @Override
        public <T> Task run(
            Queue queue, Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
          late.add(
              () -> {
                T outcome;
                try {
                  outcome = work.call();
                } catch (Exception e) {
                  failed.accept(e);
                  return;
                }
                done.accept(outcome);
              });
          return () -> {};
        }

        @Override
        public void onEventThread(Runnable action) {
          action.run();
        }

        @Override
        public void close() {}
      };

  private final List<String> done = new ArrayList<>();
  private final Errands errands = new Errands(stubborn, Tasks.Queue.ERRANDS, new Listeners());

  private static String broken() throws IOException {
    throw new IOException("broken");
  }

  @Test
  void several_are_under_way_at_once_and_all_are_done() {
    // WHEN
    errands.run("one", () -> "1", done::add);
    errands.run("two", () -> "2", done::add);
    // THEN
    then(errands.message()).isEqualTo("two");
    late.get(0).run();
    then(errands.busy()).isTrue();
    late.get(1).run();
    then(done).containsExactly("1", "2");
    then(errands.busy()).isFalse();
    then(errands.message()).isEmpty();
  }

  @Test
  void what_was_cancelled_tells_nothing_any_more() {
    // GIVEN
    errands.run("one", () -> "1", done::add);
    errands.run("two", ErrandsTest::broken, done::add);
    // WHEN
    errands.cancel();
    late.forEach(Runnable::run);
    errands.tell("half done");
    // THEN
    then(done).isEmpty();
    then(errands.message()).isEmpty();
    then(errands.busy()).isFalse();
  }

  @Test
  void a_failure_is_told_and_one_only_takes_the_place_of_others() {
    // WHEN
    errands.run("one", () -> "1", done::add);
    errands.runOnly("two", ErrandsTest::broken, done::add);
    late.forEach(Runnable::run);
    // THEN
    then(done).isEmpty();
    then(errands.message()).isEqualTo("⚠ broken");
  }
}

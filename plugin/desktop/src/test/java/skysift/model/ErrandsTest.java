package skysift.model;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrandsTest {
  private final HeldTasks late = HeldTasks.stubborn();
  private final List<String> done = new ArrayList<>();
  private final Errands errands = new Errands(late, Tasks.Queue.ERRANDS, new Listeners());

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
    late.doFirst();
    then(errands.busy()).isTrue();
    late.doFirst();
    then(done).containsExactly("1", "2");
    then(errands.busy()).isFalse();
    then(errands.message()).isEmpty();
  }

  @Test
  void what_is_done_without_a_word_leaves_what_is_told_of_another() {
    // GIVEN
    errands.run("probing", () -> "1", done::add);
    // WHEN
    errands.run("", () -> "2", done::add);
    // THEN
    then(errands.message()).isEqualTo("probing");
    // WHEN it ends first
    late.doLast();
    // THEN
    then(done).containsExactly("2");
    then(errands.message()).isEqualTo("probing");
    // WHEN
    late.doFirst();
    // THEN
    then(errands.message()).isEmpty();
  }

  @Test
  void what_was_cancelled_tells_nothing_any_more() {
    // GIVEN
    errands.run("one", () -> "1", done::add);
    errands.run("two", ErrandsTest::broken, done::add);
    // WHEN
    errands.cancel();
    late.doAll();
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
    late.doAll();
    // THEN
    then(done).isEmpty();
    then(errands.message()).isEqualTo("⚠ broken");
  }
}

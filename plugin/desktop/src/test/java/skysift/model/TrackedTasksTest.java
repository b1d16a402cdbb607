package skysift.model;

import static org.assertj.core.api.BDDAssertions.then;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import skysift.search.SearchRequest;

class TrackedTasksTest {
  private final List<String> told = new ArrayList<>();
  private final HeldTasks held = new HeldTasks();
  private Instant now = Instant.EPOCH;
  private final TrackedTasks tasks = new TrackedTasks(held, () -> now);

  private Tasks.Task ask(String what) {
    return tasks.run(
        Tasks.Queue.SEARCH, () -> what, told::add, e -> told.add(what + ": " + e.getMessage()));
  }

  @Test
  void who_asked_for_work_that_was_stopped_before_it_began_is_told() {
    // GIVEN
    ask("one");
    ask("two");
    // WHEN
    tasks.cancel(tasks.running().get(1));
    held.doAll();
    // THEN
    then(told).containsExactly("two: Stopped before it began", "one");
    then(tasks.running()).isEmpty();
  }

  @Test
  void work_that_begins_as_it_is_stopped_tells_once() {
    // GIVEN
    tasks.run(
        Tasks.Queue.SEARCH,
        () -> {
          tasks.cancel(tasks.running().getFirst());
          return "begun";
        },
        told::add,
        e -> told.add(e.getMessage()));
    // WHEN
    held.doAll();
    // THEN
    then(told).containsExactly("begun");
  }

  @Test
  void who_stops_its_own_work_is_told_nothing() {
    // WHEN
    ask("one").cancel();
    held.doAll();
    // THEN
    then(told).isEmpty();
    then(tasks.running()).isEmpty();
  }

  @Test
  void what_was_begun_last_is_stopped_first_and_what_has_just_begun_not_at_all() {
    // GIVEN
    ask("one");
    ask("two");
    now = now.plusSeconds(1);
    ask("three");
    // WHEN
    tasks.cancelNewest();
    // THEN
    then(told).containsExactly("two: Stopped before it began");
    // WHEN
    tasks.cancelNewest();
    tasks.cancelNewest();
    held.doAll();
    // THEN
    then(told)
        .containsExactly("two: Stopped before it began", "one: Stopped before it began", "three");
  }

  @Test
  void what_is_superseded_searches_no_more_and_is_no_failure_in_the_log() {
    // GIVEN
    Logger logger = Logger.getLogger(TrackedTasks.class.getName());
    List<String> logged = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            logged.add(entry.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.addHandler(handler);
    try {
      // WHEN
      tasks.run(
          Tasks.Queue.RANGES,
          () -> new WhileWanted(null, () -> false).search(SearchRequest.everything()),
          found -> told.add("found"),
          e -> told.add(e.getMessage()));
      held.doAll();
    } finally {
      logger.removeHandler(handler);
    }
    // THEN
    then(told).containsExactly("superseded");
    then(logged).isEmpty();
  }

  @Test
  void an_error_of_work_is_told_as_a_failure() throws InterruptedException {
    // GIVEN
    BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
    try (BackgroundTasks background = new BackgroundTasks(events::add)) {
      // WHEN
      background.run(
          Tasks.Queue.SEARCH,
          () -> {
            throw new OutOfMemoryError("too many");
          },
          done -> told.add("done"),
          e -> told.add(e.getMessage()));
      events.poll(20, TimeUnit.SECONDS).run();
    }
    // THEN
    then(told).singleElement().asString().contains("too many");
  }
}

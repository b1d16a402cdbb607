package skysift.model;

import static org.assertj.core.api.BDDAssertions.then;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackgroundTasksTest {
  @Test
  void covers_are_measured_once_nothing_is_done_that_people_wait_for() throws Exception {
    // GIVEN a search that is under way
    List<String> done = new CopyOnWriteArrayList<>();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch all = new CountDownLatch(2);
    try (BackgroundTasks tasks = new BackgroundTasks(Runnable::run)) {
      tasks.run(
          Tasks.Queue.SEARCH,
          () -> {
            begun.countDown();
            return go.await(60, TimeUnit.SECONDS);
          },
          ended -> {},
          failure -> done.add("failed"));
      then(begun.await(60, TimeUnit.SECONDS)).isTrue();
      // WHEN
      tasks.run(
          Tasks.Queue.COVER,
          () -> done.add("cover"),
          ended -> all.countDown(),
          failure -> done.add("failed"));
      tasks.run(
          Tasks.Queue.LINKS,
          () -> done.add("links"),
          ended -> {
            all.countDown();
            go.countDown();
          },
          failure -> done.add("failed"));
      // THEN what nobody holds up is done at once
      then(all.await(60, TimeUnit.SECONDS)).isTrue();
      then(done).containsExactly("links", "cover");
    }
  }

  @Test
  void what_is_shown_beside_an_answer_waits_for_it_and_is_found_one_after_the_other()
      throws Exception {
    // GIVEN a search that is under way
    List<String> done = new CopyOnWriteArrayList<>();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch all = new CountDownLatch(3);
    try (BackgroundTasks tasks = new BackgroundTasks(Runnable::run)) {
      tasks.run(
          Tasks.Queue.SEARCH,
          () -> {
            begun.countDown();
            return go.await(60, TimeUnit.SECONDS) && done.add("answer");
          },
          ended -> all.countDown(),
          failure -> done.add("failed"));
      then(begun.await(60, TimeUnit.SECONDS)).isTrue();
      // WHEN
      for (Tasks.Queue queue : List.of(Tasks.Queue.RANGES, Tasks.Queue.SKY)) {
        tasks.run(
            queue,
            () -> done.add(Thread.currentThread().getName() + " " + queue),
            ended -> all.countDown(),
            failure -> done.add("failed"));
      }
      CompletableFuture<Void> others = new CompletableFuture<>();
      tasks.run(
          Tasks.Queue.ROWS,
          () -> others.complete(null),
          ended -> {},
          others::completeExceptionally);
      then(others).succeedsWithin(Duration.ofSeconds(60));
      then(done).isEmpty();
      go.countDown();
      // THEN
      then(all.await(60, TimeUnit.SECONDS)).isTrue();
      then(done).containsExactly("answer", "skysift-beside RANGES", "skysift-beside SKY");
    }
  }

  @Test
  void it_is_quiet_when_all_that_began_has_ended() throws Exception {
    // GIVEN
    Quiet quiet = new Quiet(Duration.ZERO);
    quiet.await();
    quiet.begins();
    quiet.begins();
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(
            () -> {
              try {
                quiet.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    // WHEN
    quiet.ends();
    then(waiting).isNotDone();
    quiet.ends();
    // THEN
    then(waiting).succeedsWithin(Duration.ofSeconds(60));
  }
}

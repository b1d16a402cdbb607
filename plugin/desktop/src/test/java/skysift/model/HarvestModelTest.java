package skysift.model;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.app.OneRowFile;
import skysift.app.Skysift;
import skysift.app.Workspace;
import skysift.demo.SampleArchives;
import skysift.harvest.Archive;
import skysift.harvest.HarvestProgress;
import skysift.harvest.HarvestReport;
import skysift.harvest.HarvestRequest;

/** Harvests of the demo's archives as the window runs them, on background threads. */
class HarvestModelTest {
  @TempDir private Path folder;
  private final ExecutorService eventThread = Executors.newSingleThreadExecutor();
  private SampleArchives archives;
  private Skysift skysift;
  private Tasks tasks;
  private HarvestModel harvest;

  @BeforeEach
  void open() throws IOException {
    archives = SampleArchives.start();
    skysift = Skysift.open(new Workspace(folder));
    tasks = new BackgroundTasks(eventThread);
    harvest = new HarvestModel(skysift, tasks, () -> {});
  }

  @AfterEach
  void close() throws IOException {
    tasks.close();
    skysift.close();
    eventThread.shutdownNow();
    archives.close();
  }

  private HarvestRequest everything() {
    return HarvestRequest.of(
        List.of(
            skysift.archive(archives.archives().get(0).tapBase().toString()),
            Archive.ofFile("other").at(archives.archives().get(1).tapBase())));
  }

  /** Done once it holds on the event thread, after some change. */
  private CompletableFuture<Void> until(BooleanSupplier condition) {
    CompletableFuture<Void> reached = new CompletableFuture<>();
    harvest.addListener(
        () -> {
          if (condition.getAsBoolean()) {
            reached.complete(null);
          }
        });
    return reached;
  }

  private static void within(CompletableFuture<Void> reached) throws Exception {
    reached.get(60, TimeUnit.SECONDS);
  }

  @Test
  void a_harvest_tells_of_each_archive_and_can_be_held_up() throws Exception {
    // GIVEN
    CompletableFuture<Void> held =
        until(
            () ->
                harvest.progress().size() == 2
                    && harvest.progress().stream().allMatch(p -> p.state().equals("paused")));
    CompletableFuture<Void> ended = until(() -> harvest.reports().size() == 2);
    // WHEN
    harvest.pause();
    harvest.harvest(everything());
    within(held);
    // THEN
    then(harvest.paused()).isTrue();
    then(harvest.reports()).isEmpty();
    then(harvest.running()).isEqualTo("127.0.0.1, other");
    // WHEN
    harvest.resume();
    within(ended);
    // THEN
    then(harvest.reports())
        .extracting(HarvestReport::ending)
        .containsOnly(HarvestReport.Ending.COMPLETE);
    then(harvest.progress()).extracting(HarvestProgress::state).containsOnly("done");
    then(harvest.progress().stream().mapToLong(HarvestProgress::rows).sum())
        .isEqualTo(harvest.reports().stream().mapToLong(HarvestReport::read).sum());
  }

  @Test
  void a_harvest_that_is_held_up_can_be_stopped_and_the_next_one_is_not_held_up() throws Exception {
    // GIVEN
    CompletableFuture<Void> held = until(() -> harvest.progress().size() == 2);
    CompletableFuture<Void> stopped = until(() -> harvest.running().isEmpty());
    harvest.pause();
    harvest.harvest(everything());
    within(held);
    // WHEN
    harvest.cancel();
    within(stopped);
    // THEN
    then(harvest.paused()).isFalse();
    CompletableFuture<Void> ended =
        until(
            () ->
                harvest.reports().stream()
                    .anyMatch(r -> r.ending() == HarvestReport.Ending.COMPLETE));
    harvest.harvest(everything());
    within(ended);
  }

  @Test
  void one_archive_is_stopped_and_the_other_goes_on() throws Exception {
    // GIVEN one that is held up by itself
    CompletableFuture<Void> held =
        until(
            () ->
                harvest.progress().stream()
                        .anyMatch(p -> p.archive().equals("other") && p.state().equals("paused"))
                    && harvest.progress().stream()
                        .anyMatch(p -> !p.archive().equals("other") && p.state().equals("done")));
    CompletableFuture<Void> ended = until(() -> harvest.reports().size() == 2);
    harvest.pause("other");
    harvest.harvest(everything());
    within(held);
    then(harvest.paused("other")).isTrue();
    then(harvest.paused()).isFalse();
    then(harvest.reports()).isEmpty();
    // WHEN
    harvest.stop("other");
    within(ended);
    // THEN
    then(harvest.reports())
        .extracting(HarvestReport::ending)
        .containsExactly(HarvestReport.Ending.COMPLETE, HarvestReport.Ending.STOPPED);
    then(harvest.paused("other")).isFalse();
  }

  @Test
  void behind_the_last_of_several_imports_the_index_is_put_in_order() throws Exception {
    // GIVEN
    CompletableFuture<Void> ended = until(() -> harvest.reports().size() == 4);
    // WHEN
    for (int i = 0; i < 4; i++) {
      Path file = OneRowFile.in(folder, "file" + i);
      eventThread.execute(() -> harvest.importTable(file.toString()));
    }
    within(ended);
    // THEN, once what the end of the last one began is done
    CompletableFuture<Integer> segments = new CompletableFuture<>();
    eventThread.execute(
        () ->
            tasks.run(
                Tasks.Queue.TIDY,
                () -> skysift.index().info().segments(),
                segments::complete,
                segments::completeExceptionally));
    then(segments.get(60, TimeUnit.SECONDS)).isEqualTo(1);
    then(skysift.index().info().everything().datasets()).isEqualTo(4);
  }
}

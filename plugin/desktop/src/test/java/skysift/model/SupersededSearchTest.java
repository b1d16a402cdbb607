package skysift.model;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.Datasets.dataset;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import skysift.grouping.Grouping;
import skysift.index.DatasetIndex;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Facet;
import skysift.search.SearchRequest;
import skysift.search.Sort;

/** On threads, where what is asked for waits behind an order that takes for ever to be made. */
class SupersededSearchTest {
  private static final Sort ENDLESS = new Sort(ObsCoreColumn.ACCESS_URL, false);
  private static final Sort QUICK = new Sort(ObsCoreColumn.TARGET_NAME, false);

  private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
  private final BackgroundTasks background = new BackgroundTasks(events::add);
  private final TrackedTasks tasks = new TrackedTasks(background);
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<Sort> stopped = new CopyOnWriteArrayList<>();
  private volatile Predicate<SearchRequest> endless = r -> r.order().equals(ENDLESS);
  private DatasetIndex index;
  private SearchModel search;
  private RowsModel rows;

  @BeforeEach
  void open() throws IOException {
    index = DatasetIndex.inMemory(Grouping.builtIn());
    List<Dataset> made = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      made.add(
          dataset("A").obsId("o" + i).facility(i % 2 == 0 ? "HST" : "JWST").target("t").build());
    }
    try (var writing = index.beginWriting()) {
      writing.add(made);
      writing.commit();
    }
    Watched watched = new Watched(index, this::searching);
    search = new SearchModel(watched, tasks);
    rows = new RowsModel(watched, search, tasks);
  }

  @AfterEach
  void close() throws IOException {
    background.close();
    index.close();
  }

  private void searching(SearchRequest request) throws IOException {
    if (endless.test(request)) {
      begun.countDown();
      try {
        end.await();
      } catch (InterruptedException e) {
        stopped.add(request.order());
        throw new InterruptedIOException("stopped");
      }
    }
  }

  private void eventually(BooleanSupplier holds) throws InterruptedException {
    while (!holds.getAsBoolean()) {
      Runnable event = events.poll(20, TimeUnit.SECONDS);
      then(event).as("something that happens").isNotNull();
      event.run();
    }
  }

  @Test
  void another_order_does_not_wait_for_the_one_that_is_being_made() throws Exception {
    // GIVEN
    search.change(r -> r.withSort(ENDLESS));
    then(begun.await(20, TimeUnit.SECONDS)).isTrue();
    search.change(r -> r.toggled(Facet.FACILITY, "HST"));
    // WHEN
    search.change(r -> r.withSort(QUICK));
    // THEN
    eventually(() -> !search.searching());
    then(search.result().orElseThrow().request().order()).isEqualTo(QUICK);
    then(search.error()).isEmpty();
    // the one behind it may have begun
    then(stopped).containsOnly(ENDLESS);
    then(tasks.running()).isEmpty();
  }

  @Test
  void an_order_that_is_still_wanted_goes_on_being_made() throws Exception {
    // GIVEN
    search.change(r -> r.withSort(ENDLESS));
    then(begun.await(20, TimeUnit.SECONDS)).isTrue();
    // WHEN
    search.change(r -> r.toggled(Facet.FACILITY, "HST"));
    end.countDown();
    // THEN
    eventually(() -> !search.searching());
    then(search.result().orElseThrow().total().observations()).isEqualTo(250);
    then(stopped).isEmpty();
  }

  @Test
  void rows_of_an_older_answer_do_not_hold_up_those_of_the_newer_one() throws Exception {
    // GIVEN
    endless = r -> r.offset() == 300;
    search.change(r -> r.withSort(QUICK));
    eventually(() -> rows.size() == 500);
    rows.see(300, 310);
    then(begun.await(20, TimeUnit.SECONDS)).isTrue();
    // WHEN
    search.change(r -> r.toggled(Facet.FACILITY, "HST"));
    eventually(() -> rows.size() == 250);
    rows.see(100, 110);
    // THEN
    eventually(() -> rows.row(100).isPresent());
    then(rows.error()).isEmpty();
    then(stopped).containsOnly(QUICK);
  }
}

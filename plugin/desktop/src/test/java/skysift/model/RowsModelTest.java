package skysift.model;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.Datasets.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import skysift.grouping.Grouping;
import skysift.index.DatasetIndex;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Facet;
import skysift.search.Hit;
import skysift.search.SearchRequest;
import skysift.search.Sort;

class RowsModelTest {
  private static final int ROWS = 3_500;

  private final HeldTasks tasks = new HeldTasks();
  private final List<String> events = new ArrayList<>();
  private DatasetIndex index;
  private SearchModel search;
  private RowsModel rows;

  @BeforeEach
  void open() throws IOException {
    index = DatasetIndex.inMemory(Grouping.builtIn());
    List<Dataset> made = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      made.add(
          dataset("A")
              .obsId("o" + i)
              .facility(i % 2 == 0 ? "HST" : "JWST")
              .target("t%04d".formatted(i))
              .build());
    }
    try (var writing = index.beginWriting()) {
      writing.add(made);
      writing.commit();
    }
    search = new SearchModel(index, tasks);
    rows = new RowsModel(index, search, tasks);
    rows.addListener(
        new RowsModel.Listener() {
          @Override
          public void replaced() {
            events.add("replaced");
          }

          @Override
          public void fetched(int from, int to) {
            events.add(from + "-" + to);
          }

          @Override
          public void grown(int from) {
            events.add("grown " + from);
          }
        });
    search.change(
        r -> SearchRequest.everything().withSort(new Sort(ObsCoreColumn.TARGET_NAME, false)));
    tasks.doAll();
  }

  @AfterEach
  void close() throws IOException {
    index.close();
  }

  @Test
  void all_rows_are_counted_but_only_the_first_page_is_here() {
    then(rows.size()).isEqualTo(ROWS);
    then(target(99)).isEqualTo("t0099");
    then(rows.row(100)).isEmpty();
  }

  @Test
  void what_comes_into_view_is_fetched_with_the_page_that_is_near() {
    // WHEN
    rows.see(2_010, 2_050);
    tasks.doAll();
    // THEN
    then(target(2_010)).isEqualTo("t2010");
    then(events).containsExactly("replaced", "2000-2100", "1900-2000");
    // WHEN
    rows.see(2_040, 2_070);
    tasks.doAll();
    // THEN
    then(events).endsWith("1900-2000", "2100-2200");
    then(rows.row(3_000)).isEmpty();
  }

  @Test
  void while_one_scrolls_on_only_what_is_in_view_at_last_is_fetched() {
    // WHEN
    for (int row = 500; row <= 3_300; row += 40) {
      rows.see(row, row + 30);
    }
    tasks.doAll();
    // THEN the page that was under way, then those in view
    then(events).contains("3300-3400").doesNotContain("1500-1600").hasSizeLessThan(6);
  }

  @Test
  void pages_of_an_older_answer_are_dropped() {
    // GIVEN
    rows.see(1_000, 1_040);
    search.change(r -> r.toggled(Facet.FACILITY, "JWST"));
    // WHEN the new answer is there before the old page
    tasks.doLast();
    tasks.doAll();
    // THEN
    then(rows.size()).isEqualTo(ROWS / 2);
    then(target(0)).isEqualTo("t0001");
    then(target(1_000)).isEqualTo("t2001");
  }

  @Test
  void what_one_facet_alone_keeps_out_follows_what_was_found_page_by_page() {
    // GIVEN
    search.change(r -> r.toggled(Facet.TARGET, "t0007"));
    tasks.doAll();
    then(rows.size()).isEqualTo(1);
    events.clear();
    // WHEN
    rows.showMisses(true);
    tasks.doAll();
    // THEN
    then(events).containsExactly("grown 1");
    then(rows.size()).isEqualTo(ROWS);
    then(rows.found()).isEqualTo(1);
    then(rows.missesBy(0)).isEmpty();
    then(rows.missesBy(1)).contains(Facet.TARGET);
    // WHEN
    rows.see(1_990, 2_020);
    tasks.doAll();
    // THEN the one found is not among them
    then(target(1_995)).isEqualTo("t1995");
    then(target(2_005)).isEqualTo("t2005");
    then(events).contains("1901-2001", "2001-2101");
    // WHEN
    List<String> loaded = new ArrayList<>();
    rows.load(List.of(0, 1, ROWS - 1), hits -> hits.forEach((row, hit) -> loaded.add(row + "")));
    tasks.doAll();
    // THEN
    then(loaded).containsExactly("0", "1", (ROWS - 1) + "");
    then(target(1)).isEqualTo("t0000");
    then(target(ROWS - 1)).isEqualTo("t%04d".formatted(ROWS - 1));
    // WHEN something else is asked, of two facets
    search.change(r -> r.toggled(Facet.FACILITY, "JWST"));
    tasks.doAll();
    // THEN what both keep out is not there
    then(rows.found()).isEqualTo(1);
    then(rows.size()).isEqualTo(ROWS / 2);
    then(rows.missesBy(rows.size() - 1)).contains(Facet.TARGET);
    // WHEN
    rows.showMisses(false);
    tasks.doAll();
    // THEN
    then(rows.size()).isEqualTo(1);
  }

  @Test
  void another_look_at_the_facets_leaves_the_rows() {
    // GIVEN
    rows.see(2_010, 2_050);
    tasks.doAll();
    events.clear();
    // WHEN
    search.look(r -> r.withFacetText(Facet.FACILITY, "J"));
    tasks.doAll();
    // THEN
    then(events).isEmpty();
    then(target(2_010)).isEqualTo("t2010");
  }

  @Test
  void a_dataset_is_found_wherever_its_row_is() throws IOException {
    // GIVEN
    DatasetKey far =
        index.search(SearchRequest.everything().withText("o3210")).hits().get(0).best().key();
    Map<DatasetKey, Integer> found = new HashMap<>();
    // WHEN
    rows.places(List.of(far), found::putAll);
    tasks.doAll();
    // THEN
    then(found).containsOnly(Map.entry(far, 3_210));
    // WHEN
    Map<Integer, Hit> loaded = new HashMap<>();
    rows.load(List.of(3_210, 5, 3_499), loaded::putAll);
    tasks.doAll();
    // THEN
    then(loaded).containsOnlyKeys(5, 3_210, 3_499);
    then(loaded.get(3_210).best().key()).isEqualTo(far);
  }

  @Test
  void what_cannot_be_read_is_told_once_and_not_asked_for_again_and_again() {
    // GIVEN
    boolean[] broken = {false};
    RowsModel fragile =
        new RowsModel(
            new Watched(
                index,
                request -> {
                  if (broken[0]) {
                    throw new IOException("disk gone");
                  }
                }),
            search,
            tasks);
    search.refresh();
    tasks.doAll();
    broken[0] = true;
    // WHEN
    fragile.see(2_000, 2_040);
    tasks.doAll();
    // THEN
    then(fragile.error()).contains("disk gone");
    fragile.see(2_040, 2_080);
    then(tasks.waiting()).isZero();
    // WHEN it is there again, and one scrolls on and back
    broken[0] = false;
    fragile.see(3_000, 3_040);
    tasks.doAll();
    fragile.see(2_000, 2_040);
    tasks.doAll();
    // THEN
    then(fragile.error()).isEmpty();
    then(fragile.row(2_000)).isPresent();
    // WHEN
    broken[0] = true;
    fragile.load(List.of(500), loaded -> {});
    tasks.doAll();
    // THEN it is told, and keeps no other page away
    then(fragile.error()).contains("disk gone");
    broken[0] = false;
    fragile.see(600, 640);
    tasks.doAll();
    then(fragile.row(600)).isPresent();
  }

  private String target(int row) {
    return rows.row(row).orElseThrow().best().text(ObsCoreColumn.TARGET_NAME).orElseThrow();
  }
}

package skysift.model;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.Datasets.dataset;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Range;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import skysift.grouping.Grouping;
import skysift.index.DatasetIndex;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.obscore.Role;
import skysift.search.Facet;
import skysift.search.Limits;
import skysift.search.Region;
import skysift.search.RowList;
import skysift.search.SearchRequest;

class SearchModelTest {
  private final HeldTasks tasks = new HeldTasks();
  private DatasetIndex index;

  @BeforeEach
  void open() throws IOException {
    index = DatasetIndex.inMemory(Grouping.builtIn());
    Dataset hst = dataset("MAST").obsId("a").facility("HST").type("image").build();
    Dataset jwst = dataset("MAST").obsId("b").facility("JWST").type("image").build();
    Dataset preview =
        dataset("MAST").obsId("c").facility("HST").type("image").role(Role.PREVIEW).build();
    try (var writing = index.beginWriting()) {
      writing.add(List.of(hst, jwst, preview));
      writing.commit();
    }
  }

  @AfterEach
  void close() throws IOException {
    index.close();
  }

  @Test
  void a_session_starts_with_products_and_packages() {
    // GIVEN
    SearchModel model = new SearchModel(index, tasks);
    // WHEN
    model.refresh();
    tasks.doAll();
    // THEN
    then(model.request().wanted().get(Facet.ROLE)).containsOnly("product", "package");
    then(model.result().orElseThrow().total().observations()).isEqualTo(2);
    then(model.hits()).hasSize(2);
  }

  @Test
  void when_nothing_matches_the_filters_to_blame_are_named_with_what_they_hide() {
    // GIVEN
    SearchModel model = new SearchModel(index, tasks);
    // WHEN
    model.change(r -> r.toggled(Facet.FACILITY, "HST").withText("b"));
    tasks.doAll();
    // THEN
    then(model.hits()).isEmpty();
    then(model.waysOut())
        .extracting(way -> way.filter().text() + " " + way.count())
        .containsExactly("text: b 1", "facility: HST 1");
    model.change(model.waysOut().get(0).filter().removed());
    tasks.doAll();
    then(model.hits()).hasSize(1);
    then(model.waysOut()).isEmpty();
  }

  @Test
  void what_can_wait_is_done_once_after_the_newest_answer_was_shown() {
    // GIVEN
    SearchModel model = new SearchModel(index, tasks);
    List<String> heard = new ArrayList<>();
    model.addListener(() -> heard.add(model.searching() ? "asked" : "shown"));
    model.refresh();
    model.afterwards(() -> heard.add("afterwards"));
    model.refresh();
    // WHEN
    tasks.doFirst();
    then(heard).containsExactly("asked", "asked");
    tasks.doAll();
    // THEN
    then(heard).containsExactly("asked", "asked", "shown", "afterwards");
    model.refresh();
    tasks.doAll();
    then(heard).endsWith("afterwards", "asked", "shown");
    model.afterwards(() -> heard.add("at once"));
    then(heard).endsWith("at once");
  }

  @Test
  void what_can_wait_is_done_too_when_there_is_no_answer() throws IOException {
    // GIVEN
    SearchModel model = new SearchModel(index, tasks);
    List<String> heard = new ArrayList<>();
    model.refresh();
    model.afterwards(() -> heard.add(model.error().orElse("")));
    // WHEN
    index.close();
    tasks.doAll();
    // THEN
    then(heard).singleElement().asString().isNotEmpty();
  }

  @Test
  void a_late_answer_to_an_older_request_is_dropped() {
    // GIVEN
    SearchModel model = new SearchModel(index, tasks);
    model.change(r -> r.toggled(Facet.FACILITY, "HST"));
    model.change(r -> r.toggled(Facet.FACILITY, "HST").toggled(Facet.FACILITY, "JWST"));
    // WHEN
    tasks.doLast();
    SearchRequest answered = model.result().orElseThrow().request();
    tasks.doFirst();
    // THEN
    then(answered.wanted().get(Facet.FACILITY)).containsOnly("JWST");
    then(model.result().orElseThrow().request()).isEqualTo(answered);
  }

  @Test
  void each_change_can_be_undone_and_redone() {
    // GIVEN
    SearchModel model = new SearchModel(index, tasks);
    SearchRequest first = model.request();
    model.change(r -> r.withText("a"));
    SearchRequest second = model.request();
    // WHEN
    model.undo();
    // THEN
    then(model.request()).isEqualTo(first);
    then(model.canUndo()).isFalse();
    model.redo();
    then(model.request()).isEqualTo(second);
    then(model.canRedo()).isFalse();
  }

  @Test
  void a_change_that_changes_nothing_asks_nothing() {
    // GIVEN
    SearchModel model = new SearchModel(index, tasks);
    // WHEN
    model.change(r -> r.withText("  "));
    // THEN
    then(tasks.waiting()).isZero();
    then(model.canUndo()).isFalse();
  }

  @Test
  void a_failed_search_tells_why_and_keeps_the_last_answer() {
    // GIVEN
    boolean[] broken = {false};
    SearchModel model =
        new SearchModel(
            new Watched(
                index,
                request -> {
                  if (broken[0]) {
                    throw new IOException("disk full");
                  }
                }),
            tasks);
    model.refresh();
    tasks.doAll();
    broken[0] = true;
    // WHEN
    model.change(r -> r.withText("a"));
    tasks.doAll();
    // THEN
    then(model.error()).contains("disk full");
    then(model.hits()).hasSize(2);
  }

  @Test
  void what_is_shown_stays_through_changes_and_undo_and_is_no_step_of_its_own() {
    // GIVEN
    SearchModel model = new SearchModel(index, tasks);
    model.change(r -> r.withText("a"));
    // WHEN
    model.look(r -> r.withFacetText(Facet.FACILITY, "jw").withFacetLimit(7));
    model.change(Filter::cleared);
    model.undo();
    // THEN
    then(model.request().text()).isEqualTo("a");
    then(model.request().facets()).containsEntry(Facet.FACILITY, "jw");
    then(model.request().facetLimit()).isEqualTo(7);
    model.undo();
    then(model.canUndo()).isFalse();
    then(model.request().facets()).containsEntry(Facet.FACILITY, "jw");
  }

  @Test
  void each_kind_of_filter_is_told_and_can_be_removed_alone() {
    // GIVEN
    SearchRequest request =
        Filter.scienceReady(SearchModel.start())
            .withText("deep")
            .excluded(Facet.FACILITY, "GALEX")
            .withRegion(Optional.of(Region.position("10 20")))
            .withFootprintStated(true)
            .withTime(Optional.of(Range.closed(51544.0, 51545.0)))
            .withWavelength(Optional.of(Range.closed(5e-7, 6e-7)))
            .withColumn(
                ObsCoreColumn.T_EXPTIME,
                Optional.of(Limits.overlapping(Range.atLeast(100.0)).withNotStated()))
            .withRows(Optional.of(new RowList("Aladin", ImmutableSet.of())));
    // WHEN
    List<Filter> filters = Filter.of(request);
    // THEN
    then(filters)
        .extracting(Filter::text)
        .contains(
            "text: deep",
            "role: product, package",
            "calibration level: 2 or higher",
            "not facility: GALEX",
            "at 10.00000 +20.00000",
            "footprint stated",
            "exposure time: ≥ 100 s or not stated",
            "no rows: Aladin");
    then(filters).hasSize(10);
    then(filters).filteredOn(Filter::unwanted).hasSize(1);
    for (Filter filter : filters) {
      then(Filter.of(filter.removed().apply(request)))
          .extracting(Filter::text)
          .doesNotContain(filter.text())
          .hasSize(9);
    }
    then(filters).filteredOn(f -> !f.note().isEmpty()).hasSize(1);
  }
}

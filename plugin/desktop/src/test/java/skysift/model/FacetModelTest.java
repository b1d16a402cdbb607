package skysift.model;

import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.app.Skysift;
import skysift.app.Workspace;
import skysift.search.Facet;
import skysift.search.FileFacet;

class FacetModelTest {
  private static final FacetKey FACILITY = new FacetKey.OfRows(Facet.FACILITY);
  private static final FacetKey TARGET = new FacetKey.OfRows(Facet.TARGET);
  private static final FacetKey TYPE = new FacetKey.OfRows(Facet.TYPE);
  private static final FacetKey FILE_TYPE = new FacetKey.OfFiles(FileFacet.FILE_TYPE);

  @TempDir private Path folder;
  private final HeldTasks tasks = new HeldTasks();
  private Skysift skysift;
  private Session session;
  private FacetModel model;

  @BeforeEach
  void open() throws IOException {
    StringBuilder rows =
        new StringBuilder(
            "obs_publisher_did,obs_id,facility_name,target_name,calib_level,access_url,access_format\n");
    for (int i = 0; i < 20; i++) {
      String facility = i < 12 ? "Hubble Space Telescope" : i < 15 ? "HST" : "ESO-VLT-U1";
      String target = i < 19 ? "target " + (char) ('a' + i) : "";
      rows.append(
          "%d,o%d,%s,%s,%d,http://a.test/%d.fits,image/fits%n"
              .formatted(i, i, facility, target, i % 5, i));
    }
    Path table = folder.resolve("rows.csv");
    Files.writeString(table, rows);
    skysift = Skysift.open(new Workspace(folder.resolve("ws")));
    skysift.importTable(table.toString(), Optional.of("A"), n -> {});
    begin();
  }

  private void begin() {
    session = new Session(skysift, tasks);
    model = session.facets();
    session.search().refresh();
    tasks.doAll();
  }

  @AfterEach
  void close() throws IOException {
    session.close();
  }

  @Test
  void a_facet_has_its_values_with_counts_and_broader_above_narrower() {
    then(values(FACILITY))
        .extracting(FacetLine.Value::text, v -> v.count().count(), FacetLine.Value::depth)
        .containsExactly(tuple("HST", 15L, 0), tuple("VLT", 5L, 0), tuple("VLT UT1", 5L, 1));
    then(model.lines()).noneMatch(line -> line.key().equals(TYPE));
  }

  @Test
  void a_broader_value_closes_over_its_narrower_ones_unless_these_are_asked() {
    // WHEN
    model.open(value(FACILITY, "VLT"));
    // THEN
    then(values(FACILITY)).extracting(FacetLine.Value::text).containsExactly("HST", "VLT");
    then(value(FACILITY, "VLT").opening()).isEqualTo(FacetLine.Opening.CLOSED);
    // WHEN
    session.search().change(r -> r.toggled(Facet.FACILITY, "VLT UT1"));
    tasks.doAll();
    // THEN
    then(value(FACILITY, "VLT UT1").state()).isEqualTo(FacetLine.State.WANTED);
  }

  @Test
  void the_archives_own_words_stand_below_a_value_until_the_search_changes() {
    // WHEN
    model.ownWords(value(FACILITY, "HST"));
    tasks.doAll();
    // THEN
    then(model.lines())
        .filteredOn(FacetLine.Own.class::isInstance)
        .extracting(line -> ((FacetLine.Own) line).word() + " " + ((FacetLine.Own) line).datasets())
        .containsExactly("Hubble Space Telescope (A) 12", "HST (A) 3");
    // WHEN
    session.search().change(r -> r.withText("target"));
    tasks.doAll();
    // THEN
    then(model.lines()).noneMatch(FacetLine.Own.class::isInstance);
    // WHEN the search changes before the words are there
    model.ownWords(value(FACILITY, "HST"));
    session.search().change(r -> r.withText("target a"));
    tasks.doLast();
    tasks.doAll();
    // THEN
    then(model.lines()).noneMatch(FacetLine.Own.class::isInstance);
  }

  @Test
  void a_long_facet_shows_a_few_values_then_all_and_can_be_searched() {
    then(model.lines()).contains(new FacetLine.Find(TARGET, ""), new FacetLine.More(TARGET, 12));
    // WHEN
    model.more(TARGET);
    tasks.doAll();
    // THEN
    then(values(TARGET)).hasSize(20);
    // WHEN
    model.find(TARGET, "get c");
    tasks.doAll();
    // THEN
    then(values(TARGET)).extracting(FacetLine.Value::text).containsExactly("target c");
    then(session.search().result().orElseThrow().total().datasets()).isEqualTo(20);
    then(session.search().canUndo()).isFalse();
  }

  @Test
  void by_name_what_is_not_stated_comes_last() {
    // WHEN
    model.sort(TARGET, true);
    model.more(TARGET);
    tasks.doAll();
    // THEN
    then(values(TARGET).getFirst().text()).isEqualTo("target a");
    then(values(TARGET).getLast().text()).isEqualTo("not stated");
  }

  @Test
  void only_this_wants_one_value_and_what_is_unwanted_stays_so_as_its_count_says() {
    // GIVEN
    model.exclude(value(FACILITY, "VLT"));
    model.toggle(value(FACILITY, "VLT UT1"));
    tasks.doAll();
    // WHEN
    model.only(value(FACILITY, "HST"));
    tasks.doAll();
    // THEN
    then(session.search().request().wanted().get(Facet.FACILITY)).containsExactly("HST");
    then(session.search().request().unwanted().get(Facet.FACILITY)).containsExactly("VLT");
    // WHEN
    model.off(value(FACILITY, "HST"));
    // THEN
    then(session.search().request().wanted().get(Facet.FACILITY)).isEmpty();
  }

  @Test
  void levels_say_what_they_mean() {
    then(values(new FacetKey.OfRows(Facet.LEVEL)))
        .extracting(FacetLine.Value::text)
        .contains("0 raw", "2 calibrated", "4 analysis");
  }

  @Test
  void what_is_moved_hidden_and_folded_is_found_again_after_a_restart() throws IOException {
    // GIVEN
    model.move(TARGET, -1);
    FacetKey above = model.shown().get(model.shown().indexOf(TARGET) + 1);
    model.hide(FACILITY, true);
    model.fold(TARGET);
    session.close();
    // WHEN
    skysift = Skysift.open(new Workspace(folder.resolve("ws")));
    begin();
    // THEN
    then(model.shown().get(model.shown().indexOf(TARGET) + 1)).isEqualTo(above);
    then(model.lines()).noneMatch(line -> line.key().equals(FACILITY));
    then(values(TARGET)).isEmpty();
    model.hide(FACILITY, false);
    then(values(FACILITY)).isNotEmpty();
  }

  @Test
  void files_are_counted_once_their_facet_is_opened_and_narrow_the_search() {
    then(model.lines()).contains(new FacetLine.Header(FILE_TYPE, -1, true, false));
    // WHEN
    model.fold(FILE_TYPE);
    tasks.doAll();
    // THEN
    then(value(FILE_TYPE, "fits").count().count()).isEqualTo(20);
    // WHEN
    model.toggle(value(FILE_TYPE, "fits"));
    tasks.doAll();
    // THEN
    then(value(FILE_TYPE, "fits").state()).isEqualTo(FacetLine.State.WANTED);
    then(session.search().request().rows().orElseThrow().keys()).hasSize(20);
    // WHEN the search is narrowed besides
    session.search().change(r -> r.toggled(Facet.FACILITY, "HST"));
    tasks.doAll();
    // THEN
    then(value(FILE_TYPE, "fits").count().count()).isEqualTo(15);
    then(value(FILE_TYPE, "fits").state()).isEqualTo(FacetLine.State.WANTED);
    // WHEN the chip is removed
    session.search().change(r -> r.withRows(Optional.empty()));
    tasks.doAll();
    // THEN
    then(value(FILE_TYPE, "fits").state()).isEqualTo(FacetLine.State.OFF);
  }

  private List<FacetLine.Value> values(FacetKey key) {
    return model.lines().stream()
        .filter(FacetLine.Value.class::isInstance)
        .map(FacetLine.Value.class::cast)
        .filter(value -> value.key().equals(key))
        .toList();
  }

  private FacetLine.Value value(FacetKey key, String value) {
    return values(key).stream()
        .filter(v -> v.count().value().equals(value))
        .findFirst()
        .orElseThrow();
  }
}

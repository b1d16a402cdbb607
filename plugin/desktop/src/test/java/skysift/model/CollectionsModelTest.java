package skysift.model;

import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.app.Skysift;
import skysift.app.Workspace;
import skysift.model.CollectionsModel.Row;
import skysift.search.Facet;

class CollectionsModelTest {
  private static final String TABLE =
      """
      obs_publisher_did,obs_id,obs_collection,facility_name,dataproduct_type
      1,a,HST,HST,image
      2,b,HST,HST,image
      3,c,HST,HST,spectrum
      4,d,VLT,ESO-VLT-U1,spectrum
      5,e,,,
      """;

  @TempDir private Path folder;
  private final HeldTasks tasks = new HeldTasks();
  private Session session;
  private CollectionsModel model;

  @BeforeEach
  void open() throws IOException {
    Skysift skysift = Skysift.open(new Workspace(folder.resolve("ws")));
    Path table = folder.resolve("t.csv");
    Files.writeString(table, TABLE);
    skysift.importTable(table.toString(), Optional.of("A"), rows -> {});
    session = new Session(skysift, tasks);
    model = session.collections();
    session.search().refresh();
    tasks.doAll();
  }

  @AfterEach
  void close() throws IOException {
    session.close();
  }

  @Test
  void each_kind_of_data_is_a_row_with_its_count_and_broader_names_are_not_counted_twice() {
    // WHEN
    model.count(true);
    tasks.doAll();
    // THEN
    then(model.rows())
        .extracting(Row::archive, Row::collection, Row::facility, Row::type, Row::count)
        .containsExactlyInAnyOrder(
            tuple("A", "HST", "HST", "image", 2L),
            tuple("A", "HST", "HST", "spectrum", 1L),
            tuple("A", "VLT", "VLT UT1", "spectrum", 1L),
            tuple("A", "", "", "", 1L));
    then(model.rows().getFirst().count()).isEqualTo(2);
  }

  @Test
  void a_row_becomes_a_search_that_finds_as_many() {
    // GIVEN
    model.count(true);
    tasks.doAll();
    for (Row row : model.rows()) {
      // WHEN
      model.show(row);
      tasks.doAll();
      // THEN
      then(session.search().result().orElseThrow().total().observations()).isEqualTo(row.count());
    }
  }

  @Test
  void what_is_unwanted_is_no_row_and_stays_unwanted_in_the_search_of_one() {
    // GIVEN all of the VLT's but one telescope, which has all there is
    session.search().change(r -> r.excluded(Facet.FACILITY, "VLT UT1"));
    tasks.doAll();
    // WHEN
    model.count(false);
    tasks.doAll();
    // THEN
    then(model.rows()).extracting(Row::facility).containsOnly("HST", "");
    // WHEN
    model.show(model.rows().getFirst());
    // THEN
    then(session.search().request().unwanted().get(Facet.FACILITY)).containsExactly("VLT UT1");
    then(session.search().request().wanted().get(Facet.FACILITY)).containsExactly("HST");
  }

  @Test
  void of_a_search_only_what_it_finds_is_counted() {
    // GIVEN
    session.search().change(r -> r.toggled(Facet.TYPE, "spectrum").toggled(Facet.FACILITY, "HST"));
    tasks.doAll();
    // WHEN
    model.count(false);
    tasks.doAll();
    // THEN
    then(model.rows()).containsExactly(new Row("A", "HST", "HST", "spectrum", 1));
  }
}

package skysift.model;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import com.google.common.collect.Range;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
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
import skysift.demo.SampleArchives;
import skysift.harvest.HarvestRegion;
import skysift.harvest.HarvestRequest;
import skysift.search.Facet;
import skysift.search.Region;
import skysift.search.SearchRequest;

/** Questions to a real service inside the program, and to an address where nobody answers. */
class QuestionModelTest {
  @TempDir private Path folder;
  private final HeldTasks tasks = new HeldTasks();
  private SampleArchives samples;
  private Skysift skysift;
  private Session session;
  private QuestionModel model;

  @BeforeEach
  void open() throws IOException {
    samples = SampleArchives.start();
    Workspace workspace = new Workspace(folder.resolve("ws"));
    workspace.create();
    Files.writeString(
        workspace.archives(),
        "[sample]\ntap = %s\nharvest = on\n[nobody]\ntap = http://127.0.0.1:9/tap\nharvest = off\n"
            .formatted(samples.archives().getFirst().tapBase()));
    skysift = Skysift.open(workspace);
    session = new Session(skysift, tasks);
    model = session.question();
    model.rows().forEach(row -> model.choose(row.archive().name(), false));
    tasks.doAll();
  }

  @AfterEach
  void close() throws IOException {
    session.close();
    samples.close();
  }

  @Test
  void the_form_begins_with_what_the_window_asks() {
    // GIVEN
    SearchRequest request =
        SearchModel.start()
            .toggled(Facet.TYPE, "image")
            .toggled(Facet.LEVEL, "3")
            .toggled(Facet.LEVEL, "2")
            .withTime(Optional.of(Range.closed(53000.0, 53005.0)))
            .withRegion(Optional.of(Region.polygon("10 10 12 10 11 12")));
    // WHEN
    HarvestForm form = HarvestForm.of(request);
    // THEN
    HarvestRequest asked = form.request(skysift.archives().subList(0, 1));
    then(form.types()).isEqualTo("image");
    then(asked.levels()).containsExactly(2, 3);
    then(asked.times()).hasSize(1);
    then(asked.times().getFirst().lowerEndpoint()).isEqualTo(53000.0);
    then(form.where()).isEqualTo(HarvestForm.Where.VIEW);
  }

  @Test
  void the_polygon_of_the_window_is_harvested_as_one() throws IOException {
    // GIVEN
    HarvestForm form =
        HarvestForm.of(
            SearchModel.start().withRegion(Optional.of(Region.polygon("10 10 12 10 11 12"))));
    // WHEN
    HarvestRegion region = form.region(skysift.harvests().desk()).orElseThrow();
    // THEN
    then(region).isInstanceOf(HarvestRegion.InPolygon.class);
    then(((HarvestRegion.InPolygon) region).corners()).hasSize(3);
  }

  @Test
  void the_ticked_archive_is_asked_and_reports() {
    // GIVEN
    model.choose("sample", true);
    // WHEN
    model.ask(HarvestForm.of(SearchModel.start()), false);
    tasks.doAll();
    // THEN
    then(session.harvest().newest()).hasSize(1);
    then(model.report()).contains("rows read").contains("SELECT");
    then(row("sample").report()).isPresent();
    then(session.search().result().orElseThrow().everything().datasets()).isPositive();
    // WHEN
    model.refresh();
    tasks.doAll();
    // THEN
    then(row("sample").harvested()).isPresent();
  }

  @Test
  void targets_without_data_are_named_and_the_report_can_be_kept() throws IOException {
    // GIVEN
    model.choose("sample", true);
    Path targets = folder.resolve("targets.csv");
    Files.writeString(targets, "name,ra,dec\nM 51,202.4696,47.1952\nnowhere,1.5,-88.5\n");
    HarvestForm form = with(HarvestForm.Where.TARGETS, targets.toString(), "5'");
    // WHEN
    model.ask(form, false);
    tasks.doAll();
    // THEN
    then(session.harvest().errors()).isEmpty();
    then(model.message()).isEmpty();
    then(model.unmatched()).containsExactly("nowhere");
    // WHEN
    Path report = folder.resolve("report.txt");
    model.export(report);
    tasks.doAll();
    // THEN
    then(report).content().contains("rows read");
    // WHEN
    Path json = folder.resolve("report.json");
    model.export(json);
    tasks.doAll();
    // THEN
    JsonObject read =
        JsonParser.parseString(Files.readString(json))
            .getAsJsonObject()
            .getAsJsonArray("reports")
            .get(0)
            .getAsJsonObject();
    then(read.get("archive").getAsString()).isEqualTo("sample");
    then(read.getAsJsonArray("targetsWithoutData")).hasSize(1);
  }

  @Test
  void what_is_not_understood_is_told_at_once_and_nothing_is_asked() {
    thenThrownBy(() -> model.ask(HarvestForm.of(SearchModel.start()), false))
        .hasMessageContaining("at least one archive");
    model.choose("sample", true);
    thenThrownBy(() -> model.ask(with(HarvestForm.Where.CONE, "over there", ""), false))
        .hasMessageContaining("over there");
    thenThrownBy(() -> model.ask(with(HarvestForm.Where.OBJECT, "M 51", "big"), false))
        .hasMessageContaining("big");
    thenThrownBy(() -> model.ask(with(HarvestForm.Where.MAP, " ", ""), false))
        .hasMessageContaining("missing");
    then(tasks.waiting()).isZero();
  }

  @Test
  void a_file_that_is_not_there_is_told_in_words() {
    // GIVEN
    model.choose("sample", true);
    // WHEN
    model.ask(with(HarvestForm.Where.MAP, folder.resolve("no.fits").toString(), ""), false);
    tasks.doAll();
    // THEN
    then(model.message()).startsWith("⚠").contains("no.fits");
    then(session.harvest().newest()).isEmpty();
  }

  @Test
  void a_probe_tells_which_archives_answer() {
    // GIVEN
    model.choose("sample", true);
    model.choose("nobody", true);
    // WHEN
    model.probe();
    tasks.doAll();
    // THEN
    then(row("sample").health().orElseThrow().faults())
        .isNotEqualTo(row("nobody").health().orElseThrow().faults());
    then(row("nobody").health().orElseThrow().reachable()).isFalse();
    then(row("nobody").health().orElseThrow().faults()).isNotEmpty();
  }

  @Test
  void a_question_is_kept_and_asked_again() {
    // GIVEN
    model.choose("sample", true);
    model.save(with(HarvestForm.Where.CONE, "202.47 47.19 1", ""), "my M 51");
    tasks.doAll();
    then(model.saved()).containsExactly("my M 51");
    model.choose("sample", false);
    // WHEN
    model.again("my M 51", false);
    tasks.doAll();
    // THEN
    then(session.harvest().newest()).hasSize(1);
    then(model.report()).contains("cone 202.47 47.19 1");
  }

  private QuestionModel.Row row(String name) {
    return model.rows().stream()
        .filter(row -> row.archive().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static HarvestForm with(HarvestForm.Where where, String place, String radius) {
    HarvestForm form = HarvestForm.of(SearchModel.start());
    return new HarvestForm(
        where,
        place,
        radius,
        "deg",
        form.times(),
        form.wavelengths(),
        form.types(),
        form.levels(),
        form.collections(),
        form.facilities(),
        form.maxRows(),
        form.view());
  }
}

package skysift.model;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.Datasets.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.app.Skysift;
import skysift.app.Workspace;
import skysift.grouping.Grouping;
import skysift.index.DatasetIndex;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.samp.MemoryHub;
import skysift.search.Facet;
import skysift.search.Region;
import skysift.search.SearchRequest;
import skysift.sky.Cone;
import skysift.sky.MocFile;
import skysift.sky.SkyPosition;

class SkyModelTest {
  @TempDir private Path folder;
  private final HeldTasks tasks = new HeldTasks();
  private MemoryHub hub;
  private Skysift skysift;
  private DatasetIndex index;
  private SearchModel search;
  private SelectionModel selection;
  private SkyModel model;

  @BeforeEach
  void open() throws IOException {
    hub = MemoryHub.start();
    skysift = Skysift.open(new Workspace(folder.resolve("ws")), hub.client("Skysift"));
    index = DatasetIndex.inMemory(Grouping.builtIn());
    List<Dataset> rows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      rows.add(dataset("A").obsId("m" + i).facility("HST").at(202 + 0.1 * i, 47).fov(0.05).build());
    }
    rows.add(dataset("A").obsId("crab").facility("XMM").at(83.63, 22.01).fov(0.5).build());
    rows.add(dataset("A").obsId("nowhere").facility("XMM").build());
    try (var writing = index.beginWriting()) {
      writing.add(rows);
      writing.commit();
    }
    search = new SearchModel(index, tasks);
    selection =
        new SelectionModel(
            dataset -> {
              throw new IOException("nothing is behind it");
            },
            tasks);
    model =
        new SkyModel(
            index, search, selection, new PeerModel(skysift, tasks, new MessageLog()), tasks);
    search.change(r -> SearchRequest.everything());
    tasks.doAll();
  }

  @AfterEach
  void close() throws Exception {
    index.close();
    skysift.close();
    hub.close();
  }

  @Test
  void few_datasets_are_shown_as_footprints_those_without_a_place_are_counted() {
    then(model.content().shapes()).hasSize(31);
    then(model.content().datasets()).isEqualTo(32);
    then(model.content().density()).isEmpty();
    then(model.cover().orElseThrow().area()).isPositive();
  }

  @Test
  void only_what_is_looked_at_is_asked_for() {
    // WHEN
    model.look(new SkyModel.Look(Optional.of(new Cone(new SkyPosition(202, 47), 0.15)), 0.001));
    tasks.doAll();
    // THEN
    then(names()).containsExactlyInAnyOrder("m0", "m1", "m2");
  }

  @Test
  void what_is_looked_at_is_held_against_the_region_that_is_asked_for() {
    // GIVEN
    model.ask(Optional.of(new Region.InCone(new Cone(new SkyPosition(202, 47), 1))));
    tasks.doAll();
    then(model.content().asked()).isPresent();
    // WHEN a smaller field is looked at, half of it outside
    model.look(new SkyModel.Look(Optional.of(new Cone(new SkyPosition(203.5, 47), 0.2)), 0.001));
    tasks.doAll();
    // THEN
    then(names()).isNotEmpty().allMatch(name -> Integer.parseInt(name.substring(1)) <= 15);
    then(names()).doesNotContain("m0");
    then(model.cover().orElseThrow().share()).isPresent();
  }

  @Test
  void very_many_are_shown_as_a_map_until_one_looks_close() throws IOException {
    // GIVEN
    try (var writing = index.beginWriting()) {
      for (int i = 0; i <= SkyModel.MOST_SHAPES; i++) {
        writing.add(List.of(dataset("B").obsId("b" + i).at(10, -30).build()));
      }
      writing.commit();
    }
    // WHEN
    search.refresh();
    tasks.doAll();
    // THEN
    then(model.content().shapes()).isEmpty();
    then(model.content().density().orElseThrow().most()).isEqualTo(SkyModel.MOST_SHAPES + 1);
    // WHEN
    model.look(new SkyModel.Look(Optional.of(new Cone(new SkyPosition(10, -30), 0.5)), 0.001));
    tasks.doAll();
    // THEN
    then(model.content().shapes()).hasSize(SkyModel.MOST_SHAPES);
    then(model.content().datasets()).isEqualTo(SkyModel.MOST_SHAPES + 1);
  }

  @Test
  void a_late_answer_for_another_part_of_the_sky_is_dropped() {
    // GIVEN
    model.look(new SkyModel.Look(Optional.of(new Cone(new SkyPosition(202, 47), 0.15)), 0.001));
    model.look(new SkyModel.Look(Optional.of(new Cone(new SkyPosition(83.6, 22), 0.15)), 0.001));
    // WHEN
    tasks.doLast();
    tasks.doAll();
    // THEN
    then(names()).containsExactly("crab");
  }

  @Test
  void another_look_at_the_facets_asks_nothing_here() {
    // WHEN
    search.look(r -> r.withFacetText(Facet.FACILITY, "h"));
    tasks.doFirst();
    // THEN
    then(tasks.waiting()).isZero();
    then(model.content().shapes()).hasSize(31);
  }

  @Test
  void the_cover_is_saved_as_a_map() throws IOException {
    // GIVEN
    Path file = folder.resolve("cover.fits");
    // WHEN
    model.saveCover(file);
    tasks.doAll();
    // THEN
    then(MocFile.read(file)).isEqualTo(model.cover().orElseThrow().map());
  }

  private List<String> names() {
    return model.content().shapes().stream()
        .map(shape -> shape.dataset().orElseThrow())
        .map(d -> d.text(ObsCoreColumn.OBS_ID).orElseThrow())
        .toList();
  }
}

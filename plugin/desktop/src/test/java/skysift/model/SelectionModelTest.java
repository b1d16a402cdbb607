package skysift.model;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.Datasets.dataset;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import skysift.datalink.Links;
import skysift.obscore.Dataset;

class SelectionModelTest {
  private final HeldTasks tasks = new HeldTasks();
  private final List<Dataset> asked = new ArrayList<>();
  private final SelectionModel model = new SelectionModel(this::resolve, tasks);
  private final Dataset file =
      dataset("MAST").obsId("a").url("http://127.0.0.1/a.fits").format("image/fits").build();
  private final Dataset linked = dataset("CADC").obsId("b").links("http://127.0.0.1/links").build();

  private Links resolve(Dataset dataset) {
    asked.add(dataset);
    return new Links(
        dataset.key(), Optional.empty(), ImmutableList.of(), Instant.EPOCH, ImmutableList.of());
  }

  @Test
  void a_links_service_is_asked_only_when_the_user_says_so() {
    // WHEN
    model.select(List.of(linked));
    tasks.doAll();
    // THEN
    then(asked).isEmpty();
    then(model.links()).isEmpty();
    model.resolve();
    tasks.doAll();
    then(asked).containsExactly(linked);
    then(model.links()).isPresent();
  }

  @Test
  void a_direct_file_shows_its_link_at_once() {
    // WHEN
    model.select(List.of(file));
    tasks.doAll();
    // THEN
    then(model.links().orElseThrow().dataset()).isEqualTo(file.key());
  }

  @Test
  void links_of_a_row_that_is_no_longer_chosen_are_dropped() {
    // GIVEN
    model.select(List.of(linked));
    model.resolve();
    // WHEN
    model.select(List.of(file));
    tasks.doAll();
    // THEN
    then(model.links().orElseThrow().dataset()).isEqualTo(file.key());
  }

  @Test
  void choosing_the_same_rows_again_keeps_their_links() {
    // GIVEN
    model.select(List.of(linked));
    model.resolve();
    tasks.doAll();
    // WHEN
    model.select(List.of(linked));
    // THEN
    then(model.links()).isPresent();
  }
}

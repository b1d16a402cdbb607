package skysift.model;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import skysift.model.ThumbnailModel.Thumbnail;
import skysift.obscore.Dataset;
import skysift.obscore.Datasets;

class ThumbnailModelTest {
  private static final Path PICTURE = Path.of("picture");

  private final HeldTasks tasks = new HeldTasks();
  private final List<String> asked = new ArrayList<>();
  private boolean broken;
  private final ThumbnailModel model =
      new ThumbnailModel(
          (observation, datasets) -> {
            String id = datasets.get(0).observationId().get(0);
            asked.add(id);
            if (broken) {
              throw new IOException("archive.org does not answer");
            }
            return id.equals("none") ? Optional.empty() : Optional.of(PICTURE);
          },
          tasks);

  private static ThumbnailModel.Row row(String id) {
    Dataset dataset = Datasets.dataset("A").obsId(id).build();
    return new ThumbnailModel.Row(id, Optional.empty(), List.of(dataset));
  }

  private void see(String... ids) {
    model.see(Stream.of(ids).map(ThumbnailModelTest::row).toList());
  }

  @Test
  void nobody_is_asked_before_the_user_wants_previews_nor_after() {
    // WHEN
    see("a", "b");
    // THEN
    then(tasks.waiting()).isZero();
    // WHEN
    model.want(true);
    see("a", "b");
    then(model.isComing("a")).isTrue();
    model.want(false);
    // THEN
    then(tasks.waiting()).isZero();
    then(asked).isEmpty();
  }

  @Test
  void each_row_in_view_is_asked_for_once() {
    // GIVEN
    model.want(true);
    // WHEN
    see("a", "none");
    see("a", "none");
    tasks.doAll();
    see("none", "a");
    tasks.doAll();
    // THEN
    then(asked).containsExactly("a", "none");
    then(model.of("a")).contains(new Thumbnail.Here(PICTURE));
    then(model.of("none")).contains(new Thumbnail.None());
    then(model.isComing("a")).isFalse();
  }

  @Test
  void what_goes_out_of_view_is_not_asked_for_any_more() {
    // GIVEN
    model.want(true);
    see("a", "b", "c");
    // WHEN
    see("c", "d");
    tasks.doAll();
    // THEN
    then(asked).containsExactly("c", "d");
    then(model.of("a")).isEmpty();
    // WHEN it comes back
    see("a");
    tasks.doAll();
    // THEN
    then(model.of("a")).isPresent();
  }

  @Test
  void what_could_not_be_had_is_told_and_asked_for_again_when_the_user_wants_it_anew() {
    // GIVEN
    model.want(true);
    broken = true;
    see("a");
    tasks.doAll();
    then(model.of("a")).contains(new Thumbnail.Fault("archive.org does not answer"));
    see("a");
    then(tasks.waiting()).isZero();
    // WHEN
    broken = false;
    model.want(false);
    model.want(true);
    see("a");
    tasks.doAll();
    // THEN
    then(model.of("a")).contains(new Thumbnail.Here(PICTURE));
  }
}

package skysift.ui.results;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.Datasets.dataset;

import com.google.common.collect.ImmutableList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import skysift.obscore.Dataset;
import skysift.obscore.ObservationKey;
import skysift.obscore.Role;
import skysift.search.Hit;

class ResultTreeTest {
  private static final Style STYLE = new Style(true, false);
  private final Set<String> open = new HashSet<>();

  private final Dataset raw = dataset("MAST").obsId("x").did("ivo://1").level(1).build();
  private final Dataset drizzled = dataset("MAST").obsId("x").did("ivo://2").level(3).build();
  private final Dataset other = dataset("MAST").obsId("x").did("ivo://3").level(3).build();
  private final Dataset copy = dataset("CADC").obsId("x").did("ivo://4").level(3).build();
  private final Dataset jpg1 = dataset("MAST").obsId("x").did("ivo://5").role(Role.PREVIEW).build();
  private final Dataset jpg2 = dataset("MAST").obsId("x").did("ivo://6").role(Role.PREVIEW).build();
  private final ObservationKey key = ObservationKey.of(List.of("x"));

  /** Here only {@link #drizzled} and {@link #copy} are one dataset. */
  private ImmutableList<ImmutableList<Dataset>> copies(List<Dataset> all) {
    ImmutableList.Builder<ImmutableList<Dataset>> groups = ImmutableList.builder();
    for (Dataset dataset : all) {
      if (dataset == drizzled) {
        groups.add(ImmutableList.of(drizzled, copy));
      } else if (dataset != copy) {
        groups.add(ImmutableList.of(dataset));
      }
    }
    return groups.build();
  }

  private List<String> lines(Dataset... datasets) {
    Hit hit = new Hit(key, ImmutableList.copyOf(datasets));
    open.add(hit.observation().token());
    return new ResultTree(this::copies, open)
        .below(hit).stream()
            .map(row -> row.depth() + " " + row.kind() + " " + row.datasets().size())
            .toList();
  }

  @Test
  void products_stand_in_sets_by_archive_and_level_previews_are_folded_into_one_line() {
    then(lines(drizzled, other, copy, raw, jpg1, jpg2))
        .containsExactly("1 SET 3", "1 DATASET 1", "1 OTHERS 2");
  }

  @Test
  void an_open_set_shows_its_datasets_copies_in_one_line() {
    // GIVEN
    open.add(key.token() + " MAST 3");
    // THEN
    then(lines(drizzled, other, copy, raw))
        .containsExactly("1 SET 3", "2 DATASET 2", "2 DATASET 1", "1 DATASET 1");
  }

  @Test
  void there_is_no_set_where_there_would_be_only_one() {
    then(lines(drizzled, other)).containsExactly("1 DATASET 2", "1 DATASET 1");
    then(lines(jpg1, jpg2)).containsExactly("1 DATASET 1", "1 DATASET 1");
  }

  @Test
  void what_is_closed_or_alone_has_nothing_below() {
    // GIVEN
    Hit alone = new Hit(key, ImmutableList.of(raw));
    Hit closed = new Hit(key, ImmutableList.of(raw, other));
    // WHEN
    ResultTree tree = new ResultTree(this::copies, Set.of());
    // THEN
    then(tree.below(alone)).isEmpty();
    then(tree.below(closed)).isEmpty();
    then(ResultTree.observation(alone).canOpen()).isFalse();
  }

  @Test
  void values_are_shown_with_units_and_in_the_style_that_is_wanted() {
    // GIVEN
    Dataset row =
        dataset("MAST")
            .obsId("x")
            .target("M 51")
            .at(202.46957, 47.19526)
            .time(53383.175, 53383.2)
            .wavelength(4.35e-7, 8.14e-7)
            .build();
    List<Dataset> rows = List.of(row);
    // THEN
    then(ResultColumn.POSITION.of(rows, STYLE)).isEqualTo("13 29 52.70 +47 11 42.9");
    then(ResultColumn.POSITION.of(rows, new Style(false, false))).isEqualTo("202.46957 +47.19526");
    then(ResultColumn.START.of(rows, STYLE)).isEqualTo("2005-01-13 04:12");
    then(ResultColumn.START.of(rows, new Style(true, true))).isEqualTo("53383.17500");
    then(ResultColumn.BAND.of(rows, STYLE)).isEqualTo("opt 435–814 nm");
    Dataset stack = dataset("MAST").obsId("s").target("M 51").time(53383, 53569.4).build();
    then(ResultColumn.START.of(List.of(stack), STYLE)).isEqualTo("2005-01-13 +186 d");
    Dataset elsewhere = dataset("MAST").obsId("y").target("NGC 5195").build();
    then(ResultColumn.TARGET.of(List.of(row, elsewhere), STYLE)).isEqualTo("M 51 (2 targets)");
  }

  @Test
  void release_dates_tell_who_may_have_it() {
    then(rights(dataset("A").obsId("a").release("2001-01-01").build())).isEqualTo("public");
    then(rights(dataset("A").obsId("a").release("2999-01-01").build()))
        .isEqualTo("proprietary until 2999-01-01");
    then(rights(dataset("A").obsId("a").rights("secure").build())).isEqualTo("secure");
    then(rights(dataset("A").obsId("a").build())).isEmpty();
  }

  private static String rights(Dataset dataset) {
    return ResultColumn.RIGHTS.of(List.of(dataset), STYLE);
  }
}

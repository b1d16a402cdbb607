package skysift.obscore;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.Datasets.dataset;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import org.junit.jupiter.api.Test;
import skysift.obscore.TargetMatches.Match;

class TargetMatchesTest {
  private static final Dataset ROW = dataset("A").obsId("a").extra("filter", "", "r").build();

  @Test
  void a_dataset_keeps_its_targets_beside_its_own_columns() {
    // GIVEN a target without a redshift, and one whose note has a bar
    TargetMatches matches =
        new TargetMatches(
            ImmutableList.of(
                new Match("near", 1.5, ImmutableMap.of("note", "a | b")),
                new Match("far", 20, ImmutableMap.of("z", "0.3"))));
    // WHEN
    Dataset marked = matches.on(ROW);
    // THEN
    then(marked.extras())
        .containsExactly(
            new ExtraColumn("filter", "", "r"),
            new ExtraColumn("my_target", "", "near | far"),
            new ExtraColumn("my_target_distance", "arcsec", "1.50 | 20.00"),
            new ExtraColumn("my_note", "", "a / b | "),
            new ExtraColumn("my_z", "", " | 0.3"));
    then(TargetMatches.of(marked).all())
        .containsExactly(
            new Match("near", 1.5, ImmutableMap.of("note", "a / b")),
            new Match("far", 20, ImmutableMap.of("z", "0.3")));
  }

  @Test
  void targets_of_two_lists_are_kept_together_the_later_word_of_each() {
    // GIVEN
    TargetMatches earlier =
        new TargetMatches(
            ImmutableList.of(
                new Match("x", 3, ImmutableMap.of("z", "1")),
                new Match("y", 5, ImmutableMap.of())));
    TargetMatches later =
        new TargetMatches(
            ImmutableList.of(
                new Match("x", 3.5, ImmutableMap.of("z", "2")),
                new Match("w", 9, ImmutableMap.of("mag", "12"))));
    // WHEN
    Dataset both = TargetMatches.of(later.on(ROW)).and(earlier).on(ROW);
    // THEN
    then(TargetMatches.of(both).all())
        .containsExactly(
            new Match("x", 3.5, ImmutableMap.of("z", "2")),
            new Match("y", 5, ImmutableMap.of()),
            new Match("w", 9, ImmutableMap.of("mag", "12")));
  }

  @Test
  void an_archives_own_columns_that_are_called_like_ours_stay() {
    // GIVEN a list with a column called target
    Dataset row = dataset("A").obsId("a").extra("my_notes", "", "cloudy").build();
    TargetMatches matches =
        new TargetMatches(ImmutableList.of(new Match("x", 3, ImmutableMap.of("target", "M 51"))));
    // WHEN
    Dataset marked = matches.on(row);
    // THEN
    then(marked.extras())
        .containsExactly(
            new ExtraColumn("my_notes", "", "cloudy"),
            new ExtraColumn("my_target", "", "x"),
            new ExtraColumn("my_target_distance", "arcsec", "3.00"),
            new ExtraColumn("my_target_", "", "M 51"));
    then(TargetMatches.of(marked).names()).containsExactly("x");
  }

  @Test
  void columns_that_another_program_wrote_do_not_fit_and_do_no_harm() {
    // GIVEN more names than distances, one of which is no number
    Dataset strange =
        dataset("A")
            .obsId("a")
            .extra("my_target", "", "x | y | z")
            .extra("my_target_distance", "", "near | 2")
            .build();
    // WHEN
    TargetMatches read = TargetMatches.of(strange);
    // THEN
    then(read.names()).containsExactly("x", "y", "z");
    then(read.all().get(0).distance()).isNaN();
    then(read.all().get(1).distance()).isEqualTo(2);
    then(TargetMatches.of(read.on(ROW)).names()).containsExactly("x", "y", "z");
    then(TargetMatches.of(ROW).isEmpty()).isTrue();
  }
}

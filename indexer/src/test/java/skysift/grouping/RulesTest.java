package skysift.grouping;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static skysift.obscore.Datasets.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skysift.obscore.Dataset;

class RulesTest {
  @TempDir Path directory;

  @Test
  void rules_of_a_user_add_to_the_built_in_ones() throws IOException {
    // GIVEN
    Path file =
        write(
            "# two reductions of one exposure of mine",
            "product My Telescope = (n\\d+)_.*",
            "collection My Telescope = mine, mine-*");
    Dataset first = dataset("A").obsId("n12_v1").collection("MINE-1").build();
    Dataset second = dataset("A").obsId("N12_v2").collection("mine").build();
    // WHEN
    Grouping grouping = Grouping.load(file);
    // THEN
    then(Groups.observations(first, second)).isEqualTo(2);
    then(grouping.observations(List.of(first, second)).values().stream().distinct()).hasSize(1);
    then(grouping.isComposite(dataset("A").obsId("MegaPipe.1.2").facility("CFHT").build()))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "collection HST; is not KEYWORD SCOPE = VALUE",
        "colection HST = X; \"colection\" is no keyword",
        "id HST = (x; is no pattern",
        "product HST = x.*; needs a group in brackets",
      })
  void line_that_is_not_understood_is_named(String line, String complaint) throws IOException {
    // GIVEN
    Path file = write("", line);
    // THEN
    thenThrownBy(() -> Grouping.load(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("mine.txt, line 2")
        .hasMessageContaining(complaint);
  }

  @ParameterizedTest
  @CsvSource({
    "abc12, abc\\d+, true",
    "ab12, abc\\d+, false",
    "ab12, abc?\\d+, true",
    "ab12, abc*\\d+, true",
    "ab12, 'abc{0,2}\\d+', true",
    "abcc12, abc+\\d+, true",
    "12, a?\\d+, true",
    "ab-1, ab-1, true",
    "ab-12, ab-1, false",
    "x12, abc|x\\d+, true",
    "x12, abc\\d+|x\\d+, true",
    "a.c, a.c, true",
    "abc, (?i)ABC, true",
  })
  void a_pattern_matches_what_it_says(String id, String pattern, boolean matches) {
    then(Rule.parse("id HST = " + pattern).matches(id)).isEqualTo(matches);
  }

  private Path write(String... lines) throws IOException {
    return Files.write(directory.resolve("mine.txt"), List.of(lines));
  }
}

package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static skysift.obscore.Datasets.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.grouping.Grouping;
import skysift.grouping.Verdicts;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.ObservationKey;
import skysift.search.Change;
import skysift.search.SearchRequest;

/** What a user decides about observations, in a real index. */
class VerdictsTest {
  @TempDir private Path folder;
  private final Grouping rules = Grouping.builtIn();
  private final Dataset raw = row("MAST", "j8xi0x01q", 1);
  private final Dataset drizzled = row("MAST", "j8xi0x01q", 3);
  private final Dataset copy = row("CADC", "j8xi0x01q", 2);
  private final Dataset other = row("MAST", "zz1", 2);
  private DatasetIndex index;

  private static Dataset row(String archive, String id, int level) {
    return dataset(archive)
        .obsId(id)
        .did("ivo://" + archive + "/" + id + "/" + level)
        .facility("HST")
        .collection("HST")
        .level(level)
        .time(53000, 53000.1)
        .build();
  }

  @BeforeEach
  void open() throws IOException {
    index = MemoryIndex.indexOf(raw, drizzled, copy, other);
  }

  @AfterEach
  void close() throws IOException {
    index.close();
  }

  private Set<Set<Dataset>> observations() throws IOException {
    return index.search(SearchRequest.everything()).hits().stream()
        .map(hit -> Set.copyOf(hit.datasets()))
        .collect(Collectors.toSet());
  }

  private void decide(Verdicts verdicts, Dataset... about) throws IOException {
    index.regroup(rules.with(verdicts), keys(about));
  }

  private static List<DatasetKey> keys(Dataset... datasets) {
    return Arrays.stream(datasets).map(Dataset::key).toList();
  }

  @Test
  void what_is_split_off_is_an_observation_of_its_own_the_rest_stays() throws IOException {
    then(observations()).containsOnly(Set.of(raw, drizzled, copy), Set.of(other));
    // WHEN
    decide(Verdicts.NONE.together(keys(raw)), raw);
    // THEN
    then(observations()).containsOnly(Set.of(raw), Set.of(drizzled, copy), Set.of(other));
  }

  @Test
  void what_is_joined_is_one_observation_and_stays_so_when_it_is_harvested_again()
      throws IOException {
    // GIVEN
    decide(Verdicts.NONE.together(keys(drizzled, other)), drizzled, other);
    then(observations()).containsOnly(Set.of(drizzled, other), Set.of(raw, copy));
    // WHEN
    Dataset changed =
        dataset("MAST")
            .obsId("zz1")
            .did("ivo://MAST/zz1/2")
            .facility("HST")
            .collection("HST")
            .level(2)
            .time(53000, 53000.1)
            .title("new title")
            .build();
    MemoryIndex.addTo(index, List.of(drizzled, changed, row("MAST", "zz1", 3)));
    // THEN
    then(observations())
        .containsOnly(Set.of(drizzled, changed), Set.of(raw, copy), Set.of(row("MAST", "zz1", 3)));
  }

  @Test
  void what_stays_of_a_set_has_the_same_key_as_after_a_restart() throws IOException {
    // GIVEN three joined, one of them split off again
    Verdicts joined = Verdicts.NONE.together(keys(raw, drizzled, other));
    Verdicts split = joined.together(keys(raw));
    // WHEN
    Path file = folder.resolve("observations.txt");
    split.save(file);
    // THEN
    then(Verdicts.load(file)).isEqualTo(split);
    then(split.of(drizzled.key()))
        .isEqualTo(split.of(other.key()))
        .isNotEqualTo(joined.of(other.key()));
    then(joined.without(keys(raw))).isEqualTo(Verdicts.NONE.together(keys(drizzled, other)));
  }

  @Test
  void without_the_decision_all_is_as_the_archives_say_keys_included() throws IOException {
    // GIVEN
    List<ObservationKey> before = keysOfObservations();
    decide(Verdicts.NONE.together(keys(raw, other)), raw, other);
    then(keysOfObservations()).isNotEqualTo(before);
    // WHEN
    decide(Verdicts.NONE, raw, other);
    // THEN
    then(keysOfObservations()).isEqualTo(before);
    then(observations()).containsOnly(Set.of(raw, drizzled, copy), Set.of(other));
  }

  private List<ObservationKey> keysOfObservations() throws IOException {
    return index.search(SearchRequest.everything()).hits().stream()
        .map(hit -> hit.observation())
        .sorted()
        .toList();
  }

  @Test
  void deciding_brings_no_row_anew() throws IOException {
    // GIVEN
    var before = index.lives(keys(raw, drizzled, copy, other));
    int origins = index.origins().size();
    // WHEN
    decide(Verdicts.NONE.together(keys(raw, other)), raw, other);
    // THEN
    then(index.lives(keys(raw, drizzled, copy, other))).isEqualTo(before);
    then(before.get(raw.key()).change()).isEqualTo(Change.NEW);
    then(index.origins()).hasSize(origins);
  }

  @Test
  void decisions_are_told_as_reasons() throws IOException {
    Grouping decided = rules.with(Verdicts.NONE.together(keys(raw, other)));
    then(decided.reasons(List.of(raw, other)).get(raw.key()).sentence())
        .isEqualTo("You decided so.");
  }

  @Test
  void decisions_are_written_and_read_and_a_broken_line_is_named() throws IOException {
    // GIVEN
    Path file = folder.resolve("observations.txt");
    Verdicts verdicts = Verdicts.NONE.together(keys(raw, other)).together(keys(copy));
    // WHEN
    verdicts.save(file);
    // THEN
    then(Verdicts.load(file)).isEqualTo(verdicts);
    then(Verdicts.load(folder.resolve("none"))).isEqualTo(Verdicts.NONE);
    Files.writeString(file, "no key at all!\n");
    thenThrownBy(() -> Verdicts.load(file)).hasMessageContaining("line 1");
  }
}

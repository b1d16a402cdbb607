package skysift.bench;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import skysift.obscore.Dataset;

class CorpusTest {
  private static final int ROWS = 30_000;

  private static List<Dataset> rows() throws IOException {
    List<Dataset> rows = new ArrayList<>();
    new Corpus(Corpus.Kind.CORRELATED, ROWS, 0.3).forEachPage(rows::addAll);
    return rows;
  }

  @Test
  void the_rows_are_the_same_at_every_call_and_none_comes_twice() throws IOException {
    // GIVEN
    List<Dataset> rows = rows();
    // WHEN
    List<Dataset> again = rows();
    // THEN
    then(again).isEqualTo(rows).hasSize(ROWS);
    then(rows).extracting(Dataset::key).doesNotHaveDuplicates();
  }

  @Test
  void at_least_half_of_the_rows_share_their_observation() throws IOException {
    // GIVEN
    Function<Dataset, String> observation = row -> row.archive() + row.observationId();
    // WHEN
    var rows = rows().stream().collect(Collectors.groupingBy(observation)).values();
    // THEN
    then(rows.stream().mapToInt(Collection::size).filter(size -> size > 1).sum())
        .isGreaterThan(ROWS / 2);
    then(rows).anyMatch(same -> same.size() == 3).anyMatch(same -> same.size() > 20);
  }

  @Test
  void some_observations_are_in_two_archives() throws IOException {
    // WHEN
    var archives =
        rows().stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.observationId().get(0),
                    Collectors.mapping(Dataset::archive, Collectors.toSet())));
    // THEN
    then(archives.values()).anyMatch(names -> names.size() == 2);
  }
}

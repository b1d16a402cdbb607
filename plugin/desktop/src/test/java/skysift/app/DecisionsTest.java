package skysift.app;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.obscore.Dataset;
import skysift.search.SearchRequest;
import skysift.search.Unit;

/** What users decide about observations. */
class DecisionsTest {
  @TempDir private Path folder;
  private Skysift skysift;

  @BeforeEach
  void open() throws IOException {
    Path table = folder.resolve("t.csv");
    Files.writeString(
        table, "obs_publisher_did,obs_collection,obs_id\nivo://x/1,HST,a\nivo://x/2,HST,a\n");
    skysift = Skysift.open(new Workspace(folder.resolve("ws")));
    skysift.importTable(table.toString(), Optional.of("MAST"), rows -> {});
    then(observations(skysift)).isEqualTo(1);
  }

  @AfterEach
  void close() throws IOException {
    skysift.close();
  }

  private static long observations(Skysift of) throws IOException {
    return of.search(SearchRequest.everything()).total().observations();
  }

  private Dataset first() throws IOException {
    return skysift
        .search(SearchRequest.everything().withUnit(Unit.DATASETS))
        .hits()
        .getFirst()
        .best();
  }

  @Test
  void a_decision_that_is_interrupted_is_carried_out_and_harms_nothing() throws IOException {
    // GIVEN
    Dataset one = first();
    Thread.currentThread().interrupt();
    // WHEN
    TakeBack back = skysift.split(List.of(one));
    // THEN
    then(Thread.interrupted()).isTrue();
    then(observations(skysift)).isEqualTo(2);
    // WHEN
    Thread.currentThread().interrupt();
    back.run();
    // THEN
    then(Thread.interrupted()).isTrue();
    then(observations(skysift)).isEqualTo(1);
    then(skysift.workspace().verdicts()).isEmptyFile();
  }

  @Test
  void decisions_are_saved_with_what_can_be_read_of_an_index() throws IOException {
    // GIVEN
    skysift.split(List.of(first()));
    // WHEN
    Workspace into = new Workspace(folder.resolve("saved"));
    Skysift.salvageIndex(skysift.workspace(), into, rows -> {});
    // THEN
    then(into.verdicts()).hasSameTextualContentAs(skysift.workspace().verdicts());
    try (Skysift saved = Skysift.open(into)) {
      then(observations(saved)).isEqualTo(2);
      // WHEN the rows come again
      saved.importTable(folder.resolve("t.csv").toString(), Optional.of("MAST"), rows -> {});
      // THEN
      then(observations(saved)).isEqualTo(2);
    }
  }
}

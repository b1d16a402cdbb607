package skysift.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.Datasets.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import skysift.grouping.Grouping;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.search.SearchRequest;
import skysift.search.Unit;

/** A process that is killed while it writes, again and again. */
class KilledWriterTest {
  private static final int KILLS = 20;
  private static final int BATCH = 60;
  private static final SearchRequest ALL = SearchRequest.everything().withUnit(Unit.DATASETS);

  @TempDir private Path directory;

  /** Goes on with the batch of that number, says which are committed, until it is killed. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws IOException {
      try (DatasetIndex index = DatasetIndex.open(Path.of(arguments[0]), Grouping.builtIn());
          Writing writing = index.beginWriting()) {
        for (int i = Integer.parseInt(arguments[1]); ; i++) {
          writing.add(batch(i));
          writing.add(again(i));
          writing.commit();
          System.out.println(i);
        }
      }
    }
  }

  private static List<Dataset> batch(int number) {
    return IntStream.range(0, BATCH).mapToObj(i -> row(number, i, number)).toList();
  }

  /** Half of the batch before, with other content. */
  private static List<Dataset> again(int number) {
    return IntStream.range(0, number == 0 ? 0 : BATCH / 2)
        .mapToObj(i -> row(number - 1, i, number))
        .toList();
  }

  private static Dataset row(int batch, int i, int saidBy) {
    return dataset("MAST").obsId(batch + "-" + i).title("said by " + saidBy).build();
  }

  @Test
  @Timeout(300)
  void the_index_opens_and_holds_every_committed_batch_whole_and_nothing_twice() throws Exception {
    Random random = new Random(20);
    int begun = 0;
    int most = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      // WHEN
      int committed = writeUntilKilled(begun, random.nextInt(5), random.nextInt(60));
      // THEN
      Map<DatasetKey, Dataset> found = found();
      int batches = found.size() / BATCH;
      then(batches).isBetween(committed + 1, committed + 2);
      then(found).isEqualTo(expected(batches));
      then(IndexCare.verify(directory, bytes -> {}).whole()).isTrue();
      most = Math.max(most, batches - begun);
      begun = batches;
    }
    then(most).as("batches of one process").isGreaterThan(2);
    // the last one's place is free
    try (DatasetIndex index = DatasetIndex.open(directory, Grouping.builtIn())) {
      then(MemoryIndex.addTo(index, batch(0))).isEqualTo(BATCH);
    }
  }

  /** The number of the last batch that it said is committed; the one before its first if none. */
  private int writeUntilKilled(int from, int more, int milliseconds) throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                directory.toString(),
                "" + from)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
      int last = Integer.parseInt(said.readLine());
      for (int i = 0; i < more; i++) {
        last = Integer.parseInt(said.readLine());
      }
      then(child.waitFor(milliseconds, TimeUnit.MILLISECONDS)).isFalse();
      child.toHandle().destroyForcibly();
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        last = Integer.parseInt(line);
      }
      child.waitFor();
      return last;
    } finally {
      child.destroyForcibly();
    }
  }

  private Map<DatasetKey, Dataset> found() throws IOException {
    Map<DatasetKey, Dataset> found = new HashMap<>();
    try (DatasetIndex index = DatasetIndex.open(directory, Grouping.builtIn());
        ResultRows rows = index.rows(ALL)) {
      for (Dataset row : rows) {
        then(found.put(row.key(), row)).as("twice").isNull();
      }
    }
    return found;
  }

  private static Map<DatasetKey, Dataset> expected(int batches) {
    Map<DatasetKey, Dataset> rows = new HashMap<>();
    for (int i = 0; i < batches; i++) {
      batch(i).forEach(row -> rows.put(row.key(), row));
      again(i).forEach(row -> rows.put(row.key(), row));
    }
    return rows;
  }
}

package skysift.bench;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import skysift.grouping.Grouping;
import skysift.index.DatasetIndex;
import skysift.index.ResultRows;
import skysift.index.Writing;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.search.SearchRequest;
import skysift.search.Unit;

/**
 * How long it takes until rows that were written are seen: medians in milliseconds.
 *
 * @param written upserts, grouped, with their commit
 * @param lucene Lucene's reopening of the same index
 * @param reopened ours, without what the next search makes of it
 * @param answered ours, until a search for everything is answered
 */
record Refreshed(double written, double lucene, double reopened, double answered) {
  private static final int UPSERTS = 1000;
  private static final int ROUNDS = 9;
  private static final SearchRequest ALL = SearchRequest.everything().withUnit(Unit.DATASETS);

  /** Changes rows here and there, and at last puts them back as they were. */
  static Refreshed measure(Path directory, Clock clock) throws IOException {
    double[][] took = new double[4][ROUNDS];
    try (DatasetIndex writing = DatasetIndex.open(directory, Grouping.builtIn());
        DatasetIndex index = DatasetIndex.open(directory, Grouping.builtIn())) {
      DirectoryReader plain = DirectoryReader.open(FSDirectory.open(directory));
      List<Dataset> rows = some(writing);
      index.search(ALL);
      for (int round = 0; round < ROUNDS; round++) {
        long size = round + 1_000_000;
        List<Dataset> changed = rows.stream().map(row -> sized(row, size)).toList();
        long began = clock.nanos();
        upsert(writing, changed);
        took[0][round] = since(began, clock);
        began = clock.nanos();
        DirectoryReader newer = DirectoryReader.openIfChanged(plain);
        took[1][round] = since(began, clock);
        plain.close();
        plain = newer;
        began = clock.nanos();
        index.refresh();
        took[2][round] = since(began, clock);
        index.search(ALL);
        took[3][round] = since(began, clock);
      }
      upsert(writing, rows);
      plain.close();
    }
    return new Refreshed(median(took[0]), median(took[1]), median(took[2]), median(took[3]));
  }

  private static List<Dataset> some(DatasetIndex index) throws IOException {
    List<Dataset> some = new ArrayList<>();
    try (ResultRows all = index.rows(ALL)) {
      int each = Math.max(1, all.size() / UPSERTS);
      int number = 0;
      for (Dataset row : all) {
        if (number++ % each == 0 && some.size() < UPSERTS) {
          some.add(row);
        }
      }
    }
    return some;
  }

  private static Dataset sized(Dataset row, long size) {
    Map<ObsCoreColumn, Object> values = new HashMap<>(row.values());
    values.put(ObsCoreColumn.ACCESS_ESTSIZE, size);
    return new Dataset(
        row.key(),
        row.archive(),
        row.role(),
        ImmutableMap.copyOf(values),
        row.original(),
        row.extras(),
        row.observationId(),
        row.facilities(),
        row.instruments(),
        row.releaseDateKnown());
  }

  private static void upsert(DatasetIndex index, List<Dataset> rows) throws IOException {
    try (Writing writing = index.beginWriting()) {
      writing.add(rows);
      writing.commit();
    }
  }

  private static double since(long began, Clock clock) {
    return (clock.nanos() - began) / 1e6;
  }

  private static double median(double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}

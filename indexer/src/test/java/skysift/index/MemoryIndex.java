package skysift.index;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import skysift.grouping.Grouping;
import skysift.obscore.Dataset;

/** Vocabulary of the tests: a real index over a directory in memory. */
public final class MemoryIndex {
  private MemoryIndex() {}

  /** An index that holds these. */
  public static DatasetIndex indexOf(Dataset... datasets) throws IOException {
    return indexOf(List.of(datasets));
  }

  /** An index that holds these. */
  public static DatasetIndex indexOf(List<Dataset> datasets) throws IOException {
    return indexOf(datasets, InstantSource.system());
  }

  /** An index that holds these, with a clock that decides which are public. */
  public static DatasetIndex indexOf(List<Dataset> datasets, InstantSource clock)
      throws IOException {
    DatasetIndex index = DatasetIndex.inMemory(Grouping.builtIn(), clock);
    addTo(index, datasets);
    return index;
  }

  /** Adds and commits; says how many of the keys were there before. */
  public static long addTo(DatasetIndex index, List<Dataset> datasets) throws IOException {
    try (Writing writing = index.beginWriting()) {
      long replaced = writing.add(datasets).replaced();
      writing.commit();
      return replaced;
    }
  }
}

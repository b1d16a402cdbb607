package skysift.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.BytesRef;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.TargetMatches;

/**
 * Datasets that come from one origin, with their marks, until they are written; and those that are
 * there as they came, of which only the marks change.
 */
final class Coming {
  /**
   * What an index or this has of a dataset already.
   *
   * @param document where the index has it; {@link #NOWHERE} when it has not, {@link #UNKNOWN} when
   *     nobody looked
   */
  record Known(Dataset dataset, Marks marks, int document) {}

  static final int NOWHERE = -1;
  static final int UNKNOWN = -2;

  private final int origin;
  private final Map<DatasetKey, Known> toWrite = new LinkedHashMap<>();
  private final Map<DatasetKey, Marks> again = new HashMap<>();
  private long fresh;
  private long changed;
  private long unchanged;

  Coming(int origin) {
    this.origin = origin;
  }

  /**
   * Takes a batch; what the index holds is looked up in a snapshot, the same for all batches until
   * they are {@linkplain #written}.
   *
   * @param byKey finds it there
   */
  Added add(List<Dataset> batch, Snapshot before, TermLookup byKey) throws IOException {
    fresh = 0;
    changed = 0;
    unchanged = 0;
    Map<DatasetKey, Known> inIndex = inIndex(batch, before, byKey);
    for (Dataset dataset : batch) {
      Known known = toWrite.get(dataset.key());
      add(dataset, known != null ? known : inIndex.get(dataset.key()));
    }
    return new Added(fresh, changed, unchanged);
  }

  private Map<DatasetKey, Known> inIndex(List<Dataset> batch, Snapshot before, TermLookup byKey)
      throws IOException {
    List<BytesRef> keys =
        batch.parallelStream()
            .filter(dataset -> !toWrite.containsKey(dataset.key()))
            .map(dataset -> KeyBytes.of(dataset.key().token()))
            .filter(byKey::mayHave)
            .toList();
    List<Integer> documents = new ArrayList<>();
    for (BytesRef key : keys) {
      documents.addAll(byKey.documents(key));
    }
    List<Dataset> datasets = before.datasets(documents);
    Map<DatasetKey, Known> known = new HashMap<>();
    for (int i = 0; i < documents.size(); i++) {
      DatasetKey key = datasets.get(i).key();
      Marks marks = again.get(key);
      known.put(
          key,
          new Known(
              datasets.get(i),
              marks != null ? marks : Marks.of(before, documents.get(i)),
              documents.get(i)));
    }
    return known;
  }

  private void add(Dataset comes, Known known) {
    if (known == null) {
      fresh++;
      toWrite.put(comes.key(), new Known(comes, Marks.fresh(origin), NOWHERE));
      return;
    }
    Dataset dataset = withTargets(comes, known.dataset);
    boolean same = Content.same(dataset, known.dataset);
    Marks marks = known.marks.again(origin, !same);
    if (same && !known.marks.isGone()) {
      unchanged++;
    } else {
      changed++;
    }
    if (toWrite.containsKey(dataset.key())
        || known.marks.isGone()
        || !dataset.equals(known.dataset)) {
      again.remove(dataset.key());
      toWrite.put(dataset.key(), new Known(dataset, marks, known.document));
    } else if (!marks.equals(known.marks)) {
      again.put(dataset.key(), marks);
    }
  }

  /** What rows say of the user's targets stays when another harvest brings them again. */
  private static Dataset withTargets(Dataset dataset, Dataset before) {
    TargetMatches earlier = TargetMatches.of(before);
    return earlier.isEmpty() ? dataset : TargetMatches.of(dataset).and(earlier).on(dataset);
  }

  /** To be written whole. */
  Map<DatasetKey, Known> toWrite() {
    return toWrite;
  }

  /** Of which only the marks are to be written. */
  Map<DatasetKey, Marks> again() {
    return again;
  }

  /** The marks of a dataset that came; null when it did not. */
  Marks marks(DatasetKey key) {
    Known known = toWrite.get(key);
    return known != null ? known.marks : again.get(key);
  }

  /** Whether a dataset came that is not in the index yet. */
  boolean isFresh(DatasetKey key) {
    Known known = toWrite.get(key);
    return known != null && known.document == NOWHERE;
  }

  void written() {
    toWrite.clear();
    again.clear();
  }
}

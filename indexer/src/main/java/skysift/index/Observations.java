package skysift.index;

import com.google.common.primitives.Ints;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import skysift.obscore.ObservationKey;

/**
 * Which documents of a snapshot are one observation. Observations have the numbers of their keys in
 * order. Never changed.
 */
final class Observations {
  private final Dictionary keys;

  /** By document; -1 for deleted ones. */
  private final int[] of;

  /** Where an observation begins in {@link #datasets}. */
  private final int[] starts;

  /** Live documents, observation by observation, in the order of dataset keys within one. */
  private final int[] datasets;

  private final int live;

  /**
   * Those of a snapshot.
   *
   * @param alive its live documents
   */
  Observations(Snapshot snapshot, FixedBitSet alive) throws IOException {
    keys = new Dictionary(snapshot.leaves(), Fields.OBSERVATION);
    of = keys.read(snapshot.maxDoc());
    for (int doc = 0; doc < of.length; doc++) {
      of[doc] = alive.get(doc) ? of[doc] : -1;
    }
    starts = starts(of, keys.size());
    datasets = inOrder(of, starts);
    int some = 0;
    for (int observation = 0; observation < size(); observation++) {
      some += from(observation) < to(observation) ? 1 : 0;
    }
    live = some;
    sortWithin(snapshot);
  }

  /** Numbers lie below this; some may have no datasets left. */
  int size() {
    return keys.size();
  }

  /** How many have datasets. */
  int live() {
    return live;
  }

  /** How many live documents there are. */
  int datasets() {
    return datasets.length;
  }

  /** The key whose bytes these are. */
  static ObservationKey key(BytesRef bytes) {
    return new ObservationKey(KeyBytes.token(Fields.OBSERVATION_PREFIX, bytes));
  }

  /** The number of an observation; -1 when it is not here. */
  int number(ObservationKey key) throws IOException {
    return keys.number(KeyBytes.of(key.token()));
  }

  /** The observation of a live document. */
  int of(int doc) {
    return of[doc];
  }

  /** The observations that have a document of a set; live documents only. */
  FixedBitSet having(FixedBitSet documents) {
    FixedBitSet having = new FixedBitSet(Math.max(1, size()));
    long[] words = documents.getBits();
    for (int word = 0; word < words.length; word++) {
      for (long bits = words[word]; bits != 0; bits &= bits - 1) {
        having.set(of[word * Long.SIZE + Long.numberOfTrailingZeros(bits)]);
      }
    }
    return having;
  }

  /** Position of the observation's first dataset. */
  int from(int observation) {
    return starts[observation];
  }

  /** Position behind the observation's last dataset. */
  int to(int observation) {
    return starts[observation + 1];
  }

  /** Document at a position. */
  int dataset(int position) {
    return datasets[position];
  }

  /** The documents of an observation. */
  List<Integer> datasets(int observation) {
    return Ints.asList(datasets).subList(from(observation), to(observation));
  }

  /** Position of a live document. */
  int position(int doc) {
    int position = from(of[doc]);
    while (datasets[position] != doc) {
      position++;
    }
    return position;
  }

  private static int[] starts(int[] of, int size) {
    int[] starts = new int[size + 1];
    for (int observation : of) {
      if (observation >= 0) {
        starts[observation + 1]++;
      }
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    return starts;
  }

  private static int[] inOrder(int[] of, int[] starts) {
    int[] next = starts.clone();
    int[] datasets = new int[starts[starts.length - 1]];
    for (int doc = 0; doc < of.length; doc++) {
      if (of[doc] >= 0) {
        datasets[next[of[doc]]++] = doc;
      }
    }
    return datasets;
  }

  private void sortWithin(Snapshot snapshot) throws IOException {
    long[] starts = new long[of.length];
    for (LeafReaderContext leaf : snapshot.leaves()) {
      BinaryDocValues values = DocValues.getBinary(leaf.reader(), Fields.KEY);
      while (values.nextDoc() != BinaryDocValues.NO_MORE_DOCS) {
        starts[leaf.docBase + values.docID()] = KeyBytes.start(values.binaryValue());
      }
    }
    for (int observation = 0; observation < size(); observation++) {
      int from = from(observation);
      for (int i = from + 1; i < to(observation); i++) {
        int doc = datasets[i];
        int at = i;
        for (; at > from && isBefore(snapshot, starts, doc, datasets[at - 1]); at--) {
          datasets[at] = datasets[at - 1];
        }
        datasets[at] = doc;
      }
    }
  }

  private static boolean isBefore(Snapshot snapshot, long[] starts, int a, int b)
      throws IOException {
    int order = Long.compareUnsigned(starts[a], starts[b]);
    return order != 0 ? order < 0 : snapshot.key(a).compareTo(snapshot.key(b)) < 0;
  }
}

package skysift.index;

import com.google.common.primitives.Ints;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import skysift.obscore.ObservationKey;

/**
 * Which documents of a snapshot are one observation. Observations have the numbers of their keys in
 * order. Never changed.
 */
final class Observations {
  private final List<LeafReaderContext> leaves;

  /** By document; -1 for deleted ones. */
  private final int[] of;

  /** Where an observation begins in {@link #datasets}. */
  private final int[] starts;

  /** Live documents, observation by observation, in the order of dataset keys within one. */
  private final int[] datasets;

  /** Documents that are all of their observation. */
  private final FixedBitSet alone;

  /** Documents of the same observation as the one before. */
  private final FixedBitSet alike;

  /** These; see {@link Observing}. */
  Observations(List<LeafReaderContext> leaves, int[] of, int[] starts, int[] datasets) {
    this.leaves = leaves;
    this.of = of;
    this.starts = starts;
    this.datasets = datasets;
    alone = new FixedBitSet(Math.max(1, of.length));
    alike = new FixedBitSet(Math.max(1, of.length));
    for (int observation = 0; observation < size(); observation++) {
      if (starts[observation + 1] - starts[observation] == 1) {
        alone.set(datasets[starts[observation]]);
      }
    }
    for (int doc = 1; doc < of.length; doc++) {
      if (of[doc] >= 0 && of[doc] == of[doc - 1]) {
        alike.set(doc);
      }
    }
  }

  /** None of no documents. */
  static Observations none() {
    return new Observations(List.of(), new int[0], new int[1], new int[0]);
  }

  /** How many there are; numbers lie below this. Each has datasets. */
  int size() {
    return starts.length - 1;
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
    ValuesAt keys = new ValuesAt(leaves, Fields.OBSERVATION);
    return Renumbering.number(
        number -> keys.of(dataset(from(number))), size(), KeyBytes.of(key.token()));
  }

  /** The observation of a live document; -1 of a deleted one. */
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

  /** How many {@link #having} has. */
  int count(FixedBitSet documents) {
    FixedBitSet having = new FixedBitSet(Math.max(1, size()));
    long[] words = documents.getBits();
    long before = 0;
    int ofOne = 0;
    for (int word = 0; word < words.length; word++) {
      long here = words[word];
      ofOne += Long.bitCount(here & alone.getBits()[word]);
      // one beside one of the same observation tells nothing more
      long told = alone.getBits()[word] | alike.getBits()[word] & (here << 1 | before >>> 63);
      for (long bits = here & ~told; bits != 0; bits &= bits - 1) {
        having.set(of[word * Long.SIZE + Long.numberOfTrailingZeros(bits)]);
      }
      before = here;
    }
    return ofOne + having.cardinality();
  }

  /** How many observations have one of these few documents. */
  int count(Documents few) {
    FixedBitSet having = new FixedBitSet(Math.max(1, size()));
    int count = 0;
    for (int doc : few.each()) {
      count += having.getAndSet(of[doc]) ? 0 : 1;
    }
    return count;
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

  /** Copies documents from a position on. */
  void copyDatasets(int position, int[] to, int at, int count) {
    System.arraycopy(datasets, position, to, at, count);
  }

  /** Copies the observations of documents. */
  void copyOf(int doc, int[] to, int at, int count) {
    System.arraycopy(of, doc, to, at, count);
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
}

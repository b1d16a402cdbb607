package skysift.index;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.LongValues;
import skysift.search.Facet;

/**
 * What counting needs of a snapshot, in memory: facets, rights, and which datasets are one
 * observation. Documents have the snapshot's numbers, observations the numbers of their keys in
 * order. About 60 bytes a document. Never changed.
 */
final class Columns {
  private final ImmutableMap<Facet, FacetColumn> facets;
  private final long[] publicFrom;
  private final Dictionary observations;

  /** Where an observation begins in {@link #datasets}. */
  private final int[] starts;

  /** Live documents, observation by observation, in the order of dataset keys within one. */
  private final int[] datasets;

  private final int liveObservations;

  Columns(Snapshot snapshot) throws IOException {
    List<LeafReaderContext> leaves = snapshot.leaves();
    Map<Facet, FacetColumn> read = new EnumMap<>(Facet.class);
    for (Facet facet : Fields.STORED_FACETS) {
      read.put(facet, FacetColumn.read(leaves, Fields.facet(facet), snapshot.maxDoc()));
    }
    facets = Maps.immutableEnumMap(read);
    publicFrom = numbers(snapshot, Fields.PUBLIC_FROM);
    observations = new Dictionary(leaves, Fields.OBSERVATION);
    int[] observationOf = observationOf(snapshot, observations);
    starts = starts(observationOf, observations.size());
    datasets = inOrder(observationOf, starts);
    liveObservations = (int) IntStream.range(0, observations.size()).filter(this::isLive).count();
    sortWithin(snapshot);
  }

  /** Numbers of observations lie below this; some may have no datasets left. */
  int observationCount() {
    return observations.size();
  }

  /** How many observations have datasets. */
  int liveObservations() {
    return liveObservations;
  }

  String observationKey(int observation) throws IOException {
    return observations.value(observation);
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

  /** Number of positions: live documents. */
  int datasetCount() {
    return datasets.length;
  }

  /** The observation in which a position lies. */
  int observationAt(int position) {
    int low = 0;
    int high = starts.length - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (starts[middle] <= position) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The column of a facet; rights as they are at that second since 1970. */
  FacetColumn facet(Facet facet, long now) {
    if (facet != Facet.RIGHTS) {
      return facets.get(facet);
    }
    int[] values = new int[publicFrom.length];
    for (int doc = 0; doc < values.length; doc++) {
      values[doc] = Rights.at(publicFrom[doc], now);
    }
    return FacetColumn.of(Rights.VALUES, values);
  }

  private boolean isLive(int observation) {
    return from(observation) < to(observation);
  }

  private static long[] numbers(Snapshot snapshot, String field) throws IOException {
    long[] numbers = new long[snapshot.maxDoc()];
    for (LeafReaderContext leaf : snapshot.leaves()) {
      NumericDocValues values = DocValues.getNumeric(leaf.reader(), field);
      while (values.nextDoc() != NumericDocValues.NO_MORE_DOCS) {
        numbers[leaf.docBase + values.docID()] = values.longValue();
      }
    }
    return numbers;
  }

  /** The observation of each document; -1 for deleted ones. */
  private static int[] observationOf(Snapshot snapshot, Dictionary observations)
      throws IOException {
    int[] of = new int[snapshot.maxDoc()];
    Arrays.fill(of, -1);
    for (LeafReaderContext leaf : snapshot.leaves()) {
      Bits live = leaf.reader().getLiveDocs();
      SortedSetDocValues values = observations.segment(leaf.ord);
      LongValues toNumber = observations.numbers(leaf.ord);
      for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
        if ((live == null || live.get(doc)) && values.advanceExact(doc)) {
          of[leaf.docBase + doc] = (int) toNumber.get(values.nextOrd());
        }
      }
    }
    return of;
  }

  private static int[] starts(int[] observationOf, int observations) {
    int[] starts = new int[observations + 1];
    for (int observation : observationOf) {
      if (observation >= 0) {
        starts[observation + 1]++;
      }
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    return starts;
  }

  private static int[] inOrder(int[] observationOf, int[] starts) {
    int[] next = starts.clone();
    int[] datasets = new int[starts[starts.length - 1]];
    for (int doc = 0; doc < observationOf.length; doc++) {
      if (observationOf[doc] >= 0) {
        datasets[next[observationOf[doc]]++] = doc;
      }
    }
    return datasets;
  }

  private void sortWithin(Snapshot snapshot) throws IOException {
    long[] keyStart = numbers(snapshot, Fields.KEY_START);
    Comparator<Integer> byStart = Comparator.comparingLong(doc -> keyStart[doc]);
    Comparator<Integer> byKey = byStart.thenComparing(snapshot::keyOf);
    for (int observation = 0; observation < observations.size(); observation++) {
      int from = from(observation);
      int to = to(observation);
      if (to - from > 1) {
        int[] sorted =
            Arrays.stream(datasets, from, to).boxed().sorted(byKey).mapToInt(i -> i).toArray();
        System.arraycopy(sorted, 0, datasets, from, sorted.length);
      }
    }
  }
}

package skysift.index;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import com.google.common.primitives.Longs;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.FixedBitSet;
import skysift.search.Axis;
import skysift.search.Histogram;
import skysift.search.SearchRequest;
import skysift.search.Unit;

/** The histograms a request asks for, each over what matches but for its own axis. */
final class Histograms {
  private final Snapshot snapshot;
  private final SearchRequest request;
  private final Instant now;

  Histograms(Snapshot snapshot, SearchRequest request, Instant now) {
    this.snapshot = snapshot;
    this.request = request;
    this.now = now;
  }

  /** Given the datasets that match the whole request. */
  ImmutableMap<Axis, Histogram> of(FixedBitSet matching) throws IOException {
    Map<Axis, Histogram> histograms = new EnumMap<>(Axis.class);
    for (Axis axis : request.histograms().keySet()) {
      FixedBitSet counted = request.spans().containsKey(axis) ? without(axis) : matching;
      histograms.put(axis, histogram(axis, counted));
    }
    return Maps.immutableEnumMap(histograms);
  }

  private FixedBitSet without(Axis axis) throws IOException {
    SearchRequest sideways = request.withSpan(axis, Optional.empty());
    FixedBitSet found = snapshot.found(sideways);
    return new Counting(snapshot.columns(), sideways, now, found).matching();
  }

  private Histogram histogram(Axis axis, FixedBitSet counted) throws IOException {
    ImmutableList<Double> edges = request.histograms().get(axis);
    Bins bins = new Bins(edges);
    bins.locate(Intervals.of(axis), snapshot.leaves(), counted);
    if (request.unit() == Unit.OBSERVATIONS) {
      bins.countObservations(snapshot.columns().observations());
    } else {
      bins.countDatasets();
    }
    List<Long> counts = Longs.asList(bins.counts);
    int last = edges.size() - 1;
    return new Histogram(
        axis, edges, ImmutableList.copyOf(counts.subList(0, last)), counts.get(last));
  }

  /** Counts bins; a last one more than there are stands for "not stated". */
  private static final class Bins {
    private static final int NONE = -1;
    private final double[] edges;
    private final long[] counts;

    /** By document: the first and the last bin that its interval overlaps, or none. */
    private int[] first;

    private int[] last;

    Bins(List<Double> edges) {
      this.edges = edges.stream().mapToDouble(e -> e + 0.0).toArray();
      counts = new long[edges.size()];
    }

    void locate(Intervals intervals, List<LeafReaderContext> leaves, FixedBitSet counted)
        throws IOException {
      first = new int[counted.length()];
      last = new int[counted.length()];
      Arrays.fill(first, NONE);
      for (LeafReaderContext leaf : leaves) {
        Intervals.Reader reader = intervals.reader(leaf);
        int end = leaf.docBase + leaf.reader().maxDoc();
        int doc = Snapshot.next(counted, leaf.docBase);
        for (; doc >= 0 && doc < end; doc = Snapshot.next(counted, doc + 1)) {
          reader.read(doc - leaf.docBase);
          locate(doc, reader.from(), reader.to());
        }
      }
    }

    private void locate(int doc, double from, double to) {
      int bins = edges.length - 1;
      if (Double.isNaN(from)) {
        first[doc] = bins;
        last[doc] = bins;
      } else if (to >= edges[0] && from <= edges[bins]) {
        first[doc] = Math.max(0, bin(from));
        last[doc] = bin(to);
      }
    }

    /** The bin in which a number lies, -1 below all; the last one for all from its edge on. */
    private int bin(double number) {
      int at = Arrays.binarySearch(edges, number + 0.0);
      return Math.min(edges.length - 2, at < 0 ? -at - 2 : at);
    }

    void countDatasets() {
      for (int doc = 0; doc < first.length; doc++) {
        for (int bin = first[doc]; bin != NONE && bin <= last[doc]; bin++) {
          counts[bin]++;
        }
      }
    }

    void countObservations(Observations observations) {
      int[] seen = new int[counts.length];
      for (int observation = 0; observation < observations.size(); observation++) {
        for (int i = observations.from(observation); i < observations.to(observation); i++) {
          count(observations.dataset(i), observation + 1, seen);
        }
      }
    }

    private void count(int doc, int observation, int[] seen) {
      for (int bin = first[doc]; bin != NONE && bin <= last[doc]; bin++) {
        if (seen[bin] != observation) {
          seen[bin] = observation;
          counts[bin]++;
        }
      }
    }
  }
}

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
    Documents found = snapshot.found(sideways);
    return new Counting(snapshot.columns(), sideways, now, found).matching();
  }

  private Histogram histogram(Axis axis, FixedBitSet counted) throws IOException {
    ImmutableList<Double> edges = request.histograms().get(axis);
    Bins bins = new Bins(edges);
    Spans spans = snapshot.spans(Intervals.of(axis));
    if (request.unit() == Unit.OBSERVATIONS) {
      bins.keep(counted.length());
      spans.locate(bins.edges, axis.longSpan(), counted, bins::note);
      bins.countObservations(snapshot.columns().observations());
    } else {
      spans.locate(bins.edges, axis.longSpan(), counted, bins::count);
    }
    int last = edges.size() - 1;
    long[] longOnly = new long[last];
    Arrays.setAll(longOnly, bin -> bins.counts[bin] - bins.brief[bin]);
    return new Histogram(
        axis,
        edges,
        ImmutableList.copyOf(Longs.asList(bins.counts).subList(0, last)),
        ImmutableList.copyOf(Longs.asList(longOnly)),
        bins.counts[last]);
  }

  /** Counts bins; a last one more than there are stands for "not stated". */
  private static final class Bins {
    private static final int NONE = -1;
    private final double[] edges;
    private final long[] counts;

    /** The same of intervals that are not long. */
    private final long[] brief;

    /** By document: the first and the last bin that its interval overlaps, or none. */
    private int[] first;

    private int[] last;
    private FixedBitSet isLong;

    Bins(List<Double> edges) {
      this.edges = edges.stream().mapToDouble(e -> e + 0.0).toArray();
      counts = new long[edges.size()];
      brief = new long[edges.size()];
    }

    void keep(int documents) {
      first = new int[documents];
      last = new int[documents];
      isLong = new FixedBitSet(Math.max(1, documents));
      Arrays.fill(first, NONE);
    }

    void note(int doc, int from, int to, boolean spans) {
      first[doc] = from;
      last[doc] = to;
      if (spans) {
        isLong.set(doc);
      }
    }

    void count(int doc, int from, int to, boolean spans) {
      for (int bin = from; bin <= to; bin++) {
        counts[bin]++;
        brief[bin] += spans ? 0 : 1;
      }
    }

    void countObservations(Observations observations) {
      countObservations(observations, false, counts);
      if (isLong.cardinality() == 0) {
        System.arraycopy(counts, 0, brief, 0, counts.length);
      } else {
        countObservations(observations, true, brief);
      }
    }

    /** 64 bins at a time: first which of them each observation has something in, then how many. */
    private void countObservations(Observations observations, boolean briefOnly, long[] into) {
      for (int begin = 0; begin < into.length; begin += Long.SIZE) {
        long[] has = new long[observations.size()];
        int end = Math.min(into.length, begin + Long.SIZE) - 1;
        for (int doc = 0; doc < first.length; doc++) {
          if (first[doc] == NONE || (briefOnly && isLong.get(doc))) {
            continue;
          }
          int from = Math.max(first[doc], begin);
          int to = Math.min(last[doc], end);
          if (from <= to) {
            has[observations.of(doc)] |= (-1L >>> (Long.SIZE - 1 - to + from)) << (from - begin);
          }
        }
        for (long bins : has) {
          for (; bins != 0; bins &= bins - 1) {
            into[begin + Long.numberOfTrailingZeros(bins)]++;
          }
        }
      }
    }
  }
}

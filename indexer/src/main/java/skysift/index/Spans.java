package skysift.index;

import com.google.common.collect.Range;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.FixedBitSet;
import skysift.search.Limits;

/**
 * {@link Intervals} of all documents in memory, rounded outwards to floats, and for each 64
 * documents the least and the greatest ends. {@link Steps} decide nearly all, the rounded ends most
 * of the others; where an end is as near to a limit as floats are to each other, the exact one is
 * read. For any thread.
 */
final class Spans {
  private final Snapshot snapshot;
  private final Intervals intervals;

  /** Rounded down. */
  private final Ends from;

  /** Rounded up. */
  private final Ends to;

  /** Which 64 documents have one that states nothing. */
  private final FixedBitSet gaps;

  /**
   * Of all documents, NaN when not stated; and of each 64 of them the least and the greatest, those
   * not stated aside.
   */
  private record Ends(float[] all, float[] least, float[] most, Steps steps) {
    static Ends of(float[] all) {
      int blocks = FixedBitSet.bits2words(all.length);
      float[] least = new float[blocks];
      float[] most = new float[blocks];
      Arrays.fill(least, Float.POSITIVE_INFINITY);
      Arrays.fill(most, Float.NEGATIVE_INFINITY);
      for (int doc = 0; doc < all.length; doc++) {
        if (!Float.isNaN(all[doc])) {
          least[doc / Long.SIZE] = Math.min(least[doc / Long.SIZE], all[doc]);
          most[doc / Long.SIZE] = Math.max(most[doc / Long.SIZE], all[doc]);
        }
      }
      return new Ends(all, least, most, new Steps(all));
    }
  }

  Spans(Snapshot snapshot, Intervals intervals) throws IOException {
    this.snapshot = snapshot;
    this.intervals = intervals;
    float[] lower = new float[snapshot.maxDoc()];
    float[] upper = new float[lower.length];
    gaps = new FixedBitSet(Math.max(1, FixedBitSet.bits2words(lower.length)));
    for (LeafReaderContext leaf : snapshot.leaves()) {
      Intervals.Reader reader = intervals.reader(leaf);
      for (int i = 0; i < leaf.reader().maxDoc(); i++) {
        reader.read(i);
        int doc = leaf.docBase + i;
        lower[doc] = down(reader.from() + 0.0);
        upper[doc] = up(reader.to() + 0.0);
        if (Double.isNaN(reader.from())) {
          gaps.set(doc / Long.SIZE);
        }
      }
    }
    from = Ends.of(lower);
    to = Ends.of(upper);
  }

  /** The greatest float that is not above a number. */
  private static float down(double number) {
    float near = (float) number;
    return near > number ? Math.nextDown(near) : near;
  }

  /** The least float that is not below a number. */
  private static float up(double number) {
    float near = (float) number;
    return near < number ? Math.nextUp(near) : near;
  }

  /** Keeps the documents that limits allow. */
  void keep(FixedBitSet found, Limits limits) throws IOException {
    long[] words = found.getBits();
    long[] allowed = new long[words.length];
    long[] near = new long[words.length];
    for (Range<Double> range : limits.ranges()) {
      double low = LimitCheck.least(range);
      double high = LimitCheck.greatest(range);
      if (low > high) {
        continue;
      }
      if (limits.inside()) {
        between(from, to, down(low), up(high), words, allowed, near);
      } else {
        between(to, from, up(low), down(high), words, allowed, near);
      }
    }
    if (limits.orNotStated()) {
      addNotStated(allowed);
    }
    for (int word = 0; word < words.length; word++) {
      near[word] &= words[word] & ~allowed[word];
      words[word] &= allowed[word] | near[word];
    }
    checkExactly(found, new FixedBitSet(near, found.length()), new LimitCheck(limits));
  }

  /**
   * What surely has one end above and the other below a number, and what may.
   *
   * @param low float next to the lower number: an end above it is above the number, an end below it
   *     is below the number
   * @param high the same of the upper number
   */
  private void between(
      Ends above, Ends below, float low, float high, long[] words, long[] sure, long[] near) {
    int least = above.steps.of(low);
    int most = below.steps.of(high);
    for (int block = 0; block < above.least.length; block++) {
      if (words[block] == 0 || above.most[block] < low || below.least[block] > high) {
        continue;
      }
      if (above.least[block] > low && below.most[block] < high && !gaps.get(block)) {
        sure[block] = -1;
        continue;
      }
      int first = block * Long.SIZE;
      long yes = Steps.between(above.steps, least + 1, below.steps, most - 1, first);
      long maybe = 0;
      long beside = Steps.between(above.steps, least, below.steps, most, first) & ~yes;
      beside &= words[block];
      for (long bits = beside; bits != 0; bits &= bits - 1) {
        int doc = first + Long.numberOfTrailingZeros(bits);
        float a = above.all[doc];
        float b = below.all[doc];
        yes |= a > low && b < high ? Long.lowestOneBit(bits) : 0;
        maybe |= a >= low && b <= high ? Long.lowestOneBit(bits) : 0;
      }
      sure[block] |= yes;
      near[block] |= maybe;
    }
  }

  private void addNotStated(long[] allowed) {
    for (int block = Snapshot.next(gaps, 0); block >= 0; block = Snapshot.next(gaps, block + 1)) {
      int end = Math.min(from.all.length, (block + 1) * Long.SIZE);
      for (int doc = block * Long.SIZE; doc < end; doc++) {
        allowed[block] |= (Float.isNaN(from.all[doc]) ? 1L : 0) << doc;
      }
    }
  }

  private void checkExactly(FixedBitSet found, FixedBitSet near, LimitCheck check)
      throws IOException {
    for (LeafReaderContext leaf : snapshot.leaves()) {
      int end = leaf.docBase + leaf.reader().maxDoc();
      int doc = Snapshot.next(near, leaf.docBase);
      if (doc < 0 || doc >= end) {
        continue;
      }
      Intervals.Reader reader = intervals.reader(leaf);
      for (; doc >= 0 && doc < end; doc = Snapshot.next(near, doc + 1)) {
        reader.read(doc - leaf.docBase);
        if (!check.allows(reader.from(), reader.to())) {
          found.clear(doc);
        }
      }
    }
  }

  /** Told of the first and the last bin that a document's interval overlaps, and if it is long. */
  interface Located {
    void at(int doc, int first, int last, boolean isLong);
  }

  /**
   * In which bins documents lie. What states nothing lies in one behind the last; what overlaps
   * none is not told of.
   *
   * @param edges ascending; the lower one belongs to a bin, the upper one only to the last
   * @param longSpan what is longer is long
   */
  void locate(double[] edges, double longSpan, FixedBitSet documents, Located located)
      throws IOException {
    int bins = edges.length - 1;
    float[] below = new float[edges.length];
    float[] above = new float[edges.length];
    for (int i = 0; i < edges.length; i++) {
      below[i] = down(edges[i]);
      above[i] = up(edges[i]);
    }
    for (LeafReaderContext leaf : snapshot.leaves()) {
      Intervals.Reader exact = null;
      int end = leaf.docBase + leaf.reader().maxDoc();
      int doc = Snapshot.next(documents, leaf.docBase);
      for (; doc >= 0 && doc < end; doc = Snapshot.next(documents, doc + 1)) {
        if (Float.isNaN(from.all[doc])) {
          located.at(doc, bins, bins, false);
          continue;
        }
        int first = Arrays.binarySearch(below, from.all[doc]);
        int last = Arrays.binarySearch(above, to.all[doc]);
        if (first >= 0 || last >= 0) {
          exact = exact == null ? intervals.reader(leaf) : exact;
          exact.read(doc - leaf.docBase);
          first = Arrays.binarySearch(edges, exact.from() + 0.0);
          last = Arrays.binarySearch(edges, exact.to() + 0.0);
          boolean atEnd = exact.from() == edges[bins];
          first = first < 0 ? -first - 2 : atEnd ? bins - 1 : first;
          last = last < 0 ? -last - 2 : last;
        } else {
          first = -first - 2;
          last = -last - 2;
        }
        if (last >= 0 && first < bins) {
          double length = (double) to.all[doc] - from.all[doc];
          boolean isLong = length > longSpan;
          if (isLong && !(length - Math.ulp(to.all[doc]) - Math.ulp(from.all[doc]) > longSpan)) {
            exact = exact == null ? intervals.reader(leaf) : exact;
            exact.read(doc - leaf.docBase);
            isLong = exact.to() - exact.from() > longSpan;
          }
          located.at(doc, Math.max(0, first), Math.min(bins - 1, last), isLong);
        }
      }
    }
  }
}

package skysift.search;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Range;
import java.util.List;

/**
 * How the present result spreads over an axis, as if the request had no limits on that axis
 * (drill-sideways).
 *
 * @param axis which one
 * @param edges of the bins, one more than there are bins
 * @param counts of each bin in the request's unit: what a search finds whose only limits on the
 *     axis are to overlap {@link #bin}. What overlaps several counts in each
 * @param longOnly how many of these are there by intervals longer than {@link Axis#longSpan} alone:
 *     an observation of which a shorter interval overlaps the bin too does not count
 * @param notStated how many state nothing on the axis
 */
public record Histogram(
    Axis axis,
    ImmutableList<Double> edges,
    ImmutableList<Long> counts,
    ImmutableList<Long> longOnly,
    long notStated) {
  private static final int MOST = 10_001;

  public Histogram {
    checkArgument(counts.size() == edges.size() - 1, "bins and edges do not fit");
    checkArgument(longOnly.size() == counts.size(), "bins and counts do not fit");
  }

  /** The values of a bin: its lower edge belongs to it, the upper one only to the last bin. */
  public Range<Double> bin(int number) {
    return bin(edges, number);
  }

  static Range<Double> bin(List<Double> edges, int number) {
    double from = edges.get(number);
    double to = edges.get(number + 1);
    return number == edges.size() - 2 ? Range.closed(from, to) : Range.closedOpen(from, to);
  }

  /** Refuses what cannot be edges; the first may be minus infinity, the last infinity. */
  static void checkEdges(List<Double> edges) {
    checkArgument(edges.size() > 1, "a histogram needs two edges at least");
    checkArgument(edges.size() <= MOST, "a histogram of more than %s bins", MOST - 1);
    for (int i = 0; i < edges.size(); i++) {
      checkArgument(!edges.get(i).isNaN(), "edge that is no number");
      checkArgument(i == 0 || edges.get(i - 1) < edges.get(i), "edges must ascend");
    }
  }
}

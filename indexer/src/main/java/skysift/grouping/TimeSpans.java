package skysift.grouping;

import static skysift.obscore.ObsCoreColumn.T_EXPTIME;
import static skysift.obscore.ObsCoreColumn.T_MAX;
import static skysift.obscore.ObsCoreColumn.T_MIN;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalDouble;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;

/** When the datasets of a set were taken: closed intervals of MJD. */
record TimeSpans(ImmutableRangeSet<Double> spans) {
  private static final double SECONDS_PER_DAY = 86_400;

  static TimeSpans of(Collection<Dataset> datasets) {
    RangeSet<Double> spans = TreeRangeSet.create();
    for (Dataset dataset : datasets) {
      of(dataset).ifPresent(spans::add);
    }
    return new TimeSpans(ImmutableRangeSet.copyOf(spans));
  }

  /**
   * One dataset's interval. A start at or before MJD 0 is a missing value; an end that is missing,
   * or was flagged, is computed from the exposure time, if that is stated.
   */
  static Optional<Range<Double>> of(Dataset dataset) {
    OptionalDouble start = unflagged(dataset, T_MIN);
    if (start.isEmpty() || start.getAsDouble() <= 0) {
      return Optional.empty();
    }
    double from = start.getAsDouble();
    double exposure = unflagged(dataset, T_EXPTIME).orElse(0) / SECONDS_PER_DAY;
    double to = unflagged(dataset, T_MAX).orElse(from + exposure);
    return Optional.of(Range.closed(from, Math.max(from, to)));
  }

  /** A number that was neither repaired nor doubted. */
  static OptionalDouble unflagged(Dataset dataset, ObsCoreColumn column) {
    return dataset.original().containsKey(column) ? OptionalDouble.empty() : dataset.number(column);
  }

  /** Days between the nearest two intervals, 0 when they meet; empty when one side has none. */
  OptionalDouble gap(TimeSpans other) {
    if (spans.isEmpty() || other.spans.isEmpty()) {
      return OptionalDouble.empty();
    }
    Iterator<Range<Double>> left = spans.asRanges().iterator();
    Iterator<Range<Double>> right = other.spans.asRanges().iterator();
    Range<Double> a = left.next();
    Range<Double> b = right.next();
    double nearest = gap(a, b);
    while (nearest > 0) {
      boolean leftEndsFirst = a.upperEndpoint() < b.upperEndpoint();
      if (leftEndsFirst ? !left.hasNext() : !right.hasNext()) {
        break;
      }
      if (leftEndsFirst) {
        a = left.next();
      } else {
        b = right.next();
      }
      nearest = Math.min(nearest, gap(a, b));
    }
    return OptionalDouble.of(nearest);
  }

  private static double gap(Range<Double> a, Range<Double> b) {
    double apart =
        Math.max(a.lowerEndpoint() - b.upperEndpoint(), b.lowerEndpoint() - a.upperEndpoint());
    return Math.max(0, apart);
  }
}

package skysift.index;

import com.google.common.collect.BoundType;
import com.google.common.collect.Range;
import skysift.search.Limits;

/** Limits made fast: ranges as the least and the greatest number in them. */
final class LimitCheck {
  private final double[] lows;
  private final double[] highs;
  private final boolean inside;
  private final boolean orNotStated;

  LimitCheck(Limits limits) {
    lows = limits.ranges().stream().mapToDouble(LimitCheck::least).toArray();
    highs = limits.ranges().stream().mapToDouble(LimitCheck::greatest).toArray();
    inside = limits.inside();
    orNotStated = limits.orNotStated();
  }

  static double least(Range<Double> range) {
    if (!range.hasLowerBound()) {
      return Double.NEGATIVE_INFINITY;
    }
    boolean closed = range.lowerBoundType() == BoundType.CLOSED;
    return closed ? range.lowerEndpoint() : Math.nextUp(range.lowerEndpoint());
  }

  static double greatest(Range<Double> range) {
    if (!range.hasUpperBound()) {
      return Double.POSITIVE_INFINITY;
    }
    boolean closed = range.upperBoundType() == BoundType.CLOSED;
    return closed ? range.upperEndpoint() : Math.nextDown(range.upperEndpoint());
  }

  /** Whether an interval is allowed; NaN when it is not stated. */
  boolean allows(double from, double to) {
    if (Double.isNaN(from)) {
      return orNotStated;
    }
    for (int i = 0; i < lows.length; i++) {
      boolean met = inside ? from >= lows[i] && to <= highs[i] : to >= lows[i] && from <= highs[i];
      if (met && lows[i] <= highs[i]) {
        return true;
      }
    }
    return false;
  }
}

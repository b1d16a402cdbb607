package skysift.search;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Range;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What values of a column, or which intervals along an axis, are allowed. A value counts as an
 * interval without length, and so does an interval of which only one end is stated.
 *
 * @param ranges of which one must be met, in the unit of the column
 * @param inside whether an interval must lie wholly in one of the ranges; else it need only overlap
 * @param orNotStated whether datasets that state nothing are allowed too; only these, when there
 *     are no ranges
 */
public record Limits(ImmutableList<Range<Double>> ranges, boolean inside, boolean orNotStated) {
  /** Nothing but what states no value. */
  public static final Limits NOT_STATED = new Limits(ImmutableList.of(), false, true);

  public Limits {
    checkArgument(orNotStated || !ranges.isEmpty(), "limits that allow nothing");
    ranges.forEach(Limits::checkNumbers);
  }

  private static void checkNumbers(Range<Double> range) {
    boolean nan =
        (range.hasLowerBound() && range.lowerEndpoint().isNaN())
            || (range.hasUpperBound() && range.upperEndpoint().isNaN());
    checkArgument(!nan, "range with an end that is no number");
  }

  /** What overlaps the range; for values, what lies in it. */
  public static Limits overlapping(Range<Double> range) {
    return overlapping(List.of(range));
  }

  /** What overlaps one of the ranges. */
  public static Limits overlapping(List<Range<Double>> ranges) {
    return new Limits(ImmutableList.copyOf(ranges), false, false);
  }

  /** What lies wholly in one of the ranges. */
  public static Limits inside(List<Range<Double>> ranges) {
    return new Limits(ImmutableList.copyOf(ranges), true, false);
  }

  /** The same, datasets that state no value included. */
  public Limits withNotStated() {
    return new Limits(ranges, inside, true);
  }

  /** The range, when these limits are no more than to overlap it. */
  Optional<Range<Double>> overlappedRange() {
    boolean plain = ranges.size() == 1 && !inside && !orNotStated;
    return plain ? Optional.of(ranges.get(0)) : Optional.empty();
  }

  /** For reading: "[1.0..2.0] or not stated". */
  @Override
  public String toString() {
    String all = ranges.stream().map(Range::toString).collect(Collectors.joining(" or "));
    String how = inside && !ranges.isEmpty() ? "inside " : "";
    return how + all + (orNotStated ? (all.isEmpty() ? "" : " or ") + "not stated" : "");
  }
}

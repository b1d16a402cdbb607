package skysift.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Range;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import skysift.search.Axis;
import skysift.search.Histogram;
import skysift.search.Ranges;

/**
 * Edges of histograms at round values, with an open bin at each end. Time in MJD at calendar dates,
 * wavelength in metres at equal steps of its logarithm.
 */
final class AxisGrid {
  /** Bars that a histogram has at most. */
  static final int MOST = 120;

  /** What lies farther out on either side is not shown unless asked for: 1 in 1000. */
  private static final double ASIDE = 0.001;

  /** What is found fills at least so much of the axis, else it is fitted anew. */
  private static final double FILLED = 0.25;

  private static final int[] MONTHS = {1, 3, 6, 12, 24, 60, 120};
  private static final double[] DAYS = {1.0 / 1440, 1.0 / 96, 1.0 / 24, 0.25, 1, 2, 5, 10};
  private static final double[] DEX = {0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2};
  private static final int FIRST_YEAR = 1850;
  private static final int LAST_YEAR = 2060;
  private static final double SHORTEST_DEX = -19;
  private static final double LONGEST_DEX = 3;

  private AxisGrid() {}

  /** All that there may be, to see where there is something. */
  static ImmutableList<Double> whole(Axis axis) {
    return axis == Axis.TIME
        ? open(months(LocalDate.of(FIRST_YEAR, 1, 1), mjd(LocalDate.of(LAST_YEAR, 1, 1)), 12))
        : open(dex(SHORTEST_DEX, LONGEST_DEX, 0.25));
  }

  /** Round steps over a part of the axis. */
  static ImmutableList<Double> over(Axis axis, Range<Double> part) {
    return axis == Axis.TIME
        ? open(times(part.lowerEndpoint(), part.upperEndpoint()))
        : open(wavelengths(Math.log10(part.lowerEndpoint()), Math.log10(part.upperEndpoint())));
  }

  /** Where a histogram over the whole has nearly all it has; the whole when it has nothing. */
  static Range<Double> occupied(Histogram whole) {
    List<Long> counts = whole.counts();
    int last = counts.size() - 2;
    double total = counts.subList(1, last + 1).stream().mapToLong(n -> n).sum();
    int from = 1;
    for (double before = counts.get(1); before <= total * ASIDE && from < last; from++) {
      before += counts.get(from + 1);
    }
    int to = last;
    for (double after = counts.get(last); after <= total * ASIDE && to > from; to--) {
      after += counts.get(to - 1);
    }
    if (total == 0) {
      return usual(whole.axis());
    }
    return Range.closed(whole.edges().get(from), whole.edges().get(to + 1));
  }

  /**
   * Whether what is counted still fills a good part of the bars, and hardly any lies beyond them.
   */
  static boolean fills(Histogram histogram) {
    List<Long> counts = histogram.counts();
    int last = counts.size() - 1;
    int from = 1;
    while (from < last && counts.get(from) == 0) {
      from++;
    }
    int to = last - 1;
    while (to > from && counts.get(to) == 0) {
      to--;
    }
    return isInside(counts) && to - from + 1 >= FILLED * (last - 1);
  }

  /** Whether there is something, and hardly any of it lies beyond the bars. */
  static boolean holdsAll(Histogram histogram) {
    return histogram.counts().stream().anyMatch(n -> n > 0) && isInside(histogram.counts());
  }

  private static boolean isInside(List<Long> counts) {
    int last = counts.size() - 1;
    long inside = counts.subList(1, last).stream().mapToLong(n -> n).sum();
    return counts.get(0) + counts.get(last) <= ASIDE * inside;
  }

  /** What is shown when there is nothing. */
  private static Range<Double> usual(Axis axis) {
    return axis == Axis.TIME
        ? Range.closed(mjd(LocalDate.of(1980, 1, 1)), mjd(LocalDate.of(2030, 1, 1)))
        : Range.closed(1e-13, 10.0);
  }

  private static ImmutableList<Double> times(double from, double to) {
    double span = to - from;
    for (double days : DAYS) {
      if (span / days <= MOST) {
        return steps(Math.floor(from / days), Math.ceil(to / days), days);
      }
    }
    for (int months : MONTHS) {
      if (span / (months * 30.4) <= MOST) {
        LocalDate day = Ranges.instant(from).atZone(ZoneOffset.UTC).toLocalDate();
        int month = (day.getYear() * 12 + day.getMonthValue() - 1) / months * months;
        return months(LocalDate.of(month / 12, month % 12 + 1, 1), to, months);
      }
    }
    return steps(Math.floor(from / 7305), Math.ceil(to / 7305), 7305);
  }

  private static ImmutableList<Double> wavelengths(double from, double to) {
    for (double step : DEX) {
      if ((to - from) / step <= MOST) {
        return dex(Math.floor(from / step + 1e-6) * step, to - step * 1e-6, step);
      }
    }
    return dex(from, to, (to - from) / MOST);
  }

  private static ImmutableList<Double> steps(double first, double last, double step) {
    ImmutableList.Builder<Double> edges = ImmutableList.builder();
    for (double i = first; i <= Math.max(last, first + 1); i++) {
      edges.add(i * step);
    }
    return edges.build();
  }

  private static ImmutableList<Double> months(LocalDate first, double to, int months) {
    ImmutableList.Builder<Double> edges = ImmutableList.builder();
    LocalDate day = first;
    edges.add(mjd(day));
    do {
      day = day.plusMonths(months);
      edges.add(mjd(day));
    } while (mjd(day) < to);
    return edges.build();
  }

  private static ImmutableList<Double> dex(double first, double to, double step) {
    ImmutableList.Builder<Double> edges = ImmutableList.builder();
    edges.add(Math.pow(10, first));
    int i = 0;
    do {
      i++;
      edges.add(Math.pow(10, first + i * step));
    } while (first + i * step < to);
    return edges.build();
  }

  private static ImmutableList<Double> open(List<Double> edges) {
    return ImmutableList.<Double>builder()
        .add(Double.NEGATIVE_INFINITY)
        .addAll(edges)
        .add(Double.POSITIVE_INFINITY)
        .build();
  }

  private static double mjd(LocalDate day) {
    return Ranges.mjd(day.atStartOfDay().toInstant(ZoneOffset.UTC));
  }
}

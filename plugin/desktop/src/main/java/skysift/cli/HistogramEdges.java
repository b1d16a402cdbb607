package skysift.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Range;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import skysift.search.Axis;
import skysift.search.Ranges;

/**
 * The edges of a histogram, as typed after its axis or as usual: years since 1970, powers of ten of
 * the wavelength, and all before and after them.
 */
record HistogramEdges(Axis axis, ImmutableList<Double> edges) {
  private static final int FIRST_YEAR = 1970;
  private static final int SHORTEST = -19;
  private static final int LONGEST = 2;

  static HistogramEdges parse(String text) {
    int equals = text.indexOf('=');
    String word = equals < 0 ? text : text.substring(0, equals);
    Axis axis =
        Axis.ofWord(word)
            .orElseThrow(
                () -> new IllegalArgumentException("--histogram " + word + ": time or wavelength"));
    return new HistogramEdges(
        axis, equals < 0 ? usual(axis) : edges(axis, text.substring(equals + 1)));
  }

  private static ImmutableList<Double> edges(Axis axis, String text) {
    Stream<Range<Double>> starts =
        Stream.of(text.split(",", -1))
            .map(edge -> edge.strip() + "/")
            .map(axis == Axis.TIME ? Ranges::time : HistogramEdges::wavelength);
    return starts
        .map(range -> range.hasLowerBound() ? range.lowerEndpoint() : range.upperEndpoint())
        .sorted()
        .collect(ImmutableList.toImmutableList());
  }

  /** From a wavelength up; what is told as an energy or a frequency ends there. */
  private static Range<Double> wavelength(String text) {
    Range<Double> range = Ranges.wavelength(text);
    return range.hasUpperBound() ? Range.atMost(range.upperEndpoint()) : range;
  }

  private static ImmutableList<Double> usual(Axis axis) {
    ImmutableList.Builder<Double> edges = ImmutableList.builder();
    if (axis == Axis.WAVELENGTH) {
      edges.add(0.0);
      for (int power = SHORTEST; power <= LONGEST; power++) {
        edges.add(Double.parseDouble("1e" + power));
      }
    } else {
      edges.add(Double.NEGATIVE_INFINITY);
      int next = LocalDate.now(ZoneOffset.UTC).getYear() + 1;
      for (int year = FIRST_YEAR; year <= next; year++) {
        edges.add(Ranges.time(year + "/").lowerEndpoint());
      }
    }
    return edges.add(Double.POSITIVE_INFINITY).build();
  }
}

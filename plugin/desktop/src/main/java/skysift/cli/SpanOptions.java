package skysift.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Range;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Option;
import skysift.search.Ranges;

/** When, and at which wavelengths; each may be given several times, of which one must hold. */
final class SpanOptions {
  @Option(
      names = "--time",
      paramLabel = "FROM/TO",
      description = "Overlaps this time: MJD or ISO dates, UTC; either end may be empty.")
  private List<String> times = List.of();

  @Option(
      names = "--wavelength",
      paramLabel = "FROM/TO",
      description = "Overlaps this range: m, um, nm, A, GHz, keV; metres without a unit.")
  private List<String> wavelengths = List.of();

  /** As they were written. */
  List<String> times() {
    return times;
  }

  /** As they were written. */
  List<String> wavelengths() {
    return wavelengths;
  }

  /** MJD. */
  ImmutableList<Range<Double>> timeRanges() {
    return ranges(times, Ranges::time);
  }

  /** Metres. */
  ImmutableList<Range<Double>> wavelengthRanges() {
    return ranges(wavelengths, Ranges::wavelength);
  }

  private static ImmutableList<Range<Double>> ranges(
      List<String> texts, Function<String, Range<Double>> reader) {
    return texts.stream().map(reader).collect(ImmutableList.toImmutableList());
  }
}

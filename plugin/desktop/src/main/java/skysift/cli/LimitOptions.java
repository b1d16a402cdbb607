package skysift.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Range;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Axis;
import skysift.search.Limits;
import skysift.search.Ranges;
import skysift.search.SearchRequest;

/** Ranges; each may be given several times, of which one must hold. */
final class LimitOptions {
  /** Stands for what states no value. */
  private static final String NONE = "none";

  @Mixin private SpanOptions spans;

  @Option(
      names = "--inside",
      paramLabel = "time|wavelength",
      description = "Lies inside of the range, not only overlaps it.")
  private List<String> inside = List.of();

  @Option(names = "--exptime", paramLabel = "FROM/TO", description = "Exposure time, s.")
  private List<String> exposures = List.of();

  @Option(names = "--resolution", paramLabel = "FROM/TO", description = "Resolution, arcsec.")
  private List<String> resolutions = List.of();

  @Option(
      names = "--resolving-power",
      paramLabel = "FROM/TO",
      description = "Spectral resolving power.")
  private List<String> powers = List.of();

  @Option(
      names = "--size",
      paramLabel = "FROM/TO",
      description = "Estimated size: kB, MB, GB; kB without a unit.")
  private List<String> sizes = List.of();

  @Option(names = "--fov", paramLabel = "FROM/TO", description = "Field of view, deg.")
  private List<String> fields = List.of();

  @Option(names = "--level-min", paramLabel = "N", description = "Calibration level at least.")
  private Integer level;

  boolean any() {
    return level != null
        || Stream.of(
                spans.times(), spans.wavelengths(), exposures, resolutions, powers, sizes, fields)
            .anyMatch(given -> !given.isEmpty());
  }

  SearchRequest apply(SearchRequest request) {
    SearchRequest limited =
        request
            .withSpan(Axis.TIME, limits(spans.times(), Ranges::time, isInside(Axis.TIME)))
            .withSpan(
                Axis.WAVELENGTH,
                limits(spans.wavelengths(), Ranges::wavelength, isInside(Axis.WAVELENGTH)))
            .withColumn(ObsCoreColumn.T_EXPTIME, limits(exposures, Ranges::exposure, false))
            .withColumn(ObsCoreColumn.S_RESOLUTION, limits(resolutions, Ranges::resolution, false))
            .withColumn(ObsCoreColumn.EM_RES_POWER, limits(powers, Ranges::resolvingPower, false))
            .withColumn(ObsCoreColumn.ACCESS_ESTSIZE, limits(sizes, Ranges::size, false))
            .withColumn(ObsCoreColumn.S_FOV, limits(fields, Ranges::fieldOfView, false));
    Optional<Limits> levels =
        Optional.ofNullable(level).map(l -> Limits.overlapping(Range.atLeast((double) l)));
    return limited.withColumn(ObsCoreColumn.CALIB_LEVEL, levels);
  }

  private boolean isInside(Axis axis) {
    for (String word : inside) {
      if (Axis.ofWord(word).isEmpty()) {
        throw new IllegalArgumentException("--inside " + word + ": time or wavelength");
      }
    }
    return inside.stream().anyMatch(word -> Axis.ofWord(word).orElseThrow() == axis);
  }

  private static Optional<Limits> limits(
      List<String> texts, Function<String, Range<Double>> reader, boolean inside) {
    if (texts.isEmpty()) {
      return Optional.empty();
    }
    ImmutableList<Range<Double>> ranges =
        texts.stream()
            .filter(text -> !isNone(text))
            .map(reader)
            .collect(ImmutableList.toImmutableList());
    return Optional.of(new Limits(ranges, inside, texts.stream().anyMatch(LimitOptions::isNone)));
  }

  private static boolean isNone(String text) {
    return text.strip().toLowerCase(Locale.ROOT).equals(NONE);
  }
}

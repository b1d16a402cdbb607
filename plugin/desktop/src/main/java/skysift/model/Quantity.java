package skysift.model;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Range;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Limits;
import skysift.search.Ranges;
import skysift.text.Texts;

/** A column of numbers that can be limited, with the units in which people write it. */
public enum Quantity {
  EXPOSURE(ObsCoreColumn.T_EXPTIME, Ranges::exposure, ImmutableMap.of("s", 1.0)),
  RESOLUTION(
      ObsCoreColumn.S_RESOLUTION, Ranges::resolution, ImmutableMap.of("arcsec", 1.0, "mas", 1e-3)),
  RESOLVING_POWER(ObsCoreColumn.EM_RES_POWER, Ranges::resolvingPower, ImmutableMap.of("", 1.0)),
  FIELD(ObsCoreColumn.S_FOV, Ranges::fieldOfView, ImmutableMap.of("deg", 1.0, "arcmin", 1 / 60.0)),
  SIZE(
      ObsCoreColumn.ACCESS_ESTSIZE,
      Ranges::size,
      ImmutableMap.of("TB", 1e9, "GB", 1e6, "MB", 1e3, "kB", 1.0));

  private static final Texts TEXTS = Texts.of(Quantity.class);
  private static final Splitter SEVERAL = Splitter.onPattern("[,;]|\\bor\\b").omitEmptyStrings();
  private static final MathContext DIGITS = new MathContext(6);

  private final ObsCoreColumn column;
  private final Function<String, Range<Double>> reader;

  /** The largest first, each with how many of the column's own it is. */
  private final ImmutableMap<String, Double> units;

  Quantity(
      ObsCoreColumn column,
      Function<String, Range<Double>> reader,
      ImmutableMap<String, Double> units) {
    this.column = column;
    this.reader = reader;
    this.units = units;
  }

  /** That column's; empty when it cannot be limited by name. */
  static Optional<Quantity> of(ObsCoreColumn column) {
    return Arrays.stream(values()).filter(one -> one.column == column).findFirst();
  }

  /** The column that it limits. */
  public ObsCoreColumn column() {
    return column;
  }

  /** Heading on the screen. */
  public String title() {
    return TEXTS.get(
        switch (this) {
          case EXPOSURE -> "quantity.exposure";
          case RESOLUTION -> "quantity.resolution";
          case RESOLVING_POWER -> "quantity.power";
          case FIELD -> "quantity.field";
          case SIZE -> "quantity.size";
        });
  }

  /**
   * Reads ranges with commas between: {@code 100–1000 s}, {@code 100/1000}, {@code > 2 h}, {@code
   * <= 5 MB}.
   *
   * @return in the unit of the column; ends belong to a range
   * @throws IllegalArgumentException naming the text that is none
   */
  public ImmutableList<Range<Double>> read(String text) {
    ImmutableList.Builder<Range<Double>> ranges = ImmutableList.builder();
    for (String part : SEVERAL.split(text)) {
      if (!part.isBlank()) {
        ranges.add(range(part.strip()));
      }
    }
    return ranges.build();
  }

  private Range<Double> range(String text) {
    String range =
        text.replaceFirst("^(?:>=?|≥|from\\b|at least\\b)\\s*(.*)$", "$1/")
            .replaceFirst("^(?:<=?|≤|to\\b|at most\\b)\\s*(.*)$", "/$1")
            .replaceFirst("\\s*(?:–|\\.\\.|\\bto\\b)\\s*", "/")
            .replaceFirst("(?<=[\\p{Alnum}.\\s])(?<!\\d[eE])-\\s*(?=[.\\d])", "/");
    if (!range.contains("/")) {
      throw new IllegalArgumentException(TEXTS.get("quantity.one", text));
    }
    return reader.apply(range);
  }

  /** The ranges of the limits as they can be read again, to six digits. */
  public String text(Limits limits) {
    return limits.ranges().stream().map(this::text).collect(Collectors.joining(", "));
  }

  /** The same of any column, in its own unit. */
  static String text(Limits limits, String unit) {
    return limits.ranges().stream()
        .map(range -> text(range, unit, 1))
        .collect(Collectors.joining(", "));
  }

  private String text(Range<Double> range) {
    double largest = range.hasUpperBound() ? range.upperEndpoint() : range.lowerEndpoint();
    Map.Entry<String, Double> unit =
        units.entrySet().stream()
            .filter(one -> largest >= one.getValue())
            .findFirst()
            .orElseGet(() -> units.entrySet().asList().getLast());
    return text(range, unit.getKey(), unit.getValue());
  }

  private static String text(Range<Double> range, String unit, double size) {
    String from = range.hasLowerBound() ? number(range.lowerEndpoint() / size) : "";
    String to = range.hasUpperBound() ? number(range.upperEndpoint() / size) : "";
    String ends = from.isEmpty() ? "≤ " + to : to.isEmpty() ? "≥ " + from : from + "–" + to;
    return (ends + " " + unit).strip();
  }

  private static String number(double value) {
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}

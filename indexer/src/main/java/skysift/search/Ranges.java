package skysift.search;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Range;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skysift.obscore.Bands;

/** Ranges of time and wavelength as users type them: {@code FROM/TO}, either end may be empty. */
public final class Ranges {
  private static final Instant MJD_ZERO = Instant.parse("1858-11-17T00:00:00Z");
  private static final double SECONDS_PER_DAY = 86_400;

  /** Speed of light, m/s. */
  private static final double C = 299_792_458.0;

  private static final ImmutableMap<String, DoubleUnaryOperator> TO_METRES =
      ImmutableMap.<String, DoubleUnaryOperator>builder()
          .put("m", v -> v)
          .put("mm", v -> v * 1e-3)
          .put("um", v -> v * 1e-6)
          .put("nm", v -> v * 1e-9)
          .put("a", v -> v * 1e-10)
          .put("angstrom", v -> v * 1e-10)
          .put("hz", v -> C / v)
          .put("mhz", v -> C / (v * 1e6))
          .put("ghz", v -> C / (v * 1e9))
          .put("thz", v -> C / (v * 1e12))
          .put("ev", v -> Bands.EV_METRES / v)
          .put("kev", v -> Bands.EV_METRES / (v * 1e3))
          .put("mev", v -> Bands.EV_METRES / (v * 1e6))
          .put("gev", v -> Bands.EV_METRES / (v * 1e9))
          .put("tev", v -> Bands.EV_METRES / (v * 1e12))
          .buildOrThrow();

  private static final Pattern QUANTITY = Pattern.compile("([-+.0-9eE]+?)\\s*([A-Za-zµμÅ]*)");

  private Ranges() {}

  /**
   * A time range in MJD. Ends are MJD numbers, or ISO dates in UTC ({@code 2004}, {@code 2004-01},
   * {@code 2004-01-31}, {@code 2004-01-31T12:00:00}); a date as upper end means its last moment.
   *
   * @throws IllegalArgumentException naming the text when it is neither
   */
  public static Range<Double> time(String text) {
    String[] ends = ends("time", text);
    return range(
        "time",
        text,
        ends[0].isEmpty() ? Double.NEGATIVE_INFINITY : mjd(ends[0], false),
        ends[1].isEmpty() ? Double.POSITIVE_INFINITY : mjd(ends[1], true));
  }

  /**
   * A wavelength range in metres. Units m, mm, um, nm, A, GHz, keV and their like; a unit after the
   * second number holds for both; metres when there is none. Energies and frequencies are turned
   * into wavelengths, whatever end comes first.
   *
   * @throws IllegalArgumentException naming the text when it is none
   */
  public static Range<Double> wavelength(String text) {
    String[] ends = ends("wavelength", text);
    String common = unitOf(text, ends[1]).isEmpty() ? unitOf(text, ends[0]) : unitOf(text, ends[1]);
    double from = metres(text, ends[0], common);
    double to = metres(text, ends[1], common);
    boolean inverse = inverse(common);
    if (Double.isNaN(from)) {
      from = inverse ? Double.POSITIVE_INFINITY : 0;
    }
    if (Double.isNaN(to)) {
      to = inverse ? 0 : Double.POSITIVE_INFINITY;
    }
    return range("wavelength", text, Math.min(from, to), Math.max(from, to));
  }

  /**
   * A range of exposure times in seconds.
   *
   * @throws IllegalArgumentException naming the text when it is none
   */
  public static Range<Double> exposure(String text) {
    return numbers(
        "exposure time", text, ImmutableMap.of("", 1.0, "s", 1.0, "min", 60.0, "h", 3600.0));
  }

  /**
   * A range of resolutions in arcseconds.
   *
   * @throws IllegalArgumentException naming the text when it is none
   */
  public static Range<Double> resolution(String text) {
    return numbers(
        "resolution", text, ImmutableMap.of("", 1.0, "arcsec", 1.0, "mas", 1e-3, "arcmin", 60.0));
  }

  /**
   * A range of sizes in kilobytes.
   *
   * @throws IllegalArgumentException naming the text when it is none
   */
  public static Range<Double> size(String text) {
    return numbers(
        "size", text, ImmutableMap.of("", 1.0, "kb", 1.0, "mb", 1e3, "gb", 1e6, "tb", 1e9));
  }

  /**
   * A range of fields of view in degrees.
   *
   * @throws IllegalArgumentException naming the text when it is none
   */
  public static Range<Double> fieldOfView(String text) {
    return numbers("field of view", text, ImmutableMap.of("", 1.0, "deg", 1.0, "arcmin", 1 / 60.0));
  }

  /**
   * A range of spectral resolving powers.
   *
   * @throws IllegalArgumentException naming the text when it is none
   */
  public static Range<Double> resolvingPower(String text) {
    return numbers("resolving power", text, ImmutableMap.of("", 1.0));
  }

  /** A unit after the second number holds for both. */
  private static Range<Double> numbers(
      String what, String text, ImmutableMap<String, Double> units) {
    String[] ends = ends(what, text);
    Matcher from = quantity(what, text, ends[0]);
    Matcher to = quantity(what, text, ends[1]);
    String fallback = ends[1].isEmpty() ? "" : to.group(2);
    return range(
        what,
        text,
        ends[0].isEmpty()
            ? Double.NEGATIVE_INFINITY
            : number(what, text, from, from.group(2).isEmpty() ? fallback : from.group(2), units),
        ends[1].isEmpty() ? Double.POSITIVE_INFINITY : number(what, text, to, to.group(2), units));
  }

  private static Matcher quantity(String what, String text, String end) {
    Matcher matcher = QUANTITY.matcher(end);
    checkArgument(
        end.isEmpty() || matcher.matches(), "%s \"%s\": \"%s\" is no quantity", what, text, end);
    return matcher;
  }

  private static double number(
      String what, String text, Matcher end, String unit, ImmutableMap<String, Double> units) {
    Double factor = units.get(unit.toLowerCase(Locale.ROOT));
    checkArgument(factor != null, "%s \"%s\": unknown unit %s", what, text, unit);
    try {
      return Double.parseDouble(end.group(1)) * factor;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(what + " \"" + text + "\": no number in it", e);
    }
  }

  /** MJD of an instant, UTC. */
  public static double mjd(Instant instant) {
    Duration since = Duration.between(MJD_ZERO, instant);
    return (since.getSeconds() + since.getNano() / 1e9) / SECONDS_PER_DAY;
  }

  /** The instant of an MJD in UTC, to the millisecond. */
  public static Instant instant(double mjd) {
    return MJD_ZERO.plusMillis(Math.round(mjd * SECONDS_PER_DAY * 1000));
  }

  private static String[] ends(String what, String text) {
    String[] ends = text.strip().split("/", -1);
    checkArgument(
        ends.length == 2 && !(ends[0].isBlank() && ends[1].isBlank()),
        "%s \"%s\" is not FROM/TO",
        what,
        text);
    return new String[] {ends[0].strip(), ends[1].strip()};
  }

  private static Range<Double> range(String what, String text, double from, double to) {
    checkArgument(from <= to, "%s \"%s\" ends before it begins", what, text);
    if (from == Double.NEGATIVE_INFINITY) {
      return Range.atMost(to);
    }
    return to == Double.POSITIVE_INFINITY ? Range.atLeast(from) : Range.closed(from, to);
  }

  private static double mjd(String text, boolean end) {
    if (text.matches("[-+]?\\d{5,}(\\.\\d*)?|[-+]?\\d+\\.\\d*")) {
      return Double.parseDouble(text);
    }
    try {
      if (text.matches("\\d{4}")) {
        return day(LocalDate.of(Integer.parseInt(text) + (end ? 1 : 0), 1, 1));
      }
      if (text.matches("\\d{4}-\\d{2}")) {
        return day(LocalDate.parse(text + "-01").plusMonths(end ? 1 : 0));
      }
      if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
        return day(LocalDate.parse(text).plusDays(end ? 1 : 0));
      }
      String time = text.replace(' ', 'T').replaceFirst("[Zz]$", "");
      return mjd(LocalDateTime.parse(time).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("\"" + text + "\" is neither an MJD nor an ISO date", e);
    }
  }

  private static double day(LocalDate date) {
    return mjd(date.atStartOfDay().toInstant(ZoneOffset.UTC));
  }

  private static String unitOf(String text, String end) {
    return end.isEmpty() ? "" : quantity(text, end).group(2);
  }

  private static Matcher quantity(String text, String end) {
    Matcher matcher = QUANTITY.matcher(end);
    checkArgument(matcher.matches(), "wavelength \"%s\": \"%s\" is no quantity", text, end);
    return matcher;
  }

  private static double metres(String text, String end, String common) {
    if (end.isEmpty()) {
      return Double.NaN;
    }
    Matcher matcher = quantity(text, end);
    String unit = matcher.group(2).isEmpty() ? common : matcher.group(2);
    DoubleUnaryOperator converter = TO_METRES.get(known(unit));
    checkArgument(converter != null, "wavelength \"%s\": unknown unit %s", text, unit);
    double value;
    try {
      value = Double.parseDouble(matcher.group(1));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("wavelength \"" + text + "\": no number in " + end, e);
    }
    checkArgument(value > 0, "wavelength \"%s\" must be more than 0", text);
    return converter.applyAsDouble(value);
  }

  private static boolean inverse(String unit) {
    return known(unit).endsWith("hz") || known(unit).endsWith("ev");
  }

  private static String known(String unit) {
    String word = unit.replace('µ', 'u').replace('μ', 'u').replace('Å', 'A');
    return word.isEmpty() ? "m" : word.toLowerCase(Locale.ROOT);
  }
}

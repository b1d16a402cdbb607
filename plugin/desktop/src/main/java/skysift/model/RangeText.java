package skysift.model;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Range;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Collectors;
import skysift.obscore.Bands;
import skysift.search.Axis;
import skysift.search.Limits;
import skysift.search.Ranges;
import skysift.text.Texts;

/** Ranges of time and wavelength as people write and read them; what is written can be read. */
public final class RangeText {
  private static final Texts TEXTS = Texts.of(RangeText.class);

  /** Wavelength of 1 keV, in m. */
  private static final double HC_KEV = Bands.EV_METRES / 1e3;

  /** Speed of light over 1 GHz, in m. */
  private static final double C_GHZ = 0.299792458;

  /** 120 eV, in metres; what is shorter is told by its energy. */
  private static final double LONGEST_X_RAY = 1.0332e-8;

  /** What is longer, in metres, is told by its frequency. */
  private static final double LONGEST_INFRARED = 1e-4;

  private static final String DASH = "–";
  private static final Splitter SEVERAL = Splitter.onPattern("[,;]|\\bor\\b").omitEmptyStrings();

  private RangeText() {}

  /**
   * Reads ranges with commas between, each {@code FROM/TO} in the forms of {@link Ranges}, or with
   * a dash or two dots instead of the stroke, or one value alone, such as a year.
   *
   * @throws IllegalArgumentException naming the text that is none
   */
  public static ImmutableList<Range<Double>> read(Axis axis, String text) {
    ImmutableList.Builder<Range<Double>> ranges = ImmutableList.builder();
    for (String part : SEVERAL.split(text)) {
      if (!part.isBlank()) {
        String range = part.strip().replaceFirst("\\s*(–|\\.\\.|\\s-\\s|\\bto\\b)\\s*", "/");
        String whole = range.contains("/") ? range : range + "/" + range;
        ranges.add(axis == Axis.TIME ? Ranges.time(mjdAside(whole)) : Ranges.wavelength(whole));
      }
    }
    ImmutableList<Range<Double>> all = ranges.build();
    if (all.isEmpty()) {
      throw new IllegalArgumentException("\"" + text + "\" holds no range");
    }
    return all;
  }

  private static String mjdAside(String range) {
    return range.replaceAll("(?i)mjd", "").strip();
  }

  /** All of the limits, for people. */
  public static String of(Axis axis, Limits limits) {
    String ranges = ranges(axis, limits);
    String how = limits.inside() && !ranges.isEmpty() ? TEXTS.get("range.inside", ranges) : ranges;
    if (!limits.orNotStated()) {
      return how;
    }
    return how.isEmpty() ? TEXTS.get("value.none") : TEXTS.get("filter.or none", how);
  }

  /** The ranges of the limits only. */
  public static String ranges(Axis axis, Limits limits) {
    return limits.ranges().stream().map(range -> of(axis, range)).collect(Collectors.joining(", "));
  }

  /** One range. */
  public static String of(Axis axis, Range<Double> range) {
    double from = range.hasLowerBound() ? range.lowerEndpoint() : Double.NEGATIVE_INFINITY;
    double to = range.hasUpperBound() ? range.upperEndpoint() : Double.POSITIVE_INFINITY;
    return axis == Axis.TIME ? times(from, to) : wavelengths(from, to);
  }

  private static String times(double from, double to) {
    if (from == to) {
      return moment(from);
    }
    boolean years = isYear(from) && isYear(to);
    String first = from == Double.NEGATIVE_INFINITY ? "" : date(from, years);
    String last = to == Double.POSITIVE_INFINITY ? "" : lastMoment(to, years);
    return first.equals(last) ? first : first + between(first, last) + last;
  }

  private static String between(String first, String last) {
    return first.isEmpty() || last.isEmpty() ? "/" : " " + DASH + " ";
  }

  private static boolean isYear(double mjd) {
    return Double.isInfinite(mjd) || mjd == Math.rint(mjd) && day(mjd).getDayOfYear() == 1;
  }

  private static LocalDate day(double mjd) {
    return Ranges.instant(mjd).atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static String date(double mjd, boolean yearOnly) {
    LocalDate day = day(mjd);
    if (yearOnly) {
      return "%04d".formatted(day.getYear());
    }
    return mjd == Math.rint(mjd) ? day.toString() : moment(mjd);
  }

  /** A date as upper end means its last moment. */
  private static String lastMoment(double mjd, boolean yearOnly) {
    return mjd == Math.rint(mjd) ? date(mjd - 1, yearOnly) : moment(mjd);
  }

  /** ISO, UTC, to the second. */
  public static String moment(double mjd) {
    Instant instant = Ranges.instant(mjd + 0.5 / 86_400);
    return instant.toString().substring(0, 19);
  }

  /** A wavelength range in the unit of its band: keV, nm, um, GHz; metres. */
  public static String wavelengths(double from, double to) {
    double middle = Double.isInfinite(to) ? from : from <= 0 ? to : Math.sqrt(from * to);
    if (middle < LONGEST_X_RAY) {
      double factor = middle > HC_KEV / 1e3 ? 1 : middle > HC_KEV / 1e6 ? 1e3 : 1e6;
      String unit = factor == 1 ? " keV" : factor == 1e3 ? " MeV" : " GeV";
      return both(HC_KEV / to / factor, HC_KEV / from / factor) + unit;
    }
    if (middle < 1e-6) {
      return both(from * 1e9, to * 1e9) + " nm";
    }
    if (middle < LONGEST_INFRARED) {
      return both(from * 1e6, to * 1e6) + " µm";
    }
    boolean mega = middle > C_GHZ;
    double speed = mega ? C_GHZ * 1e3 : C_GHZ;
    return both(speed / to, speed / from) + (mega ? " MHz" : " GHz");
  }

  private static String both(double from, double to) {
    String first = from > 0 && !Double.isInfinite(from) ? digits(from) : "";
    String last = to > 0 && !Double.isInfinite(to) ? digits(to) : "";
    String dash = first.isEmpty() || last.isEmpty() ? "/" : DASH;
    return first.equals(last) ? first : first + dash + last;
  }

  /** A number to four digits, without zeros at its end. */
  public static String digits(double value) {
    if (value >= 1000 && value < 1e7) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    String text = String.format(Locale.ROOT, "%.4g", value);
    int exponent = text.indexOf('e');
    String number = exponent < 0 ? text : text.substring(0, exponent);
    String power = exponent < 0 ? "" : text.substring(exponent);
    return (number.contains(".") ? number.replaceFirst("\\.?0+$", "") : number) + power;
  }
}

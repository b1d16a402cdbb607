package skysift.ui.ranges;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import skysift.model.RangeText;
import skysift.obscore.Bands;
import skysift.search.Axis;
import skysift.search.Ranges;
import skysift.text.Texts;

/** What stands below the bars. */
final class Ticks {
  private static final Texts TEXTS = Texts.of(Ticks.class);
  private static final int[] YEARS = {1, 2, 5, 10, 20, 50};
  private static final double DAYS_PER_YEAR = 365.25;

  /** Below this many factors of ten on the screen, values say more than names of bands. */
  private static final double FEW_DECADES = 2;

  private Ticks() {}

  /**
   * One of them.
   *
   * @param value where the text stands
   * @param edges where lines stand that part bands; none for plain ticks
   */
  record Tick(double value, String text, List<Double> edges) {}

  static List<Tick> of(Scale scale, int labelWidth) {
    return scale.axis() == Axis.TIME ? times(scale, labelWidth) : wavelengths(scale);
  }

  private static List<Tick> times(Scale scale, int labelWidth) {
    double years = (scale.to() - scale.from()) / DAYS_PER_YEAR;
    int most = Math.max(2, scale.width() / labelWidth);
    List<Tick> ticks = new ArrayList<>();
    if (years > 2) {
      int step = 100;
      for (int candidate : YEARS) {
        if (years / candidate <= most) {
          step = candidate;
          break;
        }
      }
      int last = day(scale.to()).getYear();
      for (int year = day(scale.from()).getYear() / step * step; year <= last; year += step) {
        addInside(ticks, scale, mjd(LocalDate.of(year, 1, 1)), "" + year);
      }
      return ticks;
    }
    double step = Math.max((scale.to() - scale.from()) / most * 2, 1e-3);
    for (double at = scale.from() + step / 2; at < scale.to(); at += step) {
      String moment = RangeText.moment(at);
      boolean hours = step < 1;
      addInside(ticks, scale, at, hours ? moment.substring(5, 16) : moment.substring(0, 10));
    }
    return ticks;
  }

  private static List<Tick> wavelengths(Scale scale) {
    List<Tick> ticks = new ArrayList<>();
    double decades = Math.log10(scale.to() / scale.from());
    if (decades < FEW_DECADES) {
      return values(scale, decades < FEW_DECADES / 4);
    }
    double longest = scale.to();
    for (Bands.Band band : Bands.all()) {
      double from = Math.max(band.shortest(), scale.from());
      if (from < longest) {
        double middle = Math.sqrt(from * longest);
        ticks.add(new Tick(middle, name(band), List.of(from, longest)));
        longest = from;
      }
    }
    // from left to right, as they are written
    return ticks.reversed();
  }

  private static String name(Bands.Band band) {
    return TEXTS.get(
        switch (band.name()) {
          case "gamma-ray" -> "gamma";
          case "x-ray" -> "xray";
          case "euv" -> "euv";
          case "uv" -> "uv";
          case "optical" -> "opt";
          case "infrared" -> "ir";
          case "millimeter" -> "mm";
          default -> "radio";
        });
  }

  /** At round values; at some values where these would be too few. */
  private static List<Tick> values(Scale scale, boolean close) {
    List<Tick> ticks = new ArrayList<>();
    if (close) {
      for (int i = 0; i < 4; i++) {
        addWave(ticks, scale, scale.from() + (scale.to() - scale.from()) * (i + 0.5) / 4);
      }
      return ticks;
    }
    int last = (int) Math.floor(Math.log10(scale.to()));
    for (int power = (int) Math.floor(Math.log10(scale.from())); power <= last; power++) {
      for (int number : new int[] {1, 2, 3, 5}) {
        addWave(ticks, scale, number * Math.pow(10, power));
      }
    }
    return ticks;
  }

  private static void addWave(List<Tick> ticks, Scale scale, double value) {
    addInside(ticks, scale, value, RangeText.wavelengths(value, value));
  }

  private static void addInside(List<Tick> ticks, Scale scale, double value, String text) {
    if (value >= scale.from() && value <= scale.to()) {
      ticks.add(new Tick(value, text, List.of()));
    }
  }

  private static LocalDate day(double mjd) {
    return Ranges.instant(mjd).atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static double mjd(LocalDate day) {
    return Ranges.mjd(day.atStartOfDay().toInstant(ZoneOffset.UTC));
  }
}

package skysift.datalink;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import skysift.sky.Footprint;
import skysift.vo.ServiceDescriptor.Input;

/** Whether a value may be sent for an input, by its datatype and xtype (DALI 1.1 §3.3). */
final class InputCheck {
  private static final Splitter WORDS =
      Splitter.on(CharMatcher.anyOf(" ,\t")).omitEmptyStrings().trimResults();

  private InputCheck() {}

  /**
   * The value as it is sent: numbers separated by one blank, open ends as infinities.
   *
   * @throws IllegalArgumentException when it is not allowed
   */
  static String sent(Input input, String said) {
    String text = said.strip();
    if (!input.options().isEmpty() && !input.options().contains(text)) {
      throw refused(input, said, "it must be one of " + String.join(", ", input.options()));
    }
    return switch (input.xtype()) {
      case "circle", "polygon", "range", "point" -> region(input, text);
      case "interval" -> interval(input, text);
      case "timestamp" -> text;
      default -> isNumber(input) ? numbers(input, text) : text;
    };
  }

  private static boolean isNumber(Input input) {
    return switch (input.datatype()) {
      case "short", "int", "long", "float", "double", "unsignedByte" -> true;
      default -> false;
    };
  }

  /** SODA's POS says its shape before the numbers; others do not. */
  private static String region(Input input, String text) {
    String shape = input.xtype().toUpperCase(Locale.ROOT);
    String numbers =
        text.regionMatches(true, 0, shape, 0, shape.length())
            ? text.substring(shape.length())
            : text;
    List<Double> values = parsed(input, text, numbers);
    int count = values.size();
    boolean counts =
        switch (input.xtype()) {
          case "circle" -> count == 3;
          case "range" -> count == 4;
          case "point" -> count == 2;
          default -> count >= 6 && count % 2 == 0;
        };
    if (!counts) {
      throw refused(input, text, "it must be " + form(input));
    }
    check(input, text, values);
    String sent = String.join(" ", WORDS.split(numbers));
    return input.name().equalsIgnoreCase("POS") ? shape + " " + sent : sent;
  }

  private static void check(Input input, String text, List<Double> values) {
    if (input.xtype().equals("range")) {
      return;
    }
    for (int i = 1; i < values.size(); i += 2) {
      if (!(Math.abs(values.get(i)) <= 90)) {
        throw refused(input, text, "a declination is between -90 and 90 degrees");
      }
    }
    if (input.xtype().equals("circle") && !(values.get(2) > 0 && values.get(2) <= 180)) {
      throw refused(input, text, "a radius is more than 0 and at most 180 degrees");
    }
    if (!input.max().isEmpty() && !input.xtype().equals("point") && outside(input, values)) {
      throw refused(input, text, "it lies outside of the data, which are at " + input.max());
    }
  }

  /** Whether it misses the region that the service states as its data's; not if that is unclear. */
  private static boolean outside(Input input, List<Double> values) {
    try {
      double[] data = WORDS.splitToStream(input.max()).mapToDouble(Double::parseDouble).toArray();
      double[] asked = values.stream().mapToDouble(Double::doubleValue).toArray();
      return !Footprint.ofDali(input.xtype(), data).meets(Footprint.ofDali(input.xtype(), asked));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String interval(Input input, String text) {
    String both = text.contains("/") ? open(text) : text;
    List<Double> ends = parsed(input, text, both);
    if (ends.size() != 2 || !(ends.get(0) <= ends.get(1))) {
      throw refused(input, text, "it must be " + form(input));
    }
    double low = limits(input).stream().min(Double::compare).orElse(Double.NEGATIVE_INFINITY);
    double high = limits(input).stream().max(Double::compare).orElse(Double.POSITIVE_INFINITY);
    boolean below = !input.min().isEmpty() || limits(input).size() > 1;
    boolean misses = below && ends.get(1) < low || !input.max().isEmpty() && ends.get(0) > high;
    if (misses) {
      throw refused(input, text, "it lies outside of " + range(input));
    }
    return String.join(" ", WORDS.split(both));
  }

  private static String open(String text) {
    int slash = text.indexOf('/');
    String low = text.substring(0, slash).strip();
    String high = text.substring(slash + 1).strip();
    return (low.isEmpty() ? "-Inf" : low) + " " + (high.isEmpty() ? "+Inf" : high);
  }

  private static List<Double> limits(Input input) {
    List<Double> limits = new ArrayList<>();
    for (String word : WORDS.split(input.min() + " " + input.max())) {
      try {
        limits.add(number(word));
      } catch (NumberFormatException e) {
        return List.of();
      }
    }
    return limits;
  }

  private static String numbers(Input input, String text) {
    List<Double> values = parsed(input, text, text);
    boolean whole = !input.datatype().equals("double") && !input.datatype().equals("float");
    String size = input.arraysize().strip();
    int most = size.isEmpty() ? 1 : size.matches("\\d{1,6}") ? Integer.parseInt(size) : 0;
    if (values.isEmpty() || most > 0 && values.size() != most) {
      throw refused(input, text, "it must be " + form(input));
    }
    for (double value : values) {
      if (whole && value != Math.rint(value)) {
        throw refused(input, text, "it must be a whole number");
      }
      if (below(input.min(), value) || !input.max().isEmpty() && below(value, input.max())) {
        throw refused(input, text, "it must lie in " + range(input));
      }
    }
    return String.join(" ", WORDS.split(text));
  }

  private static boolean below(String limit, double value) {
    try {
      return !limit.isEmpty() && value < number(limit);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean below(double value, String limit) {
    try {
      return value > number(limit);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static List<Double> parsed(Input input, String text, String numbers) {
    List<Double> values = new ArrayList<>();
    for (String word : WORDS.split(numbers)) {
      try {
        values.add(number(word));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            refused(input, text, "it must be " + form(input)).getMessage(), e);
      }
    }
    return values;
  }

  private static double number(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "inf", "+inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> {
        if (!word.matches("[-+]?[0-9.]+([eE][-+]?\\d+)?")) {
          throw new NumberFormatException(word);
        }
        yield Double.parseDouble(word);
      }
    };
  }

  private static IllegalArgumentException refused(Input input, String said, String why) {
    return new IllegalArgumentException(input.name() + "=" + said + " is not allowed: " + why);
  }

  /** What may be given, in one line. */
  static String hint(Input input) {
    StringJoiner hint = new StringJoiner(", ");
    if (input.options().isEmpty()) {
      hint.add(form(input));
    } else {
      hint.add("one of " + String.join(", ", input.options()));
    }
    if (!range(input).isEmpty()) {
      hint.add("within " + range(input));
    }
    if (!input.description().isEmpty()) {
      hint.add(input.description());
    }
    return hint.toString();
  }

  private static String form(Input input) {
    String unit = input.unit().isEmpty() ? "" : " " + input.unit();
    return switch (input.xtype()) {
      case "circle" -> "a circle: ra dec radius" + unit;
      case "polygon" -> "a polygon: ra dec ra dec ra dec ..." + unit;
      case "range" -> "a range: ra1 ra2 dec1 dec2" + unit;
      case "point" -> "a position: ra dec" + unit;
      case "interval" -> "an interval: low high" + unit + ", -Inf and +Inf for open ends";
      case "timestamp" -> "a time, such as 2026-01-31T12:00:00";
      default -> (isNumber(input) ? "number" : "text") + unit;
    };
  }

  private static String range(Input input) {
    boolean shape = !input.xtype().isEmpty() && !input.xtype().equals("interval");
    if (shape) {
      return input.max();
    }
    if (input.min().isEmpty() && input.max().isEmpty()) {
      return "";
    }
    String unit = input.unit().isEmpty() ? "" : " " + input.unit();
    return (input.min().isEmpty() ? "" : input.min() + " ") + "to " + input.max() + unit;
  }
}

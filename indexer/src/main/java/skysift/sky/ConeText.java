package skysift.sky;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a person writes for a cone: three values, in degrees or sexagesimal. */
final class ConeText {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern LETTERS = Pattern.compile("[+-]?\\d+[hd]\\d+m[\\d.]+s");
  private static final Pattern RADIUS = Pattern.compile("(.*?[0-9.])\\s*([^0-9.]*)");

  /** How many of each unit make a degree. */
  private static final Map<String, Integer> UNITS =
      Map.ofEntries(
          Map.entry("", 1),
          Map.entry("d", 1),
          Map.entry("deg", 1),
          Map.entry("degree", 1),
          Map.entry("degrees", 1),
          Map.entry("\u00b0", 1),
          Map.entry("'", 60),
          Map.entry("\u2032", 60),
          Map.entry("arcmin", 60),
          Map.entry("\"", 3600),
          Map.entry("''", 3600),
          Map.entry("\u2033", 3600),
          Map.entry("arcsec", 3600));

  private final String text;

  private ConeText(String text) {
    this.text = text;
  }

  static Cone parse(String text) {
    return new ConeText(text == null ? "" : text.strip()).read();
  }

  private Cone read() {
    List<String> words = words();
    int last = words.size() - 1;
    return switch (words.size()) {
      case 3 -> cone(colons(words.get(0)), colons(words.get(1)), words.get(2));
      case 7 ->
          cone(
              String.join(":", words.subList(0, 3)),
              String.join(":", words.subList(3, 6)),
              words.get(last));
      default -> throw wrong("expected RA, DEC and RADIUS");
    };
  }

  private List<String> words() {
    String plain = text.replace('\u2212', '-').replace(',', ' ').strip();
    List<String> words = new ArrayList<>(List.of(plain.split("\\s+")));
    int last = words.size() - 1;
    // "0.5 deg": the unit belongs to the number before it
    if (last > 0 && UNITS.containsKey(words.get(last).toLowerCase(Locale.ROOT))) {
      words.set(last - 1, words.get(last - 1) + words.remove(last));
    }
    return words;
  }

  /** 13h29m52.7s as 13:29:52.7. */
  private static String colons(String word) {
    return LETTERS.matcher(word).matches()
        ? word.substring(0, word.length() - 1).replaceAll("[hdm]", ":")
        : word;
  }

  private Cone cone(String ra, String dec, String radius) {
    if (ra.contains(":") != dec.contains(":")) {
      throw wrong("RA and DEC must both be degrees or both sexagesimal");
    }
    try {
      boolean sexagesimal = ra.contains(":");
      double degrees = sexagesimal ? 15 * sexagesimal(ra, 24) : number(ra);
      double north = sexagesimal ? sexagesimal(dec, 90) : number(dec);
      return new Cone(SkyPosition.of(degrees, north), radius(radius));
    } catch (IllegalArgumentException e) {
      throw e.getMessage().contains(text) ? e : wrong(e.getMessage());
    }
  }

  private double radius(String word) {
    Matcher parts = RADIUS.matcher(word);
    Integer perDegree = parts.matches() ? UNITS.get(parts.group(2).toLowerCase(Locale.ROOT)) : null;
    if (perDegree == null) {
      throw wrong("no radius: " + word);
    }
    return number(parts.group(1)) / perDegree;
  }

  private double sexagesimal(String word, int limit) {
    String[] parts = word.split(":", -1);
    if (parts.length < 2 || parts.length > 3) {
      throw wrong("not sexagesimal: " + word);
    }
    double whole = Math.abs(number(parts[0]));
    double minutes = sixtieth(parts[1]);
    double seconds = parts.length == 3 ? sixtieth(parts[2]) : 0;
    double value = whole + minutes / 60 + seconds / 3600;
    if (value > limit) {
      throw wrong("not sexagesimal: " + word);
    }
    return word.startsWith("-") ? -value : value;
  }

  private double sixtieth(String part) {
    double value = number(part);
    if (part.startsWith("-") || part.startsWith("+") || value >= 60) {
      throw wrong("minutes and seconds go from 0 to 60: " + part);
    }
    return value;
  }

  private double number(String word) {
    if (!NUMBER.matcher(word).matches()) {
      throw wrong("not a number: " + word);
    }
    return Double.parseDouble(word);
  }

  private IllegalArgumentException wrong(String why) {
    return new IllegalArgumentException(
        "\"" + text + "\" is no cone: " + why + " (example: 202.47 47.195 0.1)");
  }
}

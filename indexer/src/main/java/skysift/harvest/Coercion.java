package skysift.harvest;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import skysift.obscore.ExtraColumn;
import skysift.obscore.ObsCoreColumn;

/**
 * Brings what a table holds into the kind of the column: text numbers become numbers, numbers
 * become text where text is due, blank text and NaN become nothing, control characters go.
 */
final class Coercion {
  static final String NOT_A_NUMBER = "not a number";
  static final String NOT_A_WHOLE_NUMBER = "not a whole number";
  static final String CONTROL_CHARACTERS = "control characters in text";
  static final String TOO_LONG = "text too long, cut";
  static final String TOO_LONG_DROPPED = "text too long, dropped";

  private static final int TEXT_LENGTH = 8_192;

  /** Real ones of several hundred thousand characters exist (MOCs, mosaics). */
  private static final int REGION_LENGTH = 1_000_000;

  private static final int EXTRA_LENGTH = 32_768;

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eEdD][+-]?\\d{1,4})?");
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");

  private static final double EXACT = 1L << 53;

  private Coercion() {}

  /** Puts the value into the draft, or keeps and counts it there as unreadable. */
  static void say(Draft draft, ObsCoreColumn column, Object raw) {
    switch (column.kind()) {
      case TEXT -> sayText(draft, column, raw);
      case REAL -> sayReal(draft, column, raw);
      case INTEGER -> sayInteger(draft, column, raw);
    }
  }

  /** The extra column with clean text of a bearable length; empty when nothing is left of it. */
  static Optional<ExtraColumn> extra(Draft draft, ExtraColumn extra) {
    String name = cleaned(draft, "name of a column", extra.name());
    String text = cleaned(draft, name, extra.text());
    if (name.isEmpty() || text.isEmpty()) {
      return Optional.empty();
    }
    if (text.length() > EXTRA_LENGTH) {
      draft.anomaly(TOO_LONG, name + ", " + text.length() + " characters");
      text = cut(text, EXTRA_LENGTH);
    }
    return Optional.of(new ExtraColumn(name, extra.unit(), text));
  }

  private static void sayText(Draft draft, ObsCoreColumn column, Object raw) {
    String text = cleaned(draft, column.columnName(), plain(raw));
    if (text.isEmpty()) {
      return;
    }
    int limit = column == ObsCoreColumn.S_REGION ? REGION_LENGTH : TEXT_LENGTH;
    if (text.length() <= limit) {
      draft.say(column, text);
    } else if (column == ObsCoreColumn.S_REGION || column == ObsCoreColumn.ACCESS_URL) {
      draft.unreadable(column, text, TOO_LONG_DROPPED);
    } else {
      draft.anomaly(TOO_LONG, column.columnName() + ", " + text.length() + " characters");
      draft.say(column, cut(text, limit));
    }
  }

  private static void sayReal(Draft draft, ObsCoreColumn column, Object raw) {
    Double number = real(raw);
    if (number == null) {
      unreadable(draft, column, raw, NOT_A_NUMBER);
    } else if (Double.isInfinite(number)) {
      draft.unreadable(column, raw.toString(), NOT_A_NUMBER);
    } else if (!number.isNaN()) {
      draft.say(column, number);
    }
  }

  private static void sayInteger(Draft draft, ObsCoreColumn column, Object raw) {
    if (raw instanceof Long || raw instanceof String s && WHOLE.matcher(s.strip()).matches()) {
      draft.say(column, Long.valueOf(raw.toString().strip()));
      return;
    }
    Double number = real(raw);
    if (number == null) {
      unreadable(draft, column, raw, NOT_A_NUMBER);
    } else if (Math.abs(number) <= EXACT && wholeEnough(column, number)) {
      draft.say(column, Math.round(number));
    } else if (!number.isNaN()) {
      draft.unreadable(column, raw.toString(), NOT_A_WHOLE_NUMBER);
    }
  }

  /** Sizes are estimates: a fraction of a kilobyte says nothing. */
  private static boolean wholeEnough(ObsCoreColumn column, double number) {
    return column == ObsCoreColumn.ACCESS_ESTSIZE || number == Math.rint(number);
  }

  /** Words for "nothing", in text where a number is due, are no anomaly. */
  private static void unreadable(Draft draft, ObsCoreColumn column, Object raw, String kind) {
    String text = cleaned(draft, column.columnName(), raw.toString());
    switch (text.toLowerCase(Locale.ROOT)) {
      case "", "nan", "null", "none", "n/a", "--" -> {}
      default -> draft.unreadable(column, text, kind);
    }
  }

  private static Double real(Object raw) {
    if (raw instanceof Number number) {
      return number.doubleValue();
    }
    String text = raw.toString().strip();
    return raw instanceof String && NUMBER.matcher(text).matches()
        ? Double.valueOf(text.replace('d', 'e').replace('D', 'e'))
        : null;
  }

  /** A number in a text column, an obs_id for instance, without the decimals of its storage. */
  private static String plain(Object raw) {
    if (raw instanceof Double d && (d.isNaN() || d == Math.rint(d) && Math.abs(d) < EXACT)) {
      return d.isNaN() ? "" : Long.toString(d.longValue());
    }
    return raw.toString();
  }

  private static String cleaned(Draft draft, String name, String raw) {
    String text = raw.strip();
    if (text.chars().noneMatch(Coercion::unwanted)) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    boolean odd = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isSurrogate(c)
              && (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))
                  || i > 0 && Character.isSurrogatePair(text.charAt(i - 1), c));
      if (c == '\t' || c == '\n' || c == '\r') {
        clean.append(' ');
      } else if (pair || !unwanted(c)) {
        clean.append(c);
      } else {
        odd = true;
      }
    }
    String result = clean.toString().strip();
    if (odd) {
      draft.anomaly(CONTROL_CHARACTERS, name + " " + result);
    }
    return result;
  }

  /** Control characters, halves of characters, and marks that turn the direction of a line. */
  private static boolean unwanted(int c) {
    return Character.isISOControl(c)
        || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
        || c >= 0x202A && c <= 0x202E
        || c >= 0x2066 && c <= 0x2069;
  }

  private static String cut(String text, int length) {
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end);
  }
}

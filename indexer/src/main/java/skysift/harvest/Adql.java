package skysift.harvest;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Collection;
import java.util.stream.Collectors;

/** Literals of ADQL 2.0 (§2.1). Nothing of a user's goes into a query but through here. */
final class Adql {
  private Adql() {}

  /**
   * Text in single quotes, those inside doubled. Line breaks and control characters become blanks,
   * halves of surrogate pairs are left out.
   */
  static String text(String value) {
    StringBuilder out = new StringBuilder("'");
    value
        .codePoints()
        .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c)
        .filter(c -> !(c >= 0xd800 && c <= 0xdfff))
        .forEach(out::appendCodePoint);
    return out.substring(0, 1) + out.substring(1).replace("'", "''") + "'";
  }

  /** A number with a point, whatever the locale. */
  static String number(double value) {
    checkArgument(Double.isFinite(value), "%s cannot be asked for", value);
    return Double.toString(value);
  }

  /** {@code column IN ('a', 'b')}. */
  static String in(String column, Collection<String> values) {
    return column
        + " IN ("
        + values.stream().distinct().map(Adql::text).collect(Collectors.joining(", "))
        + ")";
  }
}

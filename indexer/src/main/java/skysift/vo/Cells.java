package skysift.vo;

import java.lang.reflect.Array;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import skysift.obscore.ObsCoreColumn;

/** Turns a table's cell into the value of an ObsCore row, or into text. */
final class Cells {
  /** Short enough not to choke on, long enough for any number. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,400}\\.?\\d{0,400}|\\.\\d{1,400})([eE][+-]?\\d{1,5})?|NaN");

  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");

  private Cells() {}

  /** The value as String, Long, Double or Boolean; null when there is none. */
  static Object value(Object cell, ObsCoreColumn column, String xtype, double factor) {
    Object single = cell.getClass().isArray() && Array.getLength(cell) == 1 ? first(cell) : cell;
    if (single == null) {
      return null;
    }
    if (column == ObsCoreColumn.S_REGION && single.getClass().isArray()) {
      return shape(single, xtype);
    }
    if (column.kind() == ObsCoreColumn.Kind.TEXT || single.getClass().isArray()) {
      return emptyAsNull(single instanceof String text ? text : text(single));
    }
    return number(single, column, factor);
  }

  private static Object first(Object array) {
    return Array.get(array, 0);
  }

  private static Object number(Object cell, ObsCoreColumn column, double factor) {
    Object plain = cell instanceof String text ? parsed(text) : widened(cell);
    if (factor == 1 || !(plain instanceof Number number)) {
      return plain;
    }
    double value = number.doubleValue() * factor;
    boolean whole = column.kind() == ObsCoreColumn.Kind.INTEGER && Double.isFinite(value);
    return whole ? (Object) (long) Math.ceil(value) : (Object) value;
  }

  /** A text that is plainly a number as a number, as in CSV; any other as it is. */
  private static Object parsed(String text) {
    String word = text.strip();
    if (WHOLE.matcher(word).matches()) {
      return Long.valueOf(word);
    }
    return NUMBER.matcher(word).matches() ? (Object) Double.valueOf(word) : emptyAsNull(text);
  }

  private static Object widened(Object cell) {
    if (cell instanceof Float single) {
      // By way of its text: 2.2f is meant to be 2.2, not 2.200000047683716.
      return Double.valueOf(single.toString());
    }
    if (cell instanceof Byte || cell instanceof Short || cell instanceof Integer) {
      return ((Number) cell).longValue();
    }
    boolean known = cell instanceof Long || cell instanceof Double || cell instanceof Boolean;
    return known ? cell : emptyAsNull(text(cell));
  }

  private static String emptyAsNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** A cell as text without loss: arrays blank-separated; NaN, and arrays of it, as nothing. */
  static String text(Object cell) {
    if (!cell.getClass().isArray()) {
      return isNothing(cell) ? "" : cell.toString();
    }
    StringJoiner text = new StringJoiner(" ");
    boolean something = false;
    for (int i = 0; i < Array.getLength(cell); i++) {
      Object element = Array.get(cell, i);
      something |= !isNothing(element);
      text.add(element == null ? "NaN" : element.toString());
    }
    return something ? text.toString() : "";
  }

  private static boolean isNothing(Object cell) {
    return cell == null
        || cell instanceof Double number && number.isNaN()
        || cell instanceof Float single && single.isNaN()
        || cell instanceof String text && text.isBlank();
  }

  /**
   * A DALI shape (DALI 1.1 §3.3), which is an array of numbers, as STC-S text. Padding with NaN is
   * cut off. Null when there is no number in it; where the xtype is missing, the count decides.
   */
  private static String shape(Object array, String xtype) {
    StringJoiner numbers = new StringJoiner(" ");
    int count = 0;
    for (int i = 0; i < Array.getLength(array); i++) {
      Object element = Array.get(array, i);
      if (isNothing(element)) {
        break;
      }
      numbers.add(element.toString());
      count++;
    }
    return count == 0 ? null : shapeName(xtype, count) + " ICRS " + numbers;
  }

  private static String shapeName(String xtype, int count) {
    return switch (xtype.toLowerCase(Locale.ROOT)) {
      case "circle" -> "CIRCLE";
      case "polygon" -> "POLYGON";
      case "point" -> "POSITION";
      case "range" -> "RANGE";
      default -> count == 2 ? "POSITION" : count == 3 ? "CIRCLE" : count == 4 ? "RANGE" : "POLYGON";
    };
  }
}

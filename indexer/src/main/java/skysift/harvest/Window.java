package skysift.harvest;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Locale;
import java.util.OptionalDouble;
import skysift.obscore.ObsCoreColumn;

/**
 * A part of a column's values: half open, or those that are not stated.
 *
 * @param column whose values
 * @param from first value; negative infinity when all below are in
 * @param to first value beyond; infinity when there is none
 * @param nulls whether it is the rows without a value, and only these
 */
record Window(ObsCoreColumn column, double from, double to, boolean nulls) {
  Window {
    checkArgument(nulls || from < to, "%s from %s to %s", column, from, to);
  }

  static Window between(ObsCoreColumn column, double from, double to) {
    return new Window(column, from, to, false);
  }

  static Window notStated(ObsCoreColumn column) {
    return new Window(column, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, true);
  }

  String condition() {
    String name = column.columnName();
    if (nulls) {
      return name + " IS NULL";
    }
    if (Double.isInfinite(from) && Double.isInfinite(to)) {
      return name + " IS NOT NULL";
    }
    String low = Double.isInfinite(from) ? "" : name + " >= " + Adql.number(from);
    String high = Double.isInfinite(to) ? "" : name + " < " + Adql.number(to);
    return low.isEmpty() || high.isEmpty() ? low + high : low + " AND " + high;
  }

  /** Whether a row with this value of the column belongs to it. */
  boolean holds(OptionalDouble value) {
    return value.isEmpty() || Double.isNaN(value.getAsDouble())
        ? nulls
        : !nulls && value.getAsDouble() >= from && value.getAsDouble() < to;
  }

  /** The same for a value that may have been rounded on its way. */
  boolean nearlyHolds(OptionalDouble value) {
    if (holds(value) || nulls || value.isEmpty()) {
      return holds(value);
    }
    double slack = 1e-6 * Math.abs(value.getAsDouble());
    return value.getAsDouble() >= from - slack && value.getAsDouble() < to + slack;
  }

  /** Three words, for the journal. */
  String text() {
    String ends = nulls ? "null null" : from + " " + to;
    return column.columnName().toLowerCase(Locale.ROOT) + " " + ends;
  }

  /** What {@link #text} wrote. */
  static Window parse(String name, String from, String to) {
    ObsCoreColumn column =
        ObsCoreColumn.ofName(name)
            .orElseThrow(() -> new IllegalArgumentException("no column " + name));
    return from.equals("null")
        ? notStated(column)
        : between(column, Double.parseDouble(from), Double.parseDouble(to));
  }
}

package skysift.harvest;

import com.google.common.collect.ImmutableMap;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import skysift.obscore.ObsCoreColumn;

/**
 * One row while it is being normalised: its present values, and what the archive said wherever that
 * is something else.
 */
final class Draft {
  private static final int ORIGINAL_LENGTH = 4096;

  private final long row;
  private final Anomalies log;
  private final Map<ObsCoreColumn, Object> said = new EnumMap<>(ObsCoreColumn.class);
  private final Map<ObsCoreColumn, Object> values = new EnumMap<>(ObsCoreColumn.class);
  private final Map<ObsCoreColumn, String> original = new EnumMap<>(ObsCoreColumn.class);

  Draft(long row, Anomalies log) {
    this.row = row;
    this.log = log;
  }

  /** Sets what the archive said, in the column's kind. */
  void say(ObsCoreColumn column, Object value) {
    said.put(column, value);
    values.put(column, value);
  }

  /** What the archive said, typed but not yet judged; null when it said nothing usable. */
  Object said(ObsCoreColumn column) {
    return said.get(column);
  }

  boolean has(ObsCoreColumn column) {
    return values.containsKey(column);
  }

  Optional<String> text(ObsCoreColumn column) {
    return Optional.ofNullable((String) values.get(column));
  }

  OptionalDouble number(ObsCoreColumn column) {
    Number value = (Number) values.get(column);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value.doubleValue());
  }

  /** Puts our word in place of the archive's, which is kept beside it if it differs. */
  void harmonise(ObsCoreColumn column, Object value) {
    Object before = values.put(column, value);
    if (before != null && !before.equals(value)) {
      keep(column, before.toString());
    }
  }

  /** Like {@link #harmonise}, and counts that this was a guess or a repair. */
  void repair(ObsCoreColumn column, Object value, String kind) {
    anomaly(kind, column);
    harmonise(column, value);
  }

  /** Takes a value out that cannot be true; what the archive said is kept and counted. */
  void drop(ObsCoreColumn column, String kind) {
    anomaly(kind, column);
    remove(column);
  }

  /** Takes a value out without counting it; what the archive said is kept. */
  void remove(ObsCoreColumn column) {
    Object before = values.remove(column);
    if (before != null) {
      keep(column, before.toString());
    }
  }

  /** Keeps and counts a value that has no meaning in this column at all. */
  void unreadable(ObsCoreColumn column, String text, String kind) {
    keep(column, text);
    anomaly(kind, column.columnName() + " " + text);
  }

  void anomaly(String kind, ObsCoreColumn column) {
    anomaly(kind, column.columnName() + " " + values.getOrDefault(column, "not stated"));
  }

  void anomaly(String kind, String detail) {
    log.add(kind, row, detail);
  }

  ImmutableMap<ObsCoreColumn, Object> values() {
    return ImmutableMap.copyOf(values);
  }

  ImmutableMap<ObsCoreColumn, String> original() {
    return ImmutableMap.copyOf(original);
  }

  private void keep(ObsCoreColumn column, String text) {
    original.putIfAbsent(
        column, text.length() <= ORIGINAL_LENGTH ? text : text.substring(0, ORIGINAL_LENGTH));
  }
}

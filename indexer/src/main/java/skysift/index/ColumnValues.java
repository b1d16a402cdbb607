package skysift.index;

import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;

/**
 * The values of one dataset after another, by the number of their column: to make a document asks
 * for a hundred, for which a map takes longer than all else. For one thread.
 */
final class ColumnValues {
  private static final ObsCoreColumn[] COLUMNS = ObsCoreColumn.values();

  private final Object[] values = new Object[COLUMNS.length];

  /** From now on those of another dataset. */
  void take(Dataset dataset) {
    for (ObsCoreColumn column : COLUMNS) {
      values[column.ordinal()] = dataset.values().get(column);
    }
  }

  /** Null where not stated. */
  Object get(ObsCoreColumn column) {
    return values[column.ordinal()];
  }

  /** The value of a column of texts; null where not stated. */
  String text(ObsCoreColumn column) {
    return (String) values[column.ordinal()];
  }

  /** The value of a column of reals; NaN where not stated. */
  double real(ObsCoreColumn column) {
    Object value = values[column.ordinal()];
    return value == null ? Double.NaN : (Double) value;
  }
}

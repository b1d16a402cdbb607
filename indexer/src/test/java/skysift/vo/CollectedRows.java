package skysift.vo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skysift.obscore.ExtraColumn;
import skysift.obscore.ObsCoreColumn;

/** Keeps what it is given, for tests to look at. */
public final class CollectedRows implements RowReceiver {
  private final List<ObsCoreRow> rows = new ArrayList<>();
  private ObsCoreTable table;

  @Override
  public void table(ObsCoreTable newTable) {
    if (table != null) {
      throw new IllegalStateException("told of two tables");
    }
    table = newTable;
  }

  @Override
  public void row(ObsCoreRow row) {
    if (table == null) {
      throw new IllegalStateException("a row before its table");
    }
    rows.add(row);
  }

  /** The table; null before it came. */
  public ObsCoreTable table() {
    return table;
  }

  /** All rows, in order. */
  public List<ObsCoreRow> rows() {
    return rows;
  }

  /** What a column says in each row; null where it says nothing. */
  public List<Object> values(ObsCoreColumn column) {
    return rows.stream().map(row -> row.values().get(column)).toList();
  }

  /** Text of an extra column in a row, counted from 0. */
  public Optional<String> extra(int row, String name) {
    return rows.get(row).extras().stream()
        .filter(extra -> extra.name().equals(name))
        .map(ExtraColumn::text)
        .findFirst();
  }
}

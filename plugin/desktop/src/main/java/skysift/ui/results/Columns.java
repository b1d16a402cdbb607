package skysift.ui.results;

import com.formdev.flatlaf.util.UIScale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.swing.JTable;
import javax.swing.table.TableColumn;
import javax.swing.table.TableColumnModel;
import skysift.model.Memory;

/** Which columns are shown, in which order and how wide; kept from one start to the next. */
final class Columns {
  private static final String NAME = "results.columns";
  private static final int NARROWEST = 24;
  private static final int WIDEST = 2_000;

  private final JTable table;
  private final Memory memory;

  Columns(JTable table, Memory memory) {
    this.table = table;
    this.memory = memory;
    table.setAutoCreateColumnsFromModel(false);
    restore();
  }

  /** As remembered, else as usual. */
  private void restore() {
    List<String> kept = memory.list(NAME);
    clear();
    for (String entry : kept) {
      String[] parts = entry.split(":", -1);
      column(parts[0])
          .filter(column -> column != ResultColumn.PREVIEW)
          .filter(column -> parts.length == 2 && parts[1].matches("\\d{1,4}"))
          .ifPresent(column -> add(column, Integer.parseInt(parts[1])));
    }
    if (table.getColumnCount() == 0) {
      usual();
    }
  }

  private static Optional<ResultColumn> column(String name) {
    return Arrays.stream(ResultColumn.values()).filter(c -> c.name().equals(name)).findFirst();
  }

  private void clear() {
    TableColumnModel columns = table.getColumnModel();
    while (columns.getColumnCount() > 0) {
      columns.removeColumn(columns.getColumn(0));
    }
  }

  /** Shows the usual ones. */
  void usual() {
    boolean previews = isShown(ResultColumn.PREVIEW);
    clear();
    showPreviews(previews);
    for (ResultColumn column : ResultColumn.values()) {
      if (column.usual()) {
        add(column, width(column));
      }
    }
  }

  private int width(ResultColumn column) {
    var metrics = table.getFontMetrics(table.getFont());
    return Math.max(metrics.stringWidth(column.sample()), metrics.stringWidth(column.title())) + 18;
  }

  private void add(ResultColumn column, int width) {
    TableColumn added = new TableColumn(column.ordinal());
    added.setIdentifier(column.name());
    added.setHeaderValue(column.title());
    added.setPreferredWidth(Math.clamp(width, NARROWEST, WIDEST));
    table.addColumn(added);
  }

  boolean isShown(ResultColumn column) {
    return shown().contains(column);
  }

  /** Those shown, from left to right. */
  List<ResultColumn> shown() {
    List<ResultColumn> shown = new ArrayList<>();
    for (int i = 0; i < table.getColumnCount(); i++) {
      shown.add(ResultColumn.values()[table.convertColumnIndexToModel(i)]);
    }
    return shown;
  }

  /** Shows the column of previews before the others, or hides it. It is never remembered. */
  void showPreviews(boolean wanted) {
    if (isShown(ResultColumn.PREVIEW) != wanted) {
      show(ResultColumn.PREVIEW, wanted);
      if (wanted) {
        fitPreviews();
        table.moveColumn(table.getColumnCount() - 1, 0);
      }
    }
  }

  /** As wide as the pictures are. */
  void fitPreviews() {
    if (isShown(ResultColumn.PREVIEW)) {
      int wide = Thumbs.side() + UIScale.scale(8);
      table.getColumn(ResultColumn.PREVIEW.name()).setPreferredWidth(wide);
    }
  }

  /** Shows a column behind the others, or hides it; one at least stays. */
  void show(ResultColumn column, boolean wanted) {
    if (wanted && !isShown(column)) {
      add(column, width(column));
    } else if (!wanted && isShown(column) && table.getColumnCount() > 1) {
      table.removeColumn(table.getColumn(column.name()));
    }
  }

  /** Remembers them. */
  void keep() {
    List<String> entries =
        shown().stream()
            .filter(column -> column != ResultColumn.PREVIEW)
            .map(column -> column.name() + ":" + table.getColumn(column.name()).getWidth())
            .collect(Collectors.toList());
    memory.putList(NAME, entries);
  }
}

package skysift.ui.results;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Font;
import java.awt.Point;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.JTableHeader;
import javax.swing.table.TableColumnModel;
import skysift.model.SearchModel;
import skysift.model.SelectionModel;
import skysift.obscore.Dataset;
import skysift.search.Sort;

/** The results: one line per observation, which opens to its datasets. */
public final class ResultPanel extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final int ROWS_AHEAD = 40;

  private final transient SearchModel search;
  private final transient SelectionModel selection;
  private final ResultTableModel rows = new ResultTableModel();
  private final JTable table = new JTable(rows);
  private boolean refilling;

  /** Shows the search's hits and chooses datasets in {@code selection}. */
  public ResultPanel(SearchModel search, SelectionModel selection) {
    super(new BorderLayout());
    this.search = search;
    this.selection = selection;
    table.setName("results");
    table.getAccessibleContext().setAccessibleName("Results");
    table.setAutoResizeMode(JTable.AUTO_RESIZE_SUBSEQUENT_COLUMNS);
    table.setRowHeight(table.getFontMetrics(table.getFont()).getHeight() + 8);
    table.setDefaultRenderer(Object.class, new Cells());
    table.setShowGrid(false);
    for (ResultColumn column : ResultColumn.values()) {
      table.getColumnModel().getColumn(column.ordinal()).setPreferredWidth(column.width());
    }
    table.setTableHeader(new Heading(table.getColumnModel()));
    table.getSelectionModel().addListSelectionListener(e -> choose(e.getValueIsAdjusting()));
    table.addMouseListener(new Mouse());
    key("RIGHT", "open", () -> setOpen(table.getSelectedRow(), true));
    key("LEFT", "close", () -> setOpen(table.getSelectedRow(), false));
    JScrollPane scroll = new JScrollPane(table);
    scroll.getVerticalScrollBar().addAdjustmentListener(e -> moreWhenNearTheEnd());
    add(scroll);
    search.addListener(this::refresh);
  }

  private void key(String stroke, String name, Runnable run) {
    Action action =
        new AbstractAction() {
          private static final long serialVersionUID = 1L;

          @Override
          public void actionPerformed(ActionEvent e) {
            run.run();
          }
        };
    table.getInputMap(WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(KeyStroke.getKeyStroke(stroke), name);
    table.getActionMap().put(name, action);
  }

  private void refresh() {
    refill(() -> rows.show(search.hits()));
  }

  /** Changes the lines and keeps what is chosen, where it is still there. */
  private void refill(Runnable change) {
    List<ResultRow> chosen = new ArrayList<>();
    for (int index : table.getSelectedRows()) {
      chosen.add(rows.row(index));
    }
    refilling = true;
    change.run();
    for (ResultRow row : chosen) {
      int index = rows.indexOf(row);
      if (index >= 0) {
        table.addRowSelectionInterval(index, index);
      }
    }
    refilling = false;
    choose(false);
  }

  private void choose(boolean adjusting) {
    if (adjusting || refilling) {
      return;
    }
    Set<Dataset> datasets = new LinkedHashSet<>();
    for (int index : table.getSelectedRows()) {
      datasets.addAll(rows.row(index).datasets());
    }
    selection.select(List.copyOf(datasets));
  }

  private void setOpen(int index, boolean open) {
    if (index >= 0 && rows.canOpen(index)) {
      refill(() -> rows.setOpen(index, open));
    }
  }

  private void moreWhenNearTheEnd() {
    int last = table.rowAtPoint(new Point(0, (int) table.getVisibleRect().getMaxY() - 1));
    if (rows.getRowCount() > 0 && (last < 0 || last > rows.getRowCount() - ROWS_AHEAD)) {
      search.more();
    }
  }

  private final class Mouse extends MouseAdapter {
    @Override
    public void mousePressed(MouseEvent e) {
      int index = table.rowAtPoint(e.getPoint());
      int column = table.columnAtPoint(e.getPoint());
      boolean glyph = column == 0 && e.getX() < 22;
      if (index >= 0 && rows.canOpen(index) && (glyph || e.getClickCount() == 2)) {
        setOpen(index, !rows.isOpen(index));
      }
    }
  }

  /** Observations bold with their opener, datasets indented; foreign HTML stays text. */
  private final class Cells extends DefaultTableCellRenderer {
    private static final long serialVersionUID = 1L;

    Cells() {
      putClientProperty("html.disable", Boolean.TRUE);
    }

    @Override
    public Component getTableCellRendererComponent(
        JTable t, Object value, boolean selected, boolean focus, int index, int column) {
      super.getTableCellRendererComponent(t, value, selected, focus, index, column);
      ResultRow row = rows.row(index);
      boolean first = t.convertColumnIndexToModel(column) == ResultColumn.TARGET.ordinal();
      if (first) {
        String opener = rows.canOpen(index) ? (rows.isOpen(index) ? "▾  " : "▸  ") : "     ";
        setText((row.child() ? "        " : opener) + value);
      }
      setFont(t.getFont().deriveFont(first && !row.child() ? Font.BOLD : Font.PLAIN));
      setToolTipText(value.toString().isEmpty() ? null : value.toString());
      int modelColumn = t.convertColumnIndexToModel(column);
      boolean number = modelColumn == ResultColumn.EXPOSURE.ordinal();
      setHorizontalAlignment(number ? TRAILING : LEADING);
      return this;
    }
  }

  /** Sorts on a click; tells each column's meaning and unit. */
  private final class Heading extends JTableHeader {
    private static final long serialVersionUID = 1L;

    Heading(TableColumnModel columns) {
      super(columns);
      addMouseListener(
          new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent e) {
              int column = table.convertColumnIndexToModel(columnAtPoint(e.getPoint()));
              if (column >= 0) {
                sort(ResultColumn.values()[column]);
              }
            }
          });
    }

    private void sort(ResultColumn column) {
      column
          .sortedBy()
          .ifPresent(
              by -> {
                Sort now = search.request().sort();
                boolean turn = now.column() == by && !now.descending();
                search.change(request -> request.withSort(new Sort(by, turn)));
              });
    }

    @Override
    public String getToolTipText(MouseEvent e) {
      int column = table.convertColumnIndexToModel(columnAtPoint(e.getPoint()));
      return column < 0 ? null : ResultColumn.values()[column].tip();
    }
  }
}

package skysift.ui.results;

import java.awt.CardLayout;
import java.awt.Component;
import java.awt.Font;
import java.awt.Point;
import java.awt.datatransfer.StringSelection;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.JTableHeader;
import javax.swing.table.TableCellRenderer;
import javax.swing.table.TableColumnModel;
import skysift.model.SearchModel;
import skysift.model.SelectionModel;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.search.Sort;

/** The results: one line per observation, which opens to its datasets. */
public final class ResultPanel extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final int ROWS_AHEAD = 40;

  private final transient SearchModel search;
  private final transient SelectionModel selection;
  private final ResultTableModel rows;
  private final JTable table;
  private final EmptyResults empty;
  private boolean refilling;
  private transient List<Dataset> picked = List.of();

  /**
   * Shows the search's hits and chooses datasets in {@code selection}; where there are no data yet
   * it offers to {@code harvest} and to {@code open} a table.
   */
  public ResultPanel(
      SearchModel search,
      SelectionModel selection,
      Copies copies,
      Runnable harvest,
      Runnable open) {
    super(new CardLayout());
    this.search = search;
    this.selection = selection;
    rows = new ResultTableModel(copies);
    table = new JTable(rows);
    table.setName("results");
    table.getAccessibleContext().setAccessibleName("Results");
    table.setAutoResizeMode(JTable.AUTO_RESIZE_SUBSEQUENT_COLUMNS);
    table.setRowHeight(table.getFontMetrics(table.getFont()).getHeight() + 8);
    table.setDefaultRenderer(Object.class, new Cells());
    table.setShowGrid(false);
    for (ResultColumn column : ResultColumn.values()) {
      int width = table.getFontMetrics(table.getFont()).stringWidth(column.sample()) + 20;
      table.getColumnModel().getColumn(column.ordinal()).setPreferredWidth(width);
      if (column.whole()) {
        table.getColumnModel().getColumn(column.ordinal()).setMinWidth(width);
      }
    }
    table.setTableHeader(new Heading(table.getColumnModel()));
    headings();
    key("ctrl C", "copy", this::copy);
    key("ENTER", "links", selection::resolve);
    table.getSelectionModel().addListSelectionListener(e -> choose(e.getValueIsAdjusting()));
    table.addMouseListener(new Mouse());
    key("RIGHT", "open", () -> setOpen(table.getSelectedRow(), true));
    key("LEFT", "close", () -> setOpen(table.getSelectedRow(), false));
    JScrollPane scroll = new JScrollPane(table);
    scroll.getVerticalScrollBar().addAdjustmentListener(e -> moreWhenNearTheEnd());
    empty = new EmptyResults(search, harvest, open);
    add(scroll, "table");
    add(empty, "empty");
    search.addListener(this::refresh);
    selection.addListener(this::showPicked);
  }

  /** Marks what another program chose, where it is among the lines, and goes to the first of it. */
  private void showPicked() {
    if (!selection.outside() || selection.selected().equals(picked)) {
      return;
    }
    picked = selection.selected();
    refill(() -> rows.openFor(picked));
    int first = table.getSelectedRow();
    if (first >= 0) {
      table.scrollRectToVisible(table.getCellRect(first, 0, true));
    }
  }

  private void mark(List<Dataset> datasets) {
    Set<DatasetKey> keys = datasets.stream().map(Dataset::key).collect(Collectors.toSet());
    for (int index : rows.linesOf(keys)) {
      table.addRowSelectionInterval(index, index);
    }
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
    boolean more = selection.outside() && table.getSelectedRow() < 0;
    refill(
        () -> {
          rows.show(search.hits());
          if (selection.outside()) {
            rows.openFor(selection.selected());
          }
        });
    if (more && table.getSelectedRow() >= 0) {
      table.scrollRectToVisible(table.getCellRect(table.getSelectedRow(), 0, true));
    }
    boolean nothing = search.result().isPresent() && rows.getRowCount() == 0;
    if (nothing) {
      empty.show(search.result().get());
    }
    ((CardLayout) getLayout()).show(this, nothing ? "empty" : "table");
  }

  /** Texts begin where their columns begin, numbers end there. */
  private void headings() {
    TableCellRenderer plain = table.getTableHeader().getDefaultRenderer();
    table
        .getTableHeader()
        .setDefaultRenderer(
            (t, value, selected, focus, row, column) -> {
              Component cell =
                  plain.getTableCellRendererComponent(t, value, selected, focus, row, column);
              boolean number =
                  t.convertColumnIndexToModel(column) == ResultColumn.EXPOSURE.ordinal();
              if (cell instanceof JLabel label) {
                label.setHorizontalAlignment(
                    number ? SwingConstants.TRAILING : SwingConstants.LEADING);
              }
              return cell;
            });
  }

  /** The chosen lines as shown, tabs between the columns; plain text, so nothing is interpreted. */
  private void copy() {
    String lines =
        Arrays.stream(table.getSelectedRows())
            .mapToObj(this::line)
            .collect(Collectors.joining("\n"));
    if (!lines.isEmpty()) {
      getToolkit().getSystemClipboard().setContents(new StringSelection(lines), null);
    }
  }

  private String line(int row) {
    return IntStream.range(0, table.getColumnCount())
        .mapToObj(column -> table.getValueAt(row, column).toString().replaceAll("\\p{Cntrl}", " "))
        .collect(Collectors.joining("\t"));
  }

  /** Changes the lines and keeps what is chosen, where it is still there. */
  private void refill(Runnable change) {
    List<ResultRow> chosen = new ArrayList<>();
    for (int index : table.getSelectedRows()) {
      chosen.add(rows.row(index));
    }
    refilling = true;
    change.run();
    if (selection.outside()) {
      table.clearSelection();
      mark(selection.selected());
      refilling = false;
      return;
    }
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
    picked = List.of();
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

    private final Opener opener = new Opener();

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
        opener.of(rows.canOpen(index), rows.isOpen(index), row.child());
      }
      setIcon(first ? opener : null);
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
                boolean turn = now.column().equals(Optional.of(by)) && !now.descending();
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

package skysift.ui.results;

import com.google.common.collect.ImmutableList;
import java.awt.Component;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Optional;
import javax.swing.Action;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JLabel;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;
import javax.swing.table.JTableHeader;
import javax.swing.table.TableCellRenderer;
import skysift.model.SearchModel;
import skysift.search.Sort;
import skysift.text.Texts;

/** Sorts on a click; tells each column's meaning and unit; its menu chooses columns. */
final class ResultHeader extends JTableHeader {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(ResultHeader.class);

  private final transient SearchModel search;
  private final transient Columns columns;
  private final transient Writing writing;
  private final transient ImmutableList<Action> switches;

  /** How values are written, and who changes it. */
  interface Writing {
    Style style();

    void write(Style style);
  }

  /** {@code switches} stand in its menu too. */
  ResultHeader(
      JTable table,
      SearchModel search,
      Columns columns,
      Writing writing,
      List<? extends Action> switches) {
    super(table.getColumnModel());
    this.switches = ImmutableList.copyOf(switches);
    this.search = search;
    this.columns = columns;
    this.writing = writing;
    setTable(table);
    addMouseListener(
        new MouseAdapter() {
          @Override
          public void mouseClicked(MouseEvent e) {
            if (SwingUtilities.isLeftMouseButton(e) && columnAt(e).isPresent()) {
              sort(columnAt(e).get());
            }
          }

          @Override
          public void mousePressed(MouseEvent e) {
            popup(e);
          }

          @Override
          public void mouseReleased(MouseEvent e) {
            popup(e);
          }

          private void popup(MouseEvent e) {
            if (e.isPopupTrigger()) {
              menu().show(ResultHeader.this, e.getX(), e.getY());
            }
          }
        });
  }

  private Optional<ResultColumn> columnAt(MouseEvent e) {
    int column = columnAtPoint(e.getPoint());
    return column < 0
        ? Optional.empty()
        : Optional.of(ResultColumn.values()[table.convertColumnIndexToModel(column)]);
  }

  private void sort(ResultColumn column) {
    column
        .sortedBy()
        .ifPresent(
            by -> {
              Sort now = search.request().order();
              boolean turn = now.column().equals(Optional.of(by)) && !now.descending();
              search.change(request -> request.withSort(new Sort(by, turn)));
            });
  }

  /** Texts begin where their columns begin, numbers end there; an arrow tells the order. */
  @Override
  protected TableCellRenderer createDefaultRenderer() {
    TableCellRenderer plain = super.createDefaultRenderer();
    return (t, value, selected, focus, row, index) -> {
      Component cell = plain.getTableCellRendererComponent(t, value, selected, focus, row, index);
      ResultColumn column = ResultColumn.values()[t.convertColumnIndexToModel(index)];
      if (cell instanceof JLabel label) {
        label.setHorizontalAlignment(
            column.number() ? SwingConstants.TRAILING : SwingConstants.LEADING);
        label.setText(column.title() + arrow(column));
      }
      return cell;
    };
  }

  @Override
  public void updateUI() {
    super.updateUI();
    setDefaultRenderer(createDefaultRenderer());
  }

  private String arrow(ResultColumn column) {
    Sort now = search == null ? Sort.USUAL : search.request().order();
    boolean sorted = now.column().isPresent() && now.column().equals(column.sortedBy());
    return sorted ? now.descending() ? " ▾" : " ▴" : "";
  }

  @Override
  public String getToolTipText(MouseEvent e) {
    return columnAt(e)
        .map(
            column ->
                column.tip()
                    + (column.sortedBy().isPresent() ? TEXTS.get("sorts") : TEXTS.get("menu")))
        .orElse(null);
  }

  /** Which columns there are, and how values are written. */
  JPopupMenu menu() {
    JPopupMenu menu = new JPopupMenu();
    for (ResultColumn column : ResultColumn.values()) {
      if (column == ResultColumn.PREVIEW) {
        continue;
      }
      JCheckBoxMenuItem item = new JCheckBoxMenuItem(column.title(), columns.isShown(column));
      item.setToolTipText(column.tip());
      item.addActionListener(e -> columns.show(column, item.isSelected()));
      menu.add(item);
    }
    menu.addSeparator();
    switches.forEach(action -> menu.add(new JCheckBoxMenuItem(action)));
    menu.addSeparator();
    Style style = writing.style();
    check(menu, "sexagesimal", style.sexagesimal(), new Style(!style.sexagesimal(), style.mjd()));
    check(menu, "mjd", style.mjd(), new Style(style.sexagesimal(), !style.mjd()));
    menu.addSeparator();
    JMenu order = new JMenu(TEXTS.get("sort.by"));
    for (ResultColumn column : ResultColumn.values()) {
      if (column.sortedBy().isPresent()) {
        JMenuItem item = new JMenuItem(column.title() + arrow(column));
        item.addActionListener(e -> sort(column));
        order.add(item);
      }
    }
    menu.add(order);
    JMenuItem nearest = new JMenuItem(TEXTS.get("usual.order"));
    nearest.addActionListener(e -> search.change(request -> request.withSort(Sort.USUAL)));
    menu.add(nearest);
    JMenuItem usual = new JMenuItem(TEXTS.get("usual.columns"));
    usual.addActionListener(e -> columns.usual());
    menu.add(usual);
    return menu;
  }

  private void check(JPopupMenu menu, String key, boolean on, Style otherwise) {
    JCheckBoxMenuItem item = new JCheckBoxMenuItem(TEXTS.get(key), on);
    item.addActionListener(e -> writing.write(otherwise));
    menu.add(item);
  }
}

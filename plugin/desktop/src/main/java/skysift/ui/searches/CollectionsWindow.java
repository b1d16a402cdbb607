package skysift.ui.searches;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Window;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.table.AbstractTableModel;
import net.miginfocom.swing.MigLayout;
import skysift.model.CollectionsModel;
import skysift.text.Texts;
import skysift.ui.shared.Escape;
import skysift.ui.shared.PlainCells;
import skysift.ui.shared.TextSize;

/** Which kinds of data there are; a search or a harvest begins from one. */
public final class CollectionsWindow extends JDialog {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(CollectionsWindow.class);

  private final transient CollectionsModel model;
  private final Rows rows = new Rows();
  private final JTable table = new JTable(rows);
  private final JLabel message = new JLabel(" ");
  private final JCheckBox whole = new JCheckBox(TEXTS.get("collections.whole"), true);
  private final JButton show = new JButton(TEXTS.get("collections.show"));
  private final JButton more = new JButton(TEXTS.get("collections.harvest"));
  private final JButton stop = new JButton(TEXTS.get("collections.stop"));

  /** {@code harvest} asks archives for more of a row's kind. */
  public CollectionsWindow(
      Window owner, CollectionsModel model, Consumer<CollectionsModel.Row> harvest) {
    super(owner, TEXTS.get("collections"));
    Escape.closes(this);
    this.model = model;
    setName("collections");
    setDefaultCloseOperation(HIDE_ON_CLOSE);
    setLayout(new MigLayout("insets 12, wrap 1", "[grow,fill]", "[][grow,fill][]"));
    add(whole);
    table.setName("collections table");
    table.getAccessibleContext().setAccessibleName(TEXTS.get("collections"));
    table.setAutoCreateRowSorter(true);
    table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    TextSize.fit(table);
    table.setDefaultRenderer(String.class, new PlainCells());
    table.getSelectionModel().addListSelectionListener(e -> refreshButtons());
    table.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mouseClicked(MouseEvent e) {
            if (e.getClickCount() == 2) {
              chosen().ifPresent(model::show);
            }
          }
        });
    add(new JScrollPane(table));
    JPanel bottom = new JPanel(new MigLayout("insets 0, hidemode 3", "[][][grow,fill][]"));
    bottom.add(show);
    bottom.add(more);
    message.putClientProperty("html.disable", Boolean.TRUE);
    bottom.add(message, "wmin 50");
    bottom.add(stop);
    add(bottom);
    whole.addActionListener(e -> model.count(whole.isSelected()));
    show.addActionListener(e -> chosen().ifPresent(model::show));
    more.addActionListener(e -> chosen().ifPresent(harvest));
    stop.addActionListener(e -> model.cancel());
    model.addListener(this::refresh);
    setSize(UIScale.scale(860), UIScale.scale(480));
    setLocationRelativeTo(owner);
    refresh();
  }

  /** Counts and shows. */
  public void open() {
    model.count(whole.isSelected());
    setVisible(true);
    toFront();
  }

  private Optional<CollectionsModel.Row> chosen() {
    int row = table.getSelectedRow();
    return row < 0
        ? Optional.empty()
        : Optional.of(rows.rows.get(table.convertRowIndexToModel(row)));
  }

  private void refresh() {
    if (rows.rows != model.rows()) {
      rows.rows = model.rows();
      rows.fireTableDataChanged();
    }
    message.setText(
        model.message().isEmpty()
            ? TEXTS.get("collections.rows", rows.rows.size())
            : model.message());
    stop.setVisible(model.busy());
    refreshButtons();
  }

  private void refreshButtons() {
    show.setEnabled(chosen().isPresent());
    more.setEnabled(chosen().isPresent());
  }

  private static final class Rows extends AbstractTableModel {
    private static final long serialVersionUID = 1L;
    private transient List<CollectionsModel.Row> rows = List.of();

    @Override
    public int getRowCount() {
      return rows.size();
    }

    @Override
    public int getColumnCount() {
      return 5;
    }

    @Override
    public String getColumnName(int column) {
      return switch (column) {
        case 0 -> TEXTS.get("column.archive");
        case 1 -> TEXTS.get("column.collection");
        case 2 -> TEXTS.get("column.facility");
        case 3 -> TEXTS.get("column.type");
        default -> TEXTS.get("column.count");
      };
    }

    @Override
    public Class<?> getColumnClass(int column) {
      return column == 4 ? Long.class : String.class;
    }

    @Override
    public Object getValueAt(int index, int column) {
      CollectionsModel.Row row = rows.get(index);
      return switch (column) {
        case 0 -> row.archive();
        case 1 -> stated(row.collection());
        case 2 -> stated(row.facility());
        case 3 -> stated(row.type());
        default -> row.count();
      };
    }

    private static String stated(String value) {
      return value.isEmpty() ? TEXTS.get("not stated") : value;
    }
  }
}

package skysift.ui.searches;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Window;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.table.AbstractTableModel;
import net.miginfocom.swing.MigLayout;
import skysift.model.SavedModel;
import skysift.text.Texts;
import skysift.ui.shared.Escape;
import skysift.ui.shared.PlainCells;
import skysift.ui.shared.TextSize;

/** All searches and baskets that are kept, and what can be done with each. */
final class SavedWindow extends JDialog {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(SavedWindow.class);

  private final transient SavedModel model;
  private final Rows rows = new Rows();
  private final JTable table = new JTable(rows);
  private final JLabel message = new JLabel(" ");
  private final JPanel buttons = new JPanel(new MigLayout("insets 0"));

  SavedWindow(Window owner, SavedModel model, SavedActions actions) {
    super(owner, TEXTS.get("saved.title"));
    Escape.closes(this);
    this.model = model;
    setName("saved");
    setDefaultCloseOperation(HIDE_ON_CLOSE);
    setLayout(new MigLayout("insets 12, wrap 1", "[grow,fill]", "[grow,fill][][]"));
    table.setName("saved searches");
    table.getAccessibleContext().setAccessibleName(TEXTS.get("saved.title"));
    table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    TextSize.fit(table);
    table.setDefaultRenderer(Object.class, new PlainCells());
    table.getColumnModel().getColumn(0).setPreferredWidth(180);
    table.getColumnModel().getColumn(1).setPreferredWidth(110);
    table.getColumnModel().getColumn(2).setPreferredWidth(480);
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
    button("show", TEXTS.get("saved.show"), model::show);
    button("harvest", TEXTS.get("saved.harvest"), item -> actions.harvest(item.request()));
    button("export", TEXTS.get("export"), item -> actions.export(item.request()));
    button("cite", TEXTS.get("saved.cite"), item -> actions.cite(item.request()));
    button("delete", TEXTS.get("saved.delete"), this::delete);
    add(buttons);
    message.putClientProperty("html.disable", Boolean.TRUE);
    add(message);
    model.addListener(this::refresh);
    setSize(UIScale.scale(820), UIScale.scale(380));
    setLocationRelativeTo(owner);
    refresh();
  }

  private void button(String name, String text, Consumer<SavedModel.Item> action) {
    JButton button = new JButton(text);
    button.setName("saved " + name);
    button.addActionListener(e -> chosen().ifPresent(action));
    buttons.add(button);
  }

  private void delete(SavedModel.Item item) {
    JLabel question = new JLabel();
    question.putClientProperty("html.disable", Boolean.TRUE);
    question.setText(TEXTS.get("saved.delete.ask", item.name()));
    boolean sure =
        JOptionPane.showConfirmDialog(
                this, question, TEXTS.get("saved.title"), JOptionPane.OK_CANCEL_OPTION)
            == JOptionPane.OK_OPTION;
    if (sure) {
      model.delete(item);
    }
  }

  private Optional<SavedModel.Item> chosen() {
    int row = table.getSelectedRow();
    return row < 0 || row >= rows.items.size()
        ? Optional.empty()
        : Optional.of(rows.items.get(row));
  }

  private void refresh() {
    Optional<String> chosen = chosen().map(SavedModel.Item::name);
    rows.items = model.items();
    rows.fireTableDataChanged();
    for (int row = 0; row < rows.items.size(); row++) {
      if (chosen.equals(Optional.of(rows.items.get(row).name()))) {
        table.setRowSelectionInterval(row, row);
      }
    }
    message.setText(model.message().isEmpty() ? " " : model.message());
    refreshButtons();
  }

  private void refreshButtons() {
    for (var button : buttons.getComponents()) {
      button.setEnabled(chosen().isPresent());
    }
  }

  private static final class Rows extends AbstractTableModel {
    private static final long serialVersionUID = 1L;
    private transient List<SavedModel.Item> items = List.of();

    @Override
    public int getRowCount() {
      return items.size();
    }

    @Override
    public int getColumnCount() {
      return 3;
    }

    @Override
    public String getColumnName(int column) {
      return switch (column) {
        case 0 -> TEXTS.get("column.name");
        case 1 -> TEXTS.get("column.kind");
        default -> TEXTS.get("column.asks");
      };
    }

    @Override
    public Object getValueAt(int row, int column) {
      SavedModel.Item item = items.get(row);
      return switch (column) {
        case 0 -> item.name();
        case 1 -> item.basket() ? TEXTS.get("kind.basket", item.rows()) : TEXTS.get("kind.search");
        default -> item.words();
      };
    }
  }
}

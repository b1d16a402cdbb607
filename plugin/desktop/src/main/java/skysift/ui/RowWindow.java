package skysift.ui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Window;
import java.awt.datatransfer.StringSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.table.AbstractTableModel;
import net.miginfocom.swing.MigLayout;
import skysift.model.SelectionModel;
import skysift.obscore.Dataset;
import skysift.obscore.ExtraColumn;
import skysift.obscore.ObsCoreColumn;
import skysift.text.Texts;
import skysift.ui.shared.Escape;
import skysift.ui.shared.PlainCells;
import skysift.ui.shared.TextSize;

/** All that is known of the first chosen dataset, column by column; it follows the selection. */
final class RowWindow extends JDialog {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(RowWindow.class);
  private static final List<String> TITLES =
      List.of(
          TEXTS.get("row.name"),
          TEXTS.get("row.value"),
          TEXTS.get("row.unit"),
          TEXTS.get("row.about"));
  private static final int[] WIDTHS = {150, 330, 60, 330};

  private final transient SelectionModel selection;
  private final JLabel heading = new JLabel(" ");
  private final Lines lines = new Lines();
  private final JTable table = new JTable(lines);
  private transient Optional<Dataset> shown = Optional.empty();

  RowWindow(Window owner, SelectionModel selection) {
    super(owner, TEXTS.get("row"));
    this.selection = selection;
    setName("row");
    setDefaultCloseOperation(HIDE_ON_CLOSE);
    Escape.closes(this);
    setLayout(new MigLayout("insets 12, wrap 1", "[grow,fill]", "[][grow,fill][]"));
    heading.setName("row heading");
    heading.putClientProperty("html.disable", Boolean.TRUE);
    heading.putClientProperty("FlatLaf.styleClass", "h4");
    add(heading, "wmin 50");
    table.setName("row columns");
    table.getAccessibleContext().setAccessibleName(TEXTS.get("row"));
    table.setShowGrid(false);
    TextSize.fit(table);
    table.setDefaultRenderer(Object.class, new PlainCells());
    for (int i = 0; i < WIDTHS.length; i++) {
      table.getColumnModel().getColumn(i).setPreferredWidth(WIDTHS[i]);
    }
    add(new JScrollPane(table));
    JButton copy = new JButton(TEXTS.get("row.copy"));
    copy.setToolTipText(TEXTS.get("row.copy.tip"));
    copy.addActionListener(e -> copy());
    add(copy, "growx 0, right");
    selection.addListener(this::refresh);
    refresh();
    setSize(UIScale.scale(900), UIScale.scale(560));
    setLocationRelativeTo(owner);
  }

  private void refresh() {
    Optional<Dataset> first = selection.first();
    if (!first.equals(shown) || lines.all.isEmpty()) {
      shown = first;
      heading.setText(first.map(RowWindow::heading).orElseGet(() -> TEXTS.get("row.none")));
      lines.all = first.map(RowWindow::lines).orElse(List.of());
      lines.fireTableDataChanged();
    }
  }

  private static String heading(Dataset dataset) {
    String id = dataset.text(ObsCoreColumn.OBS_ID).orElse(dataset.key().token());
    return TEXTS.get("row.heading", id, dataset.archive(), dataset.role().word());
  }

  private record Line(String name, String value, String unit, String about) {}

  private static List<Line> lines(Dataset dataset) {
    List<Line> all = new ArrayList<>();
    for (ObsCoreColumn column : ObsCoreColumn.values()) {
      Object value = dataset.values().get(column);
      if (value != null) {
        String own = dataset.original().get(column);
        String about = own == null ? "" : TEXTS.get("row.original", own);
        all.add(
            new Line(
                column.columnName(),
                value.toString(),
                column.unit(),
                column.description() + about));
      }
    }
    for (ExtraColumn extra : dataset.extras()) {
      all.add(new Line(extra.name(), extra.text(), extra.unit(), TEXTS.get("row.extra")));
    }
    return all;
  }

  /** The chosen lines, or all. */
  private void copy() {
    int[] chosen = table.getSelectedRows();
    IntStream rows =
        chosen.length == 0 ? IntStream.range(0, lines.all.size()) : IntStream.of(chosen);
    String text =
        rows.mapToObj(lines.all::get)
            .map(line -> line.name() + "\t" + line.value() + "\t" + line.unit())
            .map(line -> line.replaceAll("[\\p{Cntrl}&&[^\t]]", " "))
            .collect(Collectors.joining("\n"));
    getToolkit().getSystemClipboard().setContents(new StringSelection(text), null);
  }

  private static final class Lines extends AbstractTableModel {
    private static final long serialVersionUID = 1L;
    private transient List<Line> all = List.of();

    @Override
    public int getRowCount() {
      return all.size();
    }

    @Override
    public int getColumnCount() {
      return TITLES.size();
    }

    @Override
    public String getColumnName(int column) {
      return TITLES.get(column);
    }

    @Override
    public Object getValueAt(int row, int column) {
      Line line = all.get(row);
      return switch (column) {
        case 0 -> line.name();
        case 1 -> line.value();
        case 2 -> line.unit();
        default -> line.about();
      };
    }
  }
}

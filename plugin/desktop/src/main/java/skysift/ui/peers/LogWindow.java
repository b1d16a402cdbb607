package skysift.ui.peers;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.datatransfer.StringSelection;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.SwingUtilities;
import javax.swing.table.AbstractTableModel;
import net.miginfocom.swing.MigLayout;
import skysift.model.MessageLog;
import skysift.text.Texts;
import skysift.ui.shared.Escape;
import skysift.ui.shared.PlainCells;
import skysift.ui.shared.TextSize;

/** What was said between us and other programs, in a window of its own; it can be copied. */
final class LogWindow {
  private static final Texts TEXTS = Texts.of(LogWindow.class);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
  private static final List<String> COLUMNS =
      List.of(
          TEXTS.get("log.time"),
          TEXTS.get("log.direction"),
          TEXTS.get("log.peer"),
          TEXTS.get("log.message"),
          TEXTS.get("log.outcome"),
          TEXTS.get("log.details"));
  private static final int[] WIDTHS = {85, 50, 150, 190, 150, 400};

  private final MessageLog log;
  private final Rows rows = new Rows();
  private final JTable table = new JTable(rows);
  private JDialog dialog;

  LogWindow(MessageLog log) {
    this.log = log;
    table.setName("message log");
    table.getAccessibleContext().setAccessibleName(TEXTS.get("log"));
    table.setDefaultRenderer(Object.class, new PlainCells());
    table.setShowGrid(false);
    TextSize.fit(table);
    for (int i = 0; i < WIDTHS.length; i++) {
      table.getColumnModel().getColumn(i).setPreferredWidth(WIDTHS[i]);
    }
    log.addListener(this::refresh);
  }

  void show(Component over) {
    if (dialog == null) {
      dialog = new JDialog(SwingUtilities.getWindowAncestor(over), TEXTS.get("log"));
      dialog.setName("samp messages");
      Escape.closes(dialog);
      JButton copy = new JButton(TEXTS.get("log.copy"));
      copy.setToolTipText(TEXTS.get("log.copy.tip"));
      copy.addActionListener(e -> copy());
      JButton clear = new JButton(TEXTS.get("log.clear"));
      clear.addActionListener(e -> log.clear());
      JPanel buttons = new JPanel(new MigLayout("insets 8", "push[][]"));
      buttons.add(copy);
      buttons.add(clear);
      dialog.add(new JScrollPane(table));
      dialog.add(buttons, BorderLayout.SOUTH);
      dialog.setSize(UIScale.scale(1000), UIScale.scale(380));
      dialog.setLocationRelativeTo(over);
    }
    refresh();
    dialog.setVisible(true);
    dialog.toFront();
  }

  private void copy() {
    int[] chosen = table.getSelectedRows();
    String text =
        chosen.length == 0
            ? log.text()
            : Arrays.stream(chosen)
                .mapToObj(row -> rows.entries.get(row).line())
                .collect(Collectors.joining("\n"));
    table.getToolkit().getSystemClipboard().setContents(new StringSelection(text), null);
  }

  private void refresh() {
    if (dialog != null) {
      rows.entries = log.entries();
      rows.fireTableDataChanged();
      table.scrollRectToVisible(table.getCellRect(rows.getRowCount() - 1, 0, true));
    }
  }

  private static final class Rows extends AbstractTableModel {
    private static final long serialVersionUID = 1L;
    private transient List<MessageLog.Entry> entries = List.of();

    @Override
    public int getRowCount() {
      return entries.size();
    }

    @Override
    public int getColumnCount() {
      return COLUMNS.size();
    }

    @Override
    public String getColumnName(int column) {
      return COLUMNS.get(column);
    }

    @Override
    public Object getValueAt(int row, int column) {
      MessageLog.Entry entry = entries.get(row);
      return switch (column) {
        case 0 -> TIME.format(entry.time());
        case 1 -> TEXTS.get(entry.sent() ? "log.to" : "log.from");
        case 2 -> entry.peer() + " (" + entry.peerId() + ")";
        case 3 -> entry.mtype();
        case 4 -> entry.outcome();
        default -> entry.detail();
      };
    }
  }
}

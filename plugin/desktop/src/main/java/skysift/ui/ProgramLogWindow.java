package skysift.ui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.datatransfer.StringSelection;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;
import skysift.model.ProgramLog;
import skysift.text.Texts;
import skysift.ui.shared.Escape;
import skysift.ui.shared.TextSize;

/** What the program logged, with all details of failures, to be copied. */
final class ProgramLogWindow extends JDialog {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(ProgramLogWindow.class);

  private final transient ProgramLog log;
  private final JTextArea text = new JTextArea();

  ProgramLogWindow(Window owner, ProgramLog log, String folder) {
    super(owner, TEXTS.get("log"));
    Escape.closes(this);
    this.log = log;
    setName("log");
    setDefaultCloseOperation(HIDE_ON_CLOSE);
    setLayout(new MigLayout("insets 12, wrap 1", "[grow,fill]", "[grow,fill][]"));
    text.setName("log text");
    text.getAccessibleContext().setAccessibleName(TEXTS.get("log"));
    text.setEditable(false);
    TextSize.monospaced(text);
    add(new JScrollPane(text));
    JPanel bottom = new JPanel(new MigLayout("insets 0", "[grow,fill][]"));
    JLabel where = new JLabel();
    where.putClientProperty("html.disable", Boolean.TRUE);
    where.setText(TEXTS.get("log.folder", folder));
    bottom.add(where, "wmin 50");
    JButton copy = new JButton(TEXTS.get("log.copy"));
    copy.addActionListener(
        e ->
            Toolkit.getDefaultToolkit()
                .getSystemClipboard()
                .setContents(new StringSelection(log.text()), null));
    bottom.add(copy);
    add(bottom);
    log.onRecord(() -> SwingUtilities.invokeLater(this::refresh));
    setSize(UIScale.scale(860), UIScale.scale(460));
    setLocationRelativeTo(owner);
  }

  /** Shows it with what was logged so far. */
  void open() {
    setVisible(true);
    toFront();
    refresh();
  }

  private void refresh() {
    if (isVisible()) {
      text.setText(log.text());
      text.setCaretPosition(text.getDocument().getLength());
    }
  }
}

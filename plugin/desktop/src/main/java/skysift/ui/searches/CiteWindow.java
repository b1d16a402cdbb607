package skysift.ui.searches;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.datatransfer.StringSelection;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;
import skysift.text.Texts;
import skysift.ui.shared.Escape;

/** What has to be printed and named, to be copied. */
final class CiteWindow extends JDialog {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(CiteWindow.class);

  CiteWindow(Window owner, String text) {
    super(owner, TEXTS.get("cite.title"));
    Escape.closes(this);
    setName("cite");
    setDefaultCloseOperation(DISPOSE_ON_CLOSE);
    setLayout(new MigLayout("insets 12, wrap 1", "[grow,fill]", "[][grow,fill][]"));
    add(new JLabel(TEXTS.get("cite.note")));
    JTextArea area = new JTextArea(text.isEmpty() ? TEXTS.get("cite.nothing") : text);
    area.setName("citations");
    area.getAccessibleContext().setAccessibleName(TEXTS.get("cite.title"));
    area.setEditable(false);
    area.setLineWrap(true);
    area.setWrapStyleWord(true);
    area.setCaretPosition(0);
    add(new JScrollPane(area));
    JButton copy = new JButton(TEXTS.get("copy"));
    copy.addActionListener(
        e ->
            Toolkit.getDefaultToolkit()
                .getSystemClipboard()
                .setContents(new StringSelection(text), null));
    add(copy, "growx 0");
    setSize(UIScale.scale(760), UIScale.scale(520));
    setLocationRelativeTo(owner);
  }
}

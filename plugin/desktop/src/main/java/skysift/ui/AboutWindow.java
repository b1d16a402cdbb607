package skysift.ui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Window;
import java.util.List;
import java.util.stream.Collectors;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;
import skysift.text.Texts;
import skysift.ui.shared.Escape;

/** Version of the program and of Java, libraries with their versions and licences. */
final class AboutWindow extends JDialog {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(AboutWindow.class);

  /** {@code libraries} are lines of name, version and licence. */
  AboutWindow(Window owner, String version, List<String> libraries) {
    super(owner, TEXTS.get("about"));
    Escape.closes(this);
    setName("about");
    setDefaultCloseOperation(DISPOSE_ON_CLOSE);
    setLayout(new MigLayout("insets 16, wrap 1", "[grow,fill]", "[][][][grow,fill]"));
    JLabel title = new JLabel(TEXTS.get("about.title", version));
    title.putClientProperty("FlatLaf.styleClass", "h2");
    add(title);
    add(new JLabel(TEXTS.get("about.what")));
    add(new JLabel(TEXTS.get("about.java", Runtime.version(), System.getProperty("os.name"))));
    String all =
        libraries.isEmpty()
            ? TEXTS.get("about.unpacked")
            : libraries.stream().collect(Collectors.joining("\n"));
    JTextArea text = new JTextArea(TEXTS.get("about.licence") + "\n\n" + all);
    text.setName("licences");
    text.getAccessibleContext().setAccessibleName(TEXTS.get("about"));
    text.setEditable(false);
    text.setCaretPosition(0);
    add(new JScrollPane(text));
    setSize(UIScale.scale(560), UIScale.scale(460));
    setLocationRelativeTo(owner);
  }
}

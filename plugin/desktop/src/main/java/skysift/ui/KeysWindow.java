package skysift.ui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import net.miginfocom.swing.MigLayout;
import skysift.text.Texts;
import skysift.ui.shared.Escape;
import skysift.ui.shared.KeyScroll;

/** All keys: those of the menus as they are, and those of the panels. */
final class KeysWindow extends JDialog {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(KeysWindow.class);

  /** One key and what it does. */
  record Key(String key, String does) {}

  KeysWindow(Window owner, JMenuBar menus) {
    super(owner, TEXTS.get("keys"));
    Escape.closes(this);
    setName("keys");
    setDefaultCloseOperation(DISPOSE_ON_CLOSE);
    JPanel list = new JPanel(new MigLayout("insets 12, wrap 2, gap 16 4", "[][grow,fill]"));
    heading(list, TEXTS.get("keys.menus"));
    of(menus).forEach(key -> line(list, key));
    heading(list, TEXTS.get("keys.panels"));
    panels().forEach(key -> line(list, key));
    KeyScroll.of(list, TEXTS.get("keys"));
    JScrollPane scroll = new JScrollPane(list);
    scroll.getVerticalScrollBar().setUnitIncrement(16);
    add(scroll);
    setSize(UIScale.scale(560), UIScale.scale(640));
    setLocationRelativeTo(owner);
  }

  private static void heading(JPanel list, String text) {
    JLabel heading = new JLabel(text);
    heading.putClientProperty("FlatLaf.styleClass", "h3");
    list.add(heading, "span 2");
  }

  private static void line(JPanel list, Key key) {
    list.add(new JLabel(key.key()));
    list.add(new JLabel(key.does()));
  }

  static List<Key> of(JMenuBar bar) {
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < bar.getMenuCount(); i++) {
      JMenu menu = bar.getMenu(i);
      for (int j = 0; j < menu.getItemCount(); j++) {
        JMenuItem item = menu.getItem(j);
        if (item != null && item.getAccelerator() != null) {
          keys.add(new Key(name(item.getAccelerator()), item.getText().replace("…", "")));
        }
      }
    }
    return keys;
  }

  private static String name(KeyStroke stroke) {
    String key = KeyEvent.getKeyText(stroke.getKeyCode());
    String modifiers = InputEvent.getModifiersExText(stroke.getModifiers());
    return modifiers.isEmpty() ? key : modifiers + "+" + key;
  }

  /** Lines of "key = what it does". */
  private static List<Key> panels() {
    return TEXTS
        .get("keys.list")
        .lines()
        .map(line -> line.split(" = ", 2))
        .map(parts -> new Key(parts[0], parts[1]))
        .toList();
  }
}

package skysift.ui.facets;

import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import skysift.model.FacetKey;
import skysift.model.FacetLine;
import skysift.model.FacetLine.State;
import skysift.model.FacetModel;
import skysift.text.Texts;

/** What can be done with a line of the facets. */
final class FacetMenu {
  private static final Texts TEXTS = Texts.of(FacetMenu.class);

  private final FacetModel model;

  FacetMenu(FacetModel model) {
    this.model = model;
  }

  JPopupMenu of(FacetLine line) {
    JPopupMenu menu = new JPopupMenu();
    if (line instanceof FacetLine.Value value) {
      value(menu, value);
      menu.addSeparator();
    }
    facet(menu, line.key());
    return menu;
  }

  private void value(JPopupMenu menu, FacetLine.Value value) {
    boolean rows = value.key() instanceof FacetKey.OfRows;
    item(menu, TEXTS.get("want"), value.state() != State.WANTED, () -> model.toggle(value));
    item(
        menu,
        TEXTS.get("exclude"),
        rows && value.state() != State.UNWANTED,
        () -> model.exclude(value));
    item(menu, TEXTS.get("only"), true, () -> model.only(value));
    item(menu, TEXTS.get("off"), value.state() != State.OFF, () -> model.off(value));
    menu.addSeparator();
    item(menu, TEXTS.get("own"), FacetModel.hasOwnWords(value), () -> model.ownWords(value));
    item(
        menu,
        TEXTS.get("copy"),
        true,
        () ->
            Toolkit.getDefaultToolkit()
                .getSystemClipboard()
                .setContents(new StringSelection(value.count().value()), null));
  }

  private void facet(JPopupMenu menu, FacetKey key) {
    item(menu, TEXTS.get("clear", key.title()), true, () -> model.clear(key));
    JCheckBoxMenuItem byName = new JCheckBoxMenuItem(TEXTS.get("by name"), model.byName(key));
    byName.addActionListener(e -> model.sort(key, byName.isSelected()));
    menu.add(byName);
    item(menu, TEXTS.get("up"), true, () -> model.move(key, -1));
    item(menu, TEXTS.get("down"), true, () -> model.move(key, 1));
    item(menu, TEXTS.get("hide", key.title()), true, () -> model.hide(key, true));
    if (!model.hidden().isEmpty()) {
      JMenu hidden = new JMenu(TEXTS.get("hidden"));
      for (FacetKey other : model.hidden()) {
        JMenuItem item = new JMenuItem(other.title());
        item.addActionListener(e -> model.hide(other, false));
        hidden.add(item);
      }
      menu.add(hidden);
    }
  }

  private static void item(JPopupMenu menu, String text, boolean enabled, Runnable action) {
    JMenuItem item = new JMenuItem();
    item.putClientProperty("html.disable", Boolean.TRUE);
    item.setText(text);
    item.setEnabled(enabled);
    item.addActionListener(e -> action.run());
    menu.add(item);
  }
}

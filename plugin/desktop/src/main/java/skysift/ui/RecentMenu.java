package skysift.ui;

import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.event.MenuEvent;
import javax.swing.event.MenuListener;
import skysift.text.Texts;

/** Files and URLs that were read last. */
final class RecentMenu extends JMenu {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(RecentMenu.class);

  RecentMenu(Sources sources) {
    super(TEXTS.get("menu.recent"));
    addMenuListener(
        new MenuListener() {
          @Override
          public void menuSelected(MenuEvent e) {
            fill(sources);
          }

          @Override
          public void menuDeselected(MenuEvent e) {
            // It is filled anew the next time.
          }

          @Override
          public void menuCanceled(MenuEvent e) {
            // It is filled anew the next time.
          }
        });
  }

  private void fill(Sources sources) {
    removeAll();
    for (String recent : sources.recent()) {
      JMenuItem item = new JMenuItem();
      item.putClientProperty("html.disable", Boolean.TRUE);
      item.setText(recent);
      item.addActionListener(e -> sources.read(recent));
      add(item);
    }
    if (getItemCount() == 0) {
      add(TEXTS.get("menu.recent.none")).setEnabled(false);
    }
  }
}

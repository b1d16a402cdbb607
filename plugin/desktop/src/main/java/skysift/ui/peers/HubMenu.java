package skysift.ui.peers;

import java.awt.Component;
import java.util.function.Consumer;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import skysift.model.ArrivalModel;
import skysift.model.FollowModel;
import skysift.model.PeerModel;
import skysift.samp.HubState;
import skysift.text.Texts;

/** What concerns all peers: following, the message log, the hub itself. */
final class HubMenu {
  private static final Texts TEXTS = Texts.of(HubMenu.class);
  private final PeerModel peers;
  private final ArrivalModel arrivals;
  private final FollowModel follow;
  private final LogWindow log;
  private final Component over;

  HubMenu(
      PeerModel peers, ArrivalModel arrivals, FollowModel follow, LogWindow log, Component over) {
    this.peers = peers;
    this.arrivals = arrivals;
    this.follow = follow;
    this.log = log;
    this.over = over;
  }

  JPopupMenu menu() {
    JPopupMenu menu = new JPopupMenu();
    check(
        menu,
        TEXTS.get("follow.rows"),
        follow.rows(),
        on -> follow.follow(on, follow.positions(), follow.products()));
    check(
        menu,
        TEXTS.get("follow.positions"),
        follow.positions(),
        on -> follow.follow(follow.rows(), on, follow.products()));
    check(
        menu,
        TEXTS.get("follow.products"),
        follow.products(),
        on -> follow.follow(follow.rows(), follow.positions(), on));
    menu.addSeparator();
    check(menu, TEXTS.get("resolve"), arrivals.resolvesLinks(), arrivals::resolveLinks);
    menu.addSeparator();
    item(menu, TEXTS.get("log.open"), () -> log.show(over));
    menu.addSeparator();
    if (peers.hub() == HubState.CONNECTED) {
      item(menu, TEXTS.get("hub.leave"), peers::leave);
    } else {
      item(menu, TEXTS.get("hub.join"), peers::connect);
    }
    item(menu, TEXTS.get("hub.start"), peers::startHub);
    return menu;
  }

  private static void check(JPopupMenu menu, String text, boolean on, Consumer<Boolean> change) {
    JCheckBoxMenuItem item = new JCheckBoxMenuItem(text, on);
    item.addActionListener(e -> change.accept(item.isSelected()));
    menu.add(item);
  }

  private static void item(JPopupMenu menu, String text, Runnable action) {
    JMenuItem item = new JMenuItem(text);
    item.addActionListener(e -> action.run());
    menu.add(item);
  }
}

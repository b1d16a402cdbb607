package skysift.ui.peers;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javax.swing.ButtonGroup;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JRadioButtonMenuItem;
import skysift.app.Route;
import skysift.model.PeerModel;
import skysift.model.SelectionModel;
import skysift.obscore.Dataset;
import skysift.samp.Payload;
import skysift.samp.Peer;
import skysift.text.Texts;

/** What can be sent to some peers: built from what they take just now. */
final class SendMenu {
  private static final Texts TEXTS = Texts.of(SendMenu.class);
  private final PeerModel peers;
  private final SelectionModel selection;
  private Optional<Last> last = Optional.empty();

  /** What was sent last, and to whom. */
  private record Last(List<String> peers, BiConsumer<List<Peer>, List<Dataset>> send) {}

  SendMenu(PeerModel peers, SelectionModel selection) {
    this.peers = peers;
    this.selection = selection;
  }

  JPopupMenu menu(List<Peer> to) {
    JPopupMenu menu = new JPopupMenu();
    item(menu, "table", Payload.Table.class, to, peers::sendTable);
    item(menu, "table.fits", Payload.FitsTable.class, to, peers::sendFitsTable);
    item(menu, "select", Payload.RowSelection.class, to, peers::sendSelection);
    item(menu, "coverage", Payload.Coverage.class, to, peers::sendCoverage);
    menu.addSeparator();
    item(menu, "image", Payload.FitsImage.class, to, (t, r) -> peers.sendImage(t, r.getFirst()));
    item(
        menu,
        "spectrum",
        Payload.Spectrum.class,
        to,
        (t, r) -> peers.sendSpectrum(t, r.getFirst()));
    item(menu, "position", Payload.SkyPoint.class, to, (t, r) -> peers.sendPoint(t, r.getFirst()));
    menu.addSeparator();
    menu.add(ways());
    to.forEach(peer -> menu.add(about(peer, to.size() == 1)));
    return menu;
  }

  /** Sends what is chosen now as the last time; false when those who got it are gone. */
  boolean again() {
    List<Peer> there =
        peers.peers().stream()
            .filter(peer -> last.map(sent -> sent.peers().contains(peer.id())).orElse(false))
            .toList();
    if (there.isEmpty() || selection.selected().isEmpty()) {
      return false;
    }
    last.orElseThrow().send().accept(there, selection.selected());
    return true;
  }

  /** An entry for what somebody takes; it names who would get it. */
  private void item(
      JPopupMenu menu,
      String key,
      Class<? extends Payload> kind,
      List<Peer> to,
      BiConsumer<List<Peer>, List<Dataset>> send) {
    List<Peer> takers = to.stream().filter(peer -> peer.takes(kind)).toList();
    if (takers.isEmpty()) {
      return;
    }
    String who = takers.stream().map(peers::label).collect(Collectors.joining(", "));
    JMenuItem item = plain(new JMenuItem(), TEXTS.get(key, who, selection.selected().size()));
    item.setEnabled(!selection.selected().isEmpty());
    item.setToolTipText(item.isEnabled() ? null : TEXTS.get("choose.first"));
    item.addActionListener(
        e -> {
          last = Optional.of(new Last(takers.stream().map(Peer::id).toList(), send));
          send.accept(takers, selection.selected());
        });
    menu.add(item);
  }

  private JMenu ways() {
    JMenu menu = new JMenu(TEXTS.get("ways"));
    ButtonGroup group = new ButtonGroup();
    way(menu, group, Route.AUTO, TEXTS.get("way.auto"));
    way(menu, group, Route.DIRECT, TEXTS.get("way.direct"));
    way(menu, group, Route.FILE, TEXTS.get("way.file"));
    way(menu, group, Route.SERVED, TEXTS.get("way.served"));
    return menu;
  }

  private void way(JMenu menu, ButtonGroup group, Route route, String text) {
    JRadioButtonMenuItem item = new JRadioButtonMenuItem(text, peers.route() == route);
    item.addActionListener(e -> peers.via(route));
    group.add(item);
    menu.add(item);
  }

  /** What the program says of itself; nothing to click. */
  private static JMenu about(Peer peer, boolean alone) {
    JMenu menu = plain(new JMenu(), (alone ? TEXTS.get("takes") : peer.name()) + ": " + peer.id());
    if (!peer.description().isEmpty()) {
      menu.add(told(peer.description()));
      menu.addSeparator();
    }
    new TreeSet<>(peer.mtypes()).forEach(mtype -> menu.add(told(mtype)));
    return menu;
  }

  private static JMenuItem told(String text) {
    JMenuItem item =
        plain(new JMenuItem(), text.length() > 90 ? text.substring(0, 90) + "…" : text);
    item.setEnabled(false);
    return item;
  }

  /** Foreign text stays text. */
  private static <T extends JMenuItem> T plain(T item, String text) {
    item.putClientProperty("html.disable", Boolean.TRUE);
    item.setText(text);
    return item;
  }
}

package skysift.ui.peers;

import java.util.List;
import java.util.stream.Collectors;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import net.miginfocom.swing.MigLayout;
import skysift.model.ArrivalModel;
import skysift.model.FollowModel;
import skysift.model.MessageLog;
import skysift.model.PeerModel;
import skysift.model.SelectionModel;
import skysift.samp.HubState;
import skysift.samp.Peer;
import skysift.text.Texts;
import skysift.ui.shared.Tip;

/** Who is on the SAMP hub; a click shows what can be sent there. */
public final class PeerBar extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(PeerBar.class);

  private final transient PeerModel peers;
  private final transient FollowModel follow;
  private final transient SendMenu sends;
  private final transient HubMenu hub;
  private transient Shown shown;

  /** Sends what is chosen in {@code selection}. */
  public PeerBar(
      PeerModel peers,
      SelectionModel selection,
      ArrivalModel arrivals,
      FollowModel follow,
      MessageLog log) {
    super(new MigLayout("insets 0, gap 6"));
    this.peers = peers;
    this.follow = follow;
    sends = new SendMenu(peers, selection);
    hub = new HubMenu(peers, arrivals, follow, new LogWindow(log), this);
    setName("peers");
    registerKeyboardAction(
        e -> again(), KeyStroke.getKeyStroke("ctrl ENTER"), WHEN_IN_FOCUSED_WINDOW);
    peers.addListener(this::refresh);
    follow.addListener(this::refresh);
    refresh();
  }

  /** What the bar is made of. */
  private record Shown(HubState hub, List<Peer> peers, List<Peer> pictured, boolean following) {}

  /** Only where something is other than it was, else a button would vanish under the mouse. */
  private void refresh() {
    List<Peer> pictured =
        peers.peers().stream().filter(peer -> peers.icon(peer).isPresent()).toList();
    Shown now = new Shown(peers.hub(), peers.peers(), pictured, follow.on());
    if (now.equals(shown)) {
      return;
    }
    shown = now;
    removeAll();
    if (peers.hub() == HubState.NONE || peers.hub() == HubState.DISMISSED) {
      JButton connect = new JButton(TEXTS.get("connect"));
      connect.setToolTipText(
          TEXTS.get(peers.hub() == HubState.NONE ? "connect.tip" : "dismissed.tip"));
      connect.addActionListener(e -> peers.connect());
      add(connect);
    } else if (peers.hub() == HubState.LOST) {
      JButton lost = new JButton(TEXTS.get("lost"));
      lost.setToolTipText(TEXTS.get("lost.tip"));
      lost.addActionListener(e -> peers.connect());
      add(lost);
    } else if (peers.peers().isEmpty()) {
      JButton nobody = new JButton(TEXTS.get("nobody"));
      nobody.setEnabled(false);
      nobody.setToolTipText(TEXTS.get("nobody.tip"));
      add(nobody);
    } else {
      for (Peer peer : peers.peers()) {
        JButton button = button(peers.label(peer), List.of(peer));
        button.setIcon(new PeerIcon(peer.name(), peer.silent(), peers.icon(peer)));
        if (peer.silent()) {
          button.setToolTipText(Tip.of(TEXTS.get("silent.tip", peer.name(), peer.id())));
        }
        add(button);
      }
      if (peers.peers().size() > 1) {
        add(button(TEXTS.get("broadcast"), peers.peers()));
      }
    }
    JButton more = new JButton(TEXTS.get(follow.on() ? "samp.following" : "samp"));
    more.setName("samp");
    more.setToolTipText(TEXTS.get("samp.tip"));
    more.addActionListener(e -> hub.menu().show(more, 0, more.getHeight()));
    add(more);
    revalidate();
    repaint();
  }

  /** As the last time; where that cannot be, the first program's menu says what can. */
  private void again() {
    if (!sends.again() && !peers.peers().isEmpty()) {
      ((JButton) getComponent(0)).doClick();
    }
  }

  private JButton button(String text, List<Peer> to) {
    JButton button = new JButton();
    button.putClientProperty("html.disable", Boolean.TRUE);
    button.setText(text + " ▾");
    button.setToolTipText(
        Tip.of(
            TEXTS.get(
                "peer.tip",
                to.stream()
                    .map(peer -> peer.name() + " (" + peer.id() + ")")
                    .collect(Collectors.joining(", ")))));
    button.addActionListener(e -> sends.menu(to).show(button, 0, button.getHeight()));
    return button;
  }
}

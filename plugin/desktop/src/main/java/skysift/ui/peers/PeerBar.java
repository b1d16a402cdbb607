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
import skysift.ui.shared.Tip;

/** Who is on the SAMP hub; a click shows what can be sent there. */
public final class PeerBar extends JPanel {
  private static final long serialVersionUID = 1L;

  private final transient PeerModel peers;
  private final transient FollowModel follow;
  private final transient SendMenu sends;
  private final transient HubMenu hub;

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

  private void refresh() {
    removeAll();
    if (peers.hub() == HubState.NONE || peers.hub() == HubState.DISMISSED) {
      JButton connect = new JButton("Connect to SAMP");
      connect.setToolTipText(
          peers.hub() == HubState.NONE
              ? "Joins the running hub, or starts one in this program"
              : "The hub has thrown Skysift out; this joins it again");
      connect.addActionListener(e -> peers.connect());
      add(connect);
    } else if (peers.hub() == HubState.LOST) {
      JButton lost = new JButton("⚠ The SAMP hub is gone");
      lost.setToolTipText("Another is looked for every few seconds; a click starts one here");
      lost.addActionListener(e -> peers.connect());
      add(lost);
    } else if (peers.peers().isEmpty()) {
      JButton nobody = new JButton("No other program yet");
      nobody.setEnabled(false);
      nobody.setToolTipText("Start TOPCAT, Aladin or DS9: it appears here by itself");
      add(nobody);
    } else {
      for (Peer peer : peers.peers()) {
        JButton button = button(peers.label(peer), List.of(peer));
        button.setIcon(new PeerIcon(peer.name(), peer.silent(), peers.icon(peer)));
        if (peer.silent()) {
          button.setToolTipText(Tip.of(peer.name() + " (" + peer.id() + ") does not answer"));
        }
        add(button);
      }
      if (peers.peers().size() > 1) {
        add(button("Broadcast", peers.peers()));
      }
    }
    JButton more = new JButton(follow.on() ? "SAMP: following ▾" : "SAMP ▾");
    more.setName("samp");
    more.setToolTipText("Follow row by row, message log, hub");
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
        "Send the chosen rows to "
            + to.stream()
                .map(peer -> peer.name() + " (" + peer.id() + ")")
                .collect(Collectors.joining(", ")));
    button.addActionListener(e -> sends.menu(to).show(button, 0, button.getHeight()));
    return button;
  }
}

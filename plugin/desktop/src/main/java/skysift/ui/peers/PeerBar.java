package skysift.ui.peers;

import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import skysift.model.PeerModel;
import skysift.model.SelectionModel;
import skysift.obscore.Dataset;
import skysift.samp.HubState;
import skysift.samp.Payload;
import skysift.samp.Peer;

/** Who is on the SAMP hub; a click shows what can be sent there. */
public final class PeerBar extends JPanel {
  private static final long serialVersionUID = 1L;

  private final transient PeerModel peers;
  private final transient SelectionModel selection;

  /** Sends what is chosen in {@code selection}. */
  public PeerBar(PeerModel peers, SelectionModel selection) {
    super(new MigLayout("insets 0, gap 6"));
    this.peers = peers;
    this.selection = selection;
    setName("peers");
    peers.addListener(this::refresh);
    refresh();
  }

  private void refresh() {
    removeAll();
    if (peers.hub() == HubState.NONE) {
      JButton connect = new JButton("Connect to SAMP");
      connect.setToolTipText("Joins the running hub, or starts one in this program");
      connect.addActionListener(e -> peers.connect());
      add(connect);
    } else if (peers.peers().isEmpty()) {
      JButton nobody = new JButton("No other program yet");
      nobody.setEnabled(false);
      nobody.setToolTipText("Start TOPCAT, Aladin or DS9: it appears here by itself");
      add(nobody);
    } else {
      for (Peer peer : peers.peers()) {
        JButton button = button(label(peer), List.of(peer));
        button.setIcon(new Dot());
        add(button);
      }
      if (peers.peers().size() > 1) {
        add(button("Broadcast", peers.peers()));
      }
    }
    revalidate();
    repaint();
  }

  private static String label(Peer peer) {
    return peer.name().length() > 20 ? peer.name().substring(0, 20) + "…" : peer.name();
  }

  private JButton button(String text, List<Peer> to) {
    JButton button = new JButton();
    button.putClientProperty("html.disable", Boolean.TRUE);
    button.setText(text + " ▾");
    button.setToolTipText(
        "Send the chosen rows to "
            + to.stream().map(PeerBar::label).collect(Collectors.joining(", ")));
    button.addActionListener(e -> menu(to).show(button, 0, button.getHeight()));
    return button;
  }

  private JPopupMenu menu(List<Peer> to) {
    JPopupMenu menu = new JPopupMenu();
    List<Dataset> rows = selection.selected();
    item(
        menu,
        "Send table (" + rows.size() + " datasets)",
        Payload.Table.class,
        to,
        takers -> peers.sendTable(takers, rows));
    item(
        menu,
        "Send image",
        Payload.FitsImage.class,
        to,
        takers -> peers.sendImage(takers, rows.get(0)));
    item(
        menu,
        "Send spectrum",
        Payload.Spectrum.class,
        to,
        takers -> peers.sendSpectrum(takers, rows.get(0)));
    item(
        menu,
        "Send position",
        Payload.SkyPoint.class,
        to,
        takers -> peers.sendPoint(takers, rows.get(0)));
    return menu;
  }

  /** An entry for what somebody takes; it names who would get it. */
  private void item(
      JPopupMenu menu,
      String text,
      Class<? extends Payload> kind,
      List<Peer> to,
      Consumer<List<Peer>> send) {
    List<Peer> takers = to.stream().filter(peer -> peer.takes(kind)).toList();
    if (takers.isEmpty()) {
      return;
    }
    String who = takers.stream().map(PeerBar::label).collect(Collectors.joining(", "));
    JMenuItem item = new JMenuItem();
    item.putClientProperty("html.disable", Boolean.TRUE);
    item.setText(text + " to " + who);
    item.setEnabled(!selection.selected().isEmpty());
    item.setToolTipText(item.isEnabled() ? null : "Choose a row first");
    item.addActionListener(e -> send.accept(takers));
    menu.add(item);
  }

  /** Green: the program is on the hub. */
  private static final class Dot implements Icon {
    private static final int SIZE = 9;

    @Override
    public void paintIcon(Component component, Graphics graphics, int x, int y) {
      Graphics2D g = (Graphics2D) graphics.create();
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setColor(UIManager.getColor("Actions.Green"));
      g.fillOval(x, y, SIZE, SIZE);
      g.dispose();
    }

    @Override
    public int getIconWidth() {
      return SIZE;
    }

    @Override
    public int getIconHeight() {
      return SIZE;
    }
  }
}

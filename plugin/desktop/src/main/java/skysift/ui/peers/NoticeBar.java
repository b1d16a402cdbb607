package skysift.ui.peers;

import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import skysift.app.Arrival;
import skysift.model.ArrivalModel;
import skysift.ui.shared.Tip;

/** What another program has just told us, and what can be done about it; hidden when nothing. */
public final class NoticeBar extends JPanel {
  private static final long serialVersionUID = 1L;

  private final transient ArrivalModel arrivals;

  /** Shows what arrives. */
  public NoticeBar(ArrivalModel arrivals) {
    super(new MigLayout("insets 4 8 4 8, gap 8", "[grow,fill][][][][]"));
    this.arrivals = arrivals;
    setName("notice");
    arrivals.addListener(this::refresh);
    refresh();
  }

  private void refresh() {
    removeAll();
    Optional<Arrival.Question> question = arrivals.question();
    if (question.isPresent()) {
      ask(question.get());
    } else {
      arrivals.notice().ifPresent(this::tell);
    }
    setVisible(question.isPresent() || arrivals.notice().isPresent());
    revalidate();
    repaint();
  }

  private void ask(Arrival.Question question) {
    text("⚠ " + question.peer() + " wants Skysift to read the file " + question.file());
    button("Read it", "This file only", () -> arrivals.decide(Arrival.Decision.ONCE));
    button(
        "Always from " + question.peer(),
        "This and all files that a program of this name sends; kept in trusted-peers.txt",
        () -> arrivals.decide(Arrival.Decision.ALWAYS));
    button("No", "The program is told so", () -> arrivals.decide(Arrival.Decision.NO));
  }

  private void tell(ArrivalModel.Notice notice) {
    text(notice.text());
    notice.offers().forEach(offer -> button(offer.text(), null, offer.action()));
    button("✕", "Takes this line away", arrivals::dismiss);
  }

  private void text(String text) {
    JLabel label = new JLabel();
    label.setName("notice text");
    label.putClientProperty("html.disable", Boolean.TRUE);
    label.setText(text);
    label.setToolTipText(Tip.of(text));
    add(label, "wmin 50");
  }

  private void button(String text, String tip, Runnable action) {
    JButton button = new JButton();
    button.putClientProperty("html.disable", Boolean.TRUE);
    button.putClientProperty("JButton.buttonType", "roundRect");
    button.setText(text);
    button.setToolTipText(tip);
    button.addActionListener(e -> action.run());
    add(button);
  }

  @Override
  public void updateUI() {
    super.updateUI();
    setBackground(UIManager.getColor("Table.selectionInactiveBackground"));
  }
}

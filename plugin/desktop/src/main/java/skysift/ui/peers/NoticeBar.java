package skysift.ui.peers;

import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import skysift.app.Arrival;
import skysift.model.ArrivalModel;
import skysift.text.Texts;
import skysift.ui.shared.Tip;

/** What another program has just told us, and what can be done about it; hidden when nothing. */
public final class NoticeBar extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(NoticeBar.class);

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
    text(TEXTS.get("question", question.peer(), question.file()));
    button(TEXTS.get("once"), TEXTS.get("once.tip"), () -> arrivals.decide(Arrival.Decision.ONCE));
    button(
        TEXTS.get("always", question.peer()),
        TEXTS.get("always.tip"),
        () -> arrivals.decide(Arrival.Decision.ALWAYS));
    button(
        TEXTS.get("refuse"), TEXTS.get("refuse.tip"), () -> arrivals.decide(Arrival.Decision.NO));
  }

  private void tell(ArrivalModel.Notice notice) {
    text(notice.text());
    notice.offers().forEach(offer -> button(offer.text(), null, offer.action()));
    button("✕", TEXTS.get("dismiss.tip"), arrivals::dismiss);
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

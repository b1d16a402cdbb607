package skysift.ui;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import net.miginfocom.swing.MigLayout;
import skysift.harvest.HarvestReport;
import skysift.model.Session;
import skysift.samp.Delivery;
import skysift.search.SearchResult;

/** Totals and time taken, what is being read, what came of the last send. */
final class StatusBar extends JPanel {
  private static final long serialVersionUID = 1L;

  private final transient Session session;
  private transient List<Delivery> told;
  private final JLabel totals = label("totals");
  private final JLabel message = label("message");
  private final JProgressBar progress = new JProgressBar();
  private final JButton stop = new JButton("Stop");

  StatusBar(Session session) {
    super(new MigLayout("insets 3 8 3 8, gap 12, hidemode 3", "[][grow,fill][][]"));
    this.session = session;
    told = session.peers().newest();
    progress.setIndeterminate(true);
    stop.setToolTipText("Stops reading; what was whole is kept");
    stop.addActionListener(e -> session.harvest().cancel());
    add(totals);
    add(message, "wmin 50");
    add(progress, "w 120!");
    add(stop);
    session.search().addListener(this::showTotals);
    session.harvest().addListener(this::showReading);
    session.peers().addListener(this::showSending);
    session.regions().addListener(() -> say(session.regions().message()));
    showTotals();
    showReading();
  }

  private static JLabel label(String name) {
    JLabel label = new JLabel(" ");
    label.setName(name);
    label.putClientProperty("html.disable", Boolean.TRUE);
    return label;
  }

  private void showTotals() {
    session.search().error().ifPresent(this::say);
    session.search().result().map(StatusBar::text).ifPresent(totals::setText);
  }

  private static String text(SearchResult result) {
    return String.format(
        Locale.ROOT,
        "%,d observations · %,d datasets of %,d · %d ms",
        result.total().observations(),
        result.total().datasets(),
        result.everything().datasets(),
        result.took().toMillis());
  }

  private void showReading() {
    String running = session.harvest().running();
    progress.setVisible(!running.isEmpty());
    stop.setVisible(!running.isEmpty());
    if (!running.isEmpty()) {
      say(String.format(Locale.ROOT, "Reading %s: %,d rows", running, session.harvest().rows()));
      return;
    }
    List<String> errors = session.harvest().errors();
    if (!errors.isEmpty()) {
      say("⚠ " + String.join(" · ", errors));
      return;
    }
    last(session.harvest().reports()).map(StatusBar::text).ifPresent(this::say);
  }

  private static String text(HarvestReport report) {
    String ending =
        switch (report.ending()) {
          case COMPLETE -> report.message().isEmpty() ? "" : " · " + report.message();
          case OVERFLOW -> " ⚠ the service cut the answer; there are more";
          case CUT -> " ⚠ the table broke off: " + report.message();
          case STOPPED -> " (stopped)";
          case FAILED -> " ⚠ not all was answered: " + report.message();
        };
    long anomalies = report.anomalies().stream().mapToLong(a -> a.count()).sum();
    return String.format(
            Locale.ROOT,
            "%s: %,d rows read, %,d kept, %,d replaced, %,d anomalies",
            report.archive(),
            report.read(),
            report.kept(),
            report.replaced(),
            anomalies)
        + ending;
  }

  private void showSending() {
    if (session.peers().sending()) {
      say("Sending…");
    } else if (!session.peers().message().isEmpty()) {
      say("⚠ " + session.peers().message());
    } else if (session.peers().newest() != told) {
      told = session.peers().newest();
      say(told.stream().map(this::text).collect(Collectors.joining(" · ")));
    }
  }

  private String text(Delivery delivery) {
    String outcome =
        switch (delivery.outcome()) {
          case CONFIRMED -> "confirmed";
          case SENT_NOT_CONFIRMED -> "sent, not confirmed";
          case REFUSED -> "⚠ refused";
          case FAILED -> "⚠ failed";
        };
    return session.peers().label(delivery)
        + ": "
        + outcome
        + (delivery.detail().isEmpty() ? "" : " (" + delivery.detail() + ")");
  }

  private static <T> Optional<T> last(List<T> all) {
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  private void say(String text) {
    message.setText(text);
    message.setToolTipText(text);
  }
}

package skysift.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
import skysift.text.Texts;
import skysift.ui.shared.Tip;

/** Totals and time taken, what is being read, what came of the last send. */
final class StatusBar extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(StatusBar.class);

  private final transient Session session;
  private transient List<Delivery> told;
  private final JLabel totals = label("totals");
  private final JLabel message = label("message");
  private final JProgressBar progress = new JProgressBar();
  private final JButton stop = new JButton(TEXTS.get("stop"));

  StatusBar(Session session) {
    super(new MigLayout("insets 3 8 3 8, gap 12, hidemode 3", "[][grow,fill][][][]"));
    this.session = session;
    told = session.peers().newest();
    progress.setIndeterminate(true);
    stop.setToolTipText(TEXTS.get("stop.tip"));
    stop.addActionListener(e -> session.harvest().cancel());
    add(totals);
    add(message, "wmin 50");
    add(progress, "w 120!");
    add(stop);
    add(new TaskButton(session.tasks(), session::ordering));
    session.search().addListener(this::showTotals);
    session.harvest().addListener(this::showReading);
    session.peers().addListener(this::showSending);
    session.saved().addListener(new Echo(session.saved()::message));
    session.regions().addListener(new Echo(session.regions()::message));
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
    return TEXTS.get(
        "totals",
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
      say(TEXTS.get("reading", running, session.harvest().rows()));
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
          case OVERFLOW -> TEXTS.get("ending.overflow");
          case CUT -> TEXTS.get("ending.cut", report.message());
          case STOPPED -> TEXTS.get("ending.stopped");
          case FAILED -> TEXTS.get("ending.failed", report.message());
        };
    long anomalies = report.anomalies().stream().mapToLong(a -> a.count()).sum();
    return TEXTS.get(
            "report", report.archive(), report.read(), report.kept(), report.replaced(), anomalies)
        + ending;
  }

  private void showSending() {
    if (session.peers().sending()) {
      say(TEXTS.get("sending"));
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
          case CONFIRMED -> TEXTS.get("outcome.confirmed");
          case SENT_NOT_CONFIRMED -> TEXTS.get("outcome.sent");
          case REFUSED -> TEXTS.get("outcome.refused");
          case FAILED -> TEXTS.get("outcome.failed");
        };
    return session.peers().label(delivery)
        + ": "
        + outcome
        + (delivery.detail().isEmpty() ? "" : " (" + delivery.detail() + ")");
  }

  private static <T> Optional<T> last(List<T> all) {
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** Says what a model has to say, and takes back only what came from it. */
  private final class Echo implements Runnable {
    private final Supplier<String> model;
    private String said = "";

    Echo(Supplier<String> model) {
      this.model = model;
    }

    @Override
    public void run() {
      String text = model.get();
      if (!text.isEmpty()) {
        say(text);
      } else if (message.getText().equals(said)) {
        say(" ");
      }
      said = text;
    }
  }

  private void say(String text) {
    message.setText(text);
    message.setToolTipText(Tip.of(text));
  }
}

package skysift.ui.results;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import skysift.model.Filter;
import skysift.model.GapsModel;
import skysift.model.SearchModel;
import skysift.search.SearchRequest;
import skysift.search.SearchResult;
import skysift.text.Texts;

/** What stands where the results would: how to get data, or which filter to drop. */
final class EmptyResults extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 60;
  private static final int MOST_GAPS = 5;
  private static final Texts TEXTS = Texts.of(EmptyResults.class);

  private final transient SearchModel search;
  private final transient Runnable harvest;
  private final transient Runnable open;
  private transient Supplier<List<String>> gaps = List::of;
  private transient Supplier<Optional<Runnable>> demo = Optional::empty;
  private transient Optional<SearchResult> shown = Optional.empty();

  EmptyResults(SearchModel search, Runnable harvest, Runnable open) {
    super(new MigLayout("align center center, wrap 1, gapy 8", "[center]"));
    this.search = search;
    this.harvest = harvest;
    this.open = open;
    setName("empty");
  }

  /** Says too which archive's gap may be the cause, and what can be tried. */
  void tell(GapsModel known, Supplier<Optional<Runnable>> trial) {
    gaps = known::gaps;
    demo = trial;
    known.addListener(() -> shown.ifPresent(this::show));
  }

  void show(SearchResult result) {
    shown = Optional.of(result);
    removeAll();
    if (result.everything().datasets() == 0) {
      showStart();
    } else {
      showWaysOut();
    }
    revalidate();
    repaint();
  }

  private void showStart() {
    heading(TEXTS.get("greet"));
    button(TEXTS.get("greet.harvest"), harvest);
    button(TEXTS.get("greet.open"), open);
    demo.get().ifPresent(start -> button(TEXTS.get("greet.demo"), start));
    line(TEXTS.get("greet.drop"));
  }

  private void showWaysOut() {
    heading(TEXTS.get("nothing"));
    List<SearchModel.WayOut> ways = search.waysOut();
    line(TEXTS.get(ways.isEmpty() ? "nothing.together" : "nothing.one"));
    for (SearchModel.WayOut way : ways) {
      String text = way.filter().text();
      String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
      button(TEXTS.get("nothing.remove", shown, way.count()), () -> change(way.filter().removed()));
    }
    button(TEXTS.get("nothing.clear"), () -> change(Filter::cleared));
    if (!gaps.get().isEmpty()) {
      line(TEXTS.get("nothing.gaps"));
      gaps.get().stream().limit(MOST_GAPS).forEach(gap -> line("⚠ " + gap));
    }
    button(TEXTS.get("nothing.harvest"), harvest);
  }

  private void change(UnaryOperator<SearchRequest> change) {
    search.change(change);
  }

  private void heading(String text) {
    JLabel heading = new JLabel(text);
    heading.putClientProperty("FlatLaf.styleClass", "h2.regular"); // other fonts are not looked for
    add(heading);
  }

  private void line(String text) {
    JLabel label = new JLabel();
    label.putClientProperty("html.disable", Boolean.TRUE);
    label.setText(text);
    add(label);
  }

  private void button(String text, Runnable action) {
    JButton button = new JButton();
    button.putClientProperty("html.disable", Boolean.TRUE);
    button.setText(text);
    button.addActionListener(e -> action.run());
    add(button);
  }
}

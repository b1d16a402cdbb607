package skysift.ui.results;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import skysift.model.Filter;
import skysift.model.SearchModel;
import skysift.search.SearchRequest;
import skysift.search.SearchResult;

/** What stands where the results would: how to get data, or which filter to drop. */
final class EmptyResults extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 60;
  private static final String DROP = "or drop a VOTable, FITS, CSV or ECSV file anywhere here";
  private static final String DEMO = "To try it without any data of yours: ./skysift demo";

  private final transient SearchModel search;
  private final transient Runnable harvest;
  private final transient Runnable open;

  EmptyResults(SearchModel search, Runnable harvest, Runnable open) {
    super(new MigLayout("align center center, wrap 1, gapy 8", "[center]"));
    this.search = search;
    this.harvest = harvest;
    this.open = open;
    setName("empty");
  }

  void show(SearchResult result) {
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
    heading("No observations here yet");
    button("Harvest an archive…", harvest);
    button("Open a table…", open);
    line(DROP);
    line(DEMO);
  }

  private void showWaysOut() {
    heading("No observation matches");
    List<SearchModel.WayOut> ways = search.waysOut();
    line(
        ways.isEmpty()
            ? "No single filter is the cause; together they leave nothing"
            : "Without one of these filters there would be some:");
    for (SearchModel.WayOut way : ways) {
      String text = way.filter().text();
      String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
      button(
          String.format(Locale.ROOT, "Remove %s (%,d)", shown, way.count()),
          () -> change(way.filter().removed()));
    }
    button("Clear all", () -> change(Filter::cleared));
  }

  private void change(UnaryOperator<SearchRequest> change) {
    search.change(change);
  }

  private void heading(String text) {
    JLabel heading = new JLabel(text);
    heading.putClientProperty("FlatLaf.styleClass", "h2");
    add(heading);
  }

  private void line(String text) {
    add(new JLabel(text));
  }

  private void button(String text, Runnable action) {
    JButton button = new JButton();
    button.putClientProperty("html.disable", Boolean.TRUE);
    button.setText(text);
    button.addActionListener(e -> action.run());
    add(button);
  }
}

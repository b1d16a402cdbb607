package skysift.ui;

import com.formdev.flatlaf.util.ColorFunctions;
import java.awt.FlowLayout;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import javax.swing.UIManager;
import skysift.model.Filter;
import skysift.model.SearchModel;
import skysift.search.SearchRequest;
import skysift.text.Texts;
import skysift.ui.shared.WrapLayout;

/** All active filters as chips; a click on one removes it, and so does Delete. */
final class ChipBar extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 60;
  private static final Texts TEXTS = Texts.of(ChipBar.class);
  private final transient SearchModel model;
  private final transient Runnable limits;
  private final transient Runnable save;
  private transient SearchRequest shown;

  ChipBar(SearchModel model, Runnable limits, Runnable save) {
    super(new WrapLayout(FlowLayout.LEADING, 6, 4));
    this.model = model;
    this.limits = limits;
    this.save = save;
    setName("chips");
    model.addListener(this::refresh);
    refresh();
  }

  /** An answer to what is asked already leaves them as they are. */
  private void refresh() {
    if (model.request().equals(shown)) {
      return;
    }
    shown = model.request();
    removeAll();
    List<Filter> filters = Filter.of(model.request());
    for (Filter filter : filters) {
      String text = filter.text();
      String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
      JButton chip = chip(shown + "  ✕", filter.removed());
      chip.setToolTipText(filter.note().isEmpty() ? TEXTS.get("chip.tip") : filter.note());
      if (filter.unwanted()) {
        chip.setForeground(
            ColorFunctions.mix(UIManager.getColor("Actions.Red"), getForeground(), 0.75f));
      }
    }
    link(TEXTS.get("chips.limits"), limits).setToolTipText(TEXTS.get("chips.limits.tip"));
    SearchRequest ready = Filter.scienceReady(model.request());
    if (!ready.equals(model.request())) {
      link(TEXTS.get("chips.ready"), Filter::scienceReady)
          .setToolTipText(TEXTS.get("chips.ready.tip"));
    }
    if (filters.size() > 1) {
      link(TEXTS.get("chips.clear"), Filter::cleared).setToolTipText(TEXTS.get("chips.clear.tip"));
    }
    link(TEXTS.get("chips.save"), save).setToolTipText(TEXTS.get("chips.save.tip"));
    revalidate();
    repaint();
  }

  /** Something else that changes the search, without a border so that it is no filter. */
  private JButton link(String text, UnaryOperator<SearchRequest> change) {
    return link(text, () -> model.change(change));
  }

  private JButton link(String text, Runnable action) {
    JButton link = new JButton(text);
    link.putClientProperty("JButton.buttonType", "borderless");
    link.setForeground(UIManager.getColor("Component.linkColor"));
    link.addActionListener(e -> action.run());
    add(link);
    return link;
  }

  private JButton chip(String text, UnaryOperator<SearchRequest> removed) {
    JButton chip = new JButton();
    chip.putClientProperty("html.disable", Boolean.TRUE);
    chip.putClientProperty("JButton.buttonType", "roundRect");
    chip.setText(text);
    chip.addActionListener(e -> model.change(removed));
    chip.registerKeyboardAction(
        e -> chip.doClick(), KeyStroke.getKeyStroke("DELETE"), WHEN_FOCUSED);
    add(chip);
    return chip;
  }
}

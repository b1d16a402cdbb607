package skysift.ui.ranges;

import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JLabel;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JRadioButtonMenuItem;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import skysift.model.RangeText;
import skysift.model.RangesModel;
import skysift.search.Axis;
import skysift.search.Histogram;
import skysift.search.Limits;
import skysift.text.Texts;
import skysift.ui.shared.Tip;

/** One axis: its name, its limits as text, how they are meant, and the bars. */
final class RangePanel extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(RangePanel.class);

  private final transient RangesModel model;
  private final Axis axis;
  private final String tip;
  private final JTextField typed = new JTextField();
  private final JButton how = new JButton();
  private final JButton clear = new JButton("✕");
  private final Chart chart;
  private transient Optional<Limits> shown = Optional.empty();

  RangePanel(RangesModel model, Axis axis) {
    super(new MigLayout("insets 4 8 2 8, gap 4 2, hidemode 2", "[][grow,fill][][]", "[][grow]"));
    this.model = model;
    this.axis = axis;
    String name = axis.word();
    boolean time = axis == Axis.TIME;
    tip = TEXTS.get(time ? "time.tip" : "wavelength.tip");
    JLabel title = new JLabel(TEXTS.get(time ? "time" : "wavelength"));
    title.putClientProperty("FlatLaf.styleClass", "h4");
    title.setLabelFor(typed);
    chart = new Chart(model, axis);
    typed.setName("range " + name);
    typed.putClientProperty(
        "JTextField.placeholderText", TEXTS.get(time ? "time.type" : "wavelength.type"));
    typed.putClientProperty("FlatLaf.style", "borderColor:#0000;background:null;margin:0,2,0,2");
    typed.setToolTipText(tip);
    typed.getAccessibleContext().setAccessibleName(title.getText());
    typed.addActionListener(e -> ask());
    typed.setDropTarget(null);
    typed.addPropertyChangeListener("UI", e -> typed.setDropTarget(null));
    flat(how, "how " + name, "how.tip");
    how.addActionListener(e -> menu().show(how, 0, how.getHeight()));
    flat(clear, "clear " + name, "clear.tip");
    clear.addActionListener(e -> model.limit(axis, Optional.empty()));
    add(title);
    add(typed, "wmin 60");
    add(how);
    add(clear, "wrap");
    add(chart, "span 4, grow, wmin 60");
    model.addListener(this::refresh);
    refresh();
  }

  private static void flat(JButton button, String name, String tip) {
    button.setName(name);
    button.putClientProperty("JButton.buttonType", "toolBarButton");
    button.setToolTipText(TEXTS.get(tip));
    button.getAccessibleContext().setAccessibleName(TEXTS.get(tip));
  }

  private void ask() {
    try {
      typed.putClientProperty("JComponent.outline", null);
      typed.setToolTipText(tip);
      if (!typed.getText().equals(text(shown))) {
        model.limit(axis, typed.getText());
      }
    } catch (IllegalArgumentException e) {
      typed.putClientProperty("JComponent.outline", "error");
      typed.setToolTipText(Tip.of(e.getMessage()));
    }
  }

  private String text(Optional<Limits> limits) {
    return limits.map(l -> RangeText.ranges(axis, l)).orElse("");
  }

  private void refresh() {
    Optional<Limits> limits = model.limits(axis);
    // Only what changed is written: an answer must not take away what is being typed.
    if (!limits.equals(shown)) {
      typed.setText(text(limits));
      typed.putClientProperty("JComponent.outline", null);
      shown = limits;
    }
    boolean inside = limits.map(Limits::inside).orElse(false);
    how.setText(TEXTS.get(inside ? "inside" : "overlaps") + " ▾");
    clear.setVisible(limits.isPresent());
    chart.repaint();
  }

  private JPopupMenu menu() {
    JPopupMenu menu = new JPopupMenu();
    Optional<Limits> limits = model.limits(axis);
    boolean ranges = limits.map(l -> !l.ranges().isEmpty()).orElse(false);
    boolean inside = limits.map(Limits::inside).orElse(false);
    boolean rest = limits.map(Limits::orNotStated).orElse(false);
    for (boolean wanted : new boolean[] {false, true}) {
      JRadioButtonMenuItem item =
          new JRadioButtonMenuItem(TEXTS.get(wanted ? "inside" : "overlaps"), inside == wanted);
      item.setEnabled(ranges);
      item.addActionListener(
          e -> model.limit(axis, limits.map(l -> new Limits(l.ranges(), wanted, rest))));
      menu.add(item);
    }
    menu.addSeparator();
    long none = model.histogram(axis).map(Histogram::notStated).orElse(0L);
    JCheckBoxMenuItem too = new JCheckBoxMenuItem(TEXTS.get("or.not.stated", none), ranges && rest);
    too.setEnabled(ranges);
    too.addActionListener(
        e -> model.limit(axis, limits.map(l -> new Limits(l.ranges(), inside, !rest))));
    menu.add(too);
    item(menu, "only.not.stated", () -> model.limit(axis, Optional.of(Limits.NOT_STATED)), none);
    menu.addSeparator();
    JMenuItem zoom =
        item(menu, "zoom", () -> model.look(axis, limits.map(Limits::ranges).map(r -> r.get(0))));
    zoom.setEnabled(
        ranges
            && limits.get().ranges().get(0).hasLowerBound()
            && limits.get().ranges().get(0).hasUpperBound());
    item(menu, "all", () -> model.look(axis, Optional.empty())).setEnabled(model.isPart(axis));
    item(menu, "clear", () -> model.limit(axis, Optional.empty())).setEnabled(limits.isPresent());
    return menu;
  }

  private static JMenuItem item(JPopupMenu menu, String key, Runnable action, Object... values) {
    JMenuItem item = new JMenuItem(TEXTS.get(key, values));
    item.addActionListener(e -> action.run());
    menu.add(item);
    return item;
  }
}

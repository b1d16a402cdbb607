package skysift.ui;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Range;
import java.awt.Window;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import skysift.model.LimitsModel;
import skysift.model.Quantity;
import skysift.search.Limits;
import skysift.text.Texts;
import skysift.ui.shared.Escape;

/** Limits on numbers, typed with their units; what is asked is one change of the search. */
final class LimitsDialog extends JDialog {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(LimitsDialog.class);
  private static final int HIGHEST = 4;

  private final transient LimitsModel model;
  private final transient Map<Quantity, Line> lines = new EnumMap<>(Quantity.class);
  private final JComboBox<String> level = new JComboBox<>();
  private final JCheckBox open = new JCheckBox(TEXTS.get("limits.public"));
  private final JLabel fault = new JLabel(" ");
  private transient OptionalInt shownLevel = OptionalInt.empty();
  private boolean shownOpen;

  LimitsDialog(Window owner, LimitsModel model) {
    super(owner, TEXTS.get("limits"));
    this.model = model;
    setName("limits");
    setDefaultCloseOperation(HIDE_ON_CLOSE);
    setLayout(new MigLayout("insets 12, gap 8 6, wrap 3", "[][grow,fill][fill]"));
    add(new JLabel(TEXTS.get("limits.rest")), "skip 2");
    for (Quantity quantity : Quantity.values()) {
      lines.put(quantity, new Line(quantity));
    }
    level.addItem(TEXTS.get("limits.any"));
    for (int least = 1; least <= HIGHEST; least++) {
      level.addItem(TEXTS.get("limits.least", least));
    }
    level.setName("limits level");
    level.setToolTipText(TEXTS.get("limits.level.tip"));
    JLabel levels = new JLabel(TEXTS.get("limits.level"));
    levels.setLabelFor(level);
    add(levels);
    add(level, "growx 0");
    open.setName("limits public");
    open.setToolTipText(TEXTS.get("limits.public.tip"));
    add(open);
    fault.setName("limits fault");
    fault.putClientProperty("html.disable", Boolean.TRUE);
    add(fault, "span 3, growx, wmin 100");
    JButton clear = new JButton(TEXTS.get("limits.clear"));
    clear.setName("limits clear");
    clear.addActionListener(e -> clear());
    JButton close = new JButton(TEXTS.get("limits.close"));
    close.addActionListener(e -> setVisible(false));
    JButton ask = new JButton(TEXTS.get("limits.ask"));
    ask.setName("limits ask");
    ask.addActionListener(e -> ask());
    Stream.of(clear, close, ask)
        .forEach(button -> add(button, button == clear ? "span 3, split 3, right" : ""));
    getRootPane().setDefaultButton(ask);
    Escape.closes(this);
    addComponentListener(
        new ComponentAdapter() {
          @Override
          public void componentShown(ComponentEvent e) {
            model.watch(true);
          }

          @Override
          public void componentHidden(ComponentEvent e) {
            model.watch(false);
          }
        });
    model.addListener(this::refresh);
    refresh();
    pack();
    setLocationRelativeTo(owner);
  }

  /** What is asked of one quantity. */
  private final class Line {
    private final Quantity quantity;
    private final JTextField text = new JTextField(18);
    private final JComboBox<String> rest = new JComboBox<>();
    private Optional<Limits> shown = Optional.empty();
    private OptionalLong counted = OptionalLong.of(-1);

    Line(Quantity quantity) {
      this.quantity = quantity;
      String word = quantity.column().columnName();
      JLabel title = new JLabel(quantity.title());
      title.setLabelFor(text);
      text.setName("limits " + word);
      text.putClientProperty("JTextField.placeholderText", example(quantity));
      text.setToolTipText(TEXTS.get("limits.tip", example(quantity)));
      rest.setName("limits rest " + word);
      rest.setToolTipText(TEXTS.get("limits.rest.tip"));
      rest.getAccessibleContext()
          .setAccessibleName(TEXTS.get("limits.rest.name", quantity.title()));
      rest.addActionListener(e -> text.setEnabled(rest.getSelectedIndex() < 2));
      add(title);
      add(text);
      add(rest);
    }

    /** Only what changed is written: an answer must not take away what is being typed. */
    void refresh() {
      Optional<Limits> limits = model.limits(quantity);
      OptionalLong none = model.notStated(quantity);
      if (!none.equals(counted)) {
        int chosen = Math.max(0, rest.getSelectedIndex());
        rest.removeAllItems();
        String count = none.isPresent() ? TEXTS.get("limits.count", none.getAsLong()) : "";
        rest.addItem(TEXTS.get("limits.stated") + count);
        rest.addItem(TEXTS.get("limits.too") + count);
        rest.addItem(TEXTS.get("limits.none") + count);
        rest.setSelectedIndex(chosen);
        counted = none;
      }
      if (!limits.equals(shown)) {
        text.setText(limits.map(quantity::text).orElse(""));
        text.putClientProperty("JComponent.outline", null);
        boolean too = limits.map(Limits::orNotStated).orElse(false);
        rest.setSelectedIndex(!too ? 0 : limits.get().ranges().isEmpty() ? 2 : 1);
        shown = limits;
      }
    }

    /** What is typed; what was not changed stays as exact as it was. */
    Optional<Limits> limits() {
      int how = rest.getSelectedIndex();
      if (how == 2) {
        return Optional.of(Limits.NOT_STATED);
      }
      boolean same = text.getText().equals(shown.map(quantity::text).orElse(""));
      ImmutableList<Range<Double>> ranges =
          same
              ? shown.map(Limits::ranges).orElse(ImmutableList.of())
              : quantity.read(text.getText());
      return ranges.isEmpty() ? Optional.empty() : Optional.of(new Limits(ranges, false, how == 1));
    }
  }

  private static String example(Quantity quantity) {
    return TEXTS.get(
        switch (quantity) {
          case EXPOSURE -> "limits.exposure";
          case RESOLUTION -> "limits.resolution";
          case RESOLVING_POWER -> "limits.power";
          case FIELD -> "limits.field";
          case SIZE -> "limits.size";
        });
  }

  private void refresh() {
    lines.values().forEach(Line::refresh);
    if (!model.level().equals(shownLevel)) {
      shownLevel = model.level();
      level.setSelectedIndex(Math.max(0, Math.min(HIGHEST, shownLevel.orElse(0))));
    }
    if (model.publicOnly() != shownOpen) {
      shownOpen = model.publicOnly();
      open.setSelected(shownOpen);
    }
  }

  private void clear() {
    for (Line line : lines.values()) {
      line.text.setText("");
      line.rest.setSelectedIndex(0);
    }
    level.setSelectedIndex(0);
    open.setSelected(false);
    ask();
  }

  private void ask() {
    Map<Quantity, Optional<Limits>> asked = new EnumMap<>(Quantity.class);
    fault.setText(" ");
    for (Line line : lines.values()) {
      line.text.putClientProperty("JComponent.outline", null);
      try {
        asked.put(line.quantity, line.limits());
      } catch (IllegalArgumentException e) {
        line.text.putClientProperty("JComponent.outline", "error");
        line.text.requestFocusInWindow();
        fault.setText("⚠ " + e.getMessage());
        return;
      }
    }
    int least = level.getSelectedIndex();
    model.ask(asked, least == 0 ? OptionalInt.empty() : OptionalInt.of(least), open.isSelected());
  }
}

package skysift.ui;

import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.Optional;
import javax.swing.ButtonGroup;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.JToggleButton;
import javax.swing.KeyStroke;
import net.miginfocom.swing.MigLayout;
import skysift.model.RegionModel;
import skysift.model.SearchModel;
import skysift.search.SearchRequest;
import skysift.search.Unit;
import skysift.sky.Cone;
import skysift.text.Texts;
import skysift.ui.shared.Tip;

/** What is asked by words and by region, and in which unit it is counted. */
final class SearchBar extends JPanel {
  private static final long serialVersionUID = 1L;

  private static final Texts TEXTS = Texts.of(SearchBar.class);

  private final transient SearchModel model;
  private transient SearchRequest shown = SearchRequest.everything();
  private final JTextField text = new JTextField(24);
  private final JTextField cone = new JTextField(24);
  private final JToggleButton observations = new JToggleButton(TEXTS.get("unit.observations"));
  private final JToggleButton datasets = new JToggleButton(TEXTS.get("unit.datasets"));
  private final JButton undo = new JButton("↶");
  private final JButton redo = new JButton("↷");

  private final JButton region = new JButton();

  SearchBar(SearchModel model, RegionModel regions) {
    super(new MigLayout("insets 8 8 4 8, gap 6", "[grow,fill][grow,fill][][][][][]"));
    this.model = model;
    field(text, "text", TEXTS.get("text.hint"), TEXTS.get("text.tip"));
    text.addActionListener(e -> model.change(r -> r.withText(text.getText())));
    field(cone, "cone", TEXTS.get("cone.hint"), TEXTS.get("cone.tip"));
    cone.addActionListener(e -> askCone());
    ButtonGroup units = new ButtonGroup();
    unit(observations, Unit.OBSERVATIONS, units);
    unit(datasets, Unit.DATASETS, units);
    undo.setToolTipText(TEXTS.get("undo.tip"));
    undo.getAccessibleContext().setAccessibleName(TEXTS.get("undo.tip"));
    undo.addActionListener(e -> model.undo());
    redo.setToolTipText(TEXTS.get("redo.tip"));
    redo.getAccessibleContext().setAccessibleName(TEXTS.get("redo.tip"));
    redo.addActionListener(e -> model.redo());
    add(text, "wmin 80");
    add(cone, "wmin 80");
    RegionMenu menu = new RegionMenu(model, regions, this, () -> focus(cone));
    region.setText(TEXTS.get("region") + " ▾");
    region.setName("region");
    region.setToolTipText(TEXTS.get("region.tip"));
    region.addActionListener(e -> menu.menu().show(region, 0, region.getHeight()));
    add(region);
    add(observations, "gapright 0");
    add(datasets, "gapleft 0");
    add(undo);
    add(redo);
    focus(text, KeyEvent.VK_F);
    focus(cone, KeyEvent.VK_R);
    model.addListener(this::refresh);
    refresh();
  }

  private static void field(JTextField field, String name, String placeholder, String tip) {
    field.setName(name);
    field.putClientProperty("JTextField.placeholderText", placeholder);
    field.putClientProperty("JTextField.showClearButton", true);
    field.putClientProperty(
        "JTextField.clearCallback",
        (Runnable)
            () -> {
              field.setText("");
              field.postActionEvent();
            });
    field.setToolTipText(tip);
    // A file dropped on a field is one dropped on the window.
    field.setDropTarget(null);
    field.addPropertyChangeListener("UI", e -> field.setDropTarget(null));
    field.getAccessibleContext().setAccessibleName(placeholder);
  }

  private void unit(JToggleButton button, Unit unit, ButtonGroup group) {
    button.setToolTipText(
        TEXTS.get(unit == Unit.OBSERVATIONS ? "unit.observations.tip" : "unit.datasets.tip"));
    button.addActionListener(e -> model.change(r -> r.withUnit(unit)));
    group.add(button);
  }

  private void focus(JTextField field, int key) {
    int menu = InputEvent.CTRL_DOWN_MASK;
    registerKeyboardAction(
        e -> focus(field), KeyStroke.getKeyStroke(key, menu), WHEN_IN_FOCUSED_WINDOW);
  }

  private static void focus(JTextField field) {
    field.requestFocusInWindow();
    field.selectAll();
  }

  private void askCone() {
    String typed = cone.getText().strip();
    try {
      Optional<Cone> asked = typed.isEmpty() ? Optional.empty() : Optional.of(Cone.parse(typed));
      cone.putClientProperty("JComponent.outline", null);
      cone.setToolTipText(TEXTS.get("cone.asked"));
      model.change(r -> r.withCone(asked));
    } catch (IllegalArgumentException e) {
      cone.putClientProperty("JComponent.outline", "error");
      cone.setToolTipText(Tip.of(e.getMessage()));
    }
  }

  private Optional<Cone> typedCone() {
    try {
      return Optional.of(Cone.parse(cone.getText().strip()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String words(Cone cone) {
    return cone.centre().ra() + " " + cone.centre().dec() + " " + cone.radius();
  }

  private void refresh() {
    SearchRequest request = model.request();
    // Only what changed is written: an answer must not take away what is being typed.
    if (!request.text().equals(shown.text()) && !text.getText().strip().equals(request.text())) {
      text.setText(request.text());
    }
    if (!request.cone().equals(shown.cone()) && !request.cone().equals(typedCone())) {
      cone.setText(request.cone().map(SearchBar::words).orElse(""));
      cone.putClientProperty("JComponent.outline", null);
    }
    shown = request;
    observations.setSelected(request.unit() == Unit.OBSERVATIONS);
    datasets.setSelected(request.unit() == Unit.DATASETS);
    undo.setEnabled(model.canUndo());
    redo.setEnabled(model.canRedo());
  }
}

package skysift.ui.harvest;

import com.google.common.collect.ImmutableSortedSet;
import java.awt.Component;
import java.util.List;
import java.util.Optional;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.JTextField;
import javax.swing.SpinnerNumberModel;
import net.miginfocom.swing.MigLayout;
import skysift.harvest.HarvestRequest;
import skysift.model.HarvestForm;
import skysift.model.HarvestForm.Where;
import skysift.search.Region;
import skysift.text.Texts;

/** The fields of a question. */
final class QuestionForm extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(QuestionForm.class);
  private static final int LEVELS = 5;
  private static final String[] UNITS = {"", "deg", "hour"};

  private final JComboBox<Where> where = new JComboBox<>(Where.values());
  private final JTextField place = field("place");
  private final JButton browse = new JButton(TEXTS.get("browse"));
  private final JPanel around = new JPanel(new MigLayout("insets 0, hidemode 3"));
  private final JLabel radiusLabel = new JLabel();
  private final JTextField radius = field("radius");
  private final JComboBox<String> unit =
      new JComboBox<>(
          new String[] {TEXTS.get("unit.stated"), TEXTS.get("unit.deg"), TEXTS.get("unit.hour")});
  private final JTextField times = field("times");
  private final JTextField wavelengths = field("wavelengths");
  private final JTextField types = field("types");
  private final JCheckBox[] levels = new JCheckBox[LEVELS];
  private final JTextField collections = field("collections");
  private final JTextField facilities = field("facilities");
  private final JSpinner rows =
      new JSpinner(
          new SpinnerNumberModel(
              Long.valueOf(HarvestRequest.DEFAULT_ROWS),
              Long.valueOf(1),
              Long.valueOf(1_000_000_000),
              Long.valueOf(10_000)));
  private transient Optional<Region> view = Optional.empty();

  QuestionForm() {
    super(new MigLayout("insets 0, wrap 2, hidemode 3", "[][grow,fill]"));
    where.setName("where");
    where.setRenderer(new Names());
    where.addActionListener(e -> arrange());
    browse.addActionListener(e -> browse());
    row("where", where, "where.tip");
    add(new JLabel());
    JPanel line = new JPanel(new MigLayout("insets 0, hidemode 3", "[grow,fill][]"));
    line.add(place, "wmin 60");
    line.add(browse);
    add(line);
    radiusLabel.setLabelFor(radius);
    add(radiusLabel);
    around.add(radius, "w 100!");
    around.add(unit);
    add(around);
    unit.setName("unit");
    unit.setToolTipText(TEXTS.get("unit.tip"));
    unit.getAccessibleContext().setAccessibleName(TEXTS.get("unit.name"));
    row("times", times, "times.tip");
    row("wavelengths", wavelengths, "wavelengths.tip");
    row("types", types, "types.tip");
    JPanel boxes = new JPanel(new MigLayout("insets 0"));
    for (int level = 0; level < LEVELS; level++) {
      JCheckBox box = new JCheckBox(Integer.toString(level));
      box.setName("level " + level);
      box.setToolTipText(TEXTS.get("level", level));
      box.getAccessibleContext().setAccessibleName(TEXTS.get("level", level));
      levels[level] = box;
      boxes.add(box);
    }
    row("levels", boxes, "levels.tip");
    row("collections", collections, "own.tip");
    row("facilities", facilities, "own.tip");
    row("rows", rows, "rows.tip");
    if (rows.getEditor() instanceof JSpinner.DefaultEditor editor) {
      editor.getTextField().getAccessibleContext().setAccessibleName(TEXTS.get("rows"));
    }
    arrange();
  }

  private static JTextField field(String name) {
    JTextField field = new JTextField(12);
    field.setName(name);
    return field;
  }

  private void row(String name, Component field, String tip) {
    JLabel label = new JLabel(name(name));
    label.setLabelFor(field);
    label.setToolTipText(tip(tip));
    if (field instanceof JComponent component) {
      component.setToolTipText(tip(tip));
    }
    add(label);
    add(field, "wmin 60");
  }

  private static String name(String row) {
    return switch (row) {
      case "where" -> TEXTS.get("where");
      case "times" -> TEXTS.get("times");
      case "wavelengths" -> TEXTS.get("wavelengths");
      case "types" -> TEXTS.get("types");
      case "levels" -> TEXTS.get("levels");
      case "collections" -> TEXTS.get("collections");
      case "facilities" -> TEXTS.get("facilities");
      default -> TEXTS.get("rows");
    };
  }

  private static String tip(String name) {
    return TEXTS.get(name);
  }

  private static String name(Where where) {
    return switch (where) {
      case EVERYWHERE -> TEXTS.get("where.everywhere");
      case CONE -> TEXTS.get("where.cone");
      case POLYGON -> TEXTS.get("where.polygon");
      case VIEW -> TEXTS.get("where.view");
      case MAP -> TEXTS.get("where.map");
      case OBJECT -> TEXTS.get("where.object");
      case TARGETS -> TEXTS.get("where.targets");
      case PROBABILITY -> TEXTS.get("where.probability");
    };
  }

  private Where chosen() {
    return (Where) where.getSelectedItem();
  }

  private void arrange() {
    Where now = chosen();
    boolean file = now == Where.MAP || now == Where.TARGETS || now == Where.PROBABILITY;
    boolean circles = now == Where.OBJECT || now == Where.TARGETS;
    place.setVisible(now != Where.EVERYWHERE && now != Where.VIEW);
    browse.setVisible(file);
    around.setVisible(circles || now == Where.PROBABILITY);
    unit.setVisible(now == Where.TARGETS);
    radiusLabel.setVisible(around.isVisible());
    radiusLabel.setText(circles ? TEXTS.get("radius") : TEXTS.get("share"));
    place.putClientProperty("JTextField.placeholderText", hint(now));
    place.getAccessibleContext().setAccessibleName(name(now));
    place.repaint();
    revalidate();
  }

  private static String hint(Where where) {
    return switch (where) {
      case CONE -> TEXTS.get("hint.cone");
      case POLYGON -> TEXTS.get("hint.polygon");
      case OBJECT -> TEXTS.get("hint.object");
      case TARGETS -> TEXTS.get("hint.targets");
      default -> TEXTS.get("hint.file");
    };
  }

  private void browse() {
    JFileChooser chooser = new JFileChooser(place.getText());
    if (chooser.showOpenDialog(this) == JFileChooser.APPROVE_OPTION) {
      place.setText(chooser.getSelectedFile().getPath());
    }
  }

  void show(HarvestForm form) {
    view = form.view();
    where.setSelectedItem(form.where());
    place.setText(form.place());
    radius.setText(form.radius());
    unit.setSelectedIndex(Math.max(0, List.of(UNITS).indexOf(form.unit())));
    times.setText(form.times());
    wavelengths.setText(form.wavelengths());
    types.setText(form.types());
    for (int level = 0; level < LEVELS; level++) {
      levels[level].setSelected(form.levels().contains(level));
    }
    collections.setText(form.collections());
    facilities.setText(form.facilities());
    rows.setValue(form.maxRows());
  }

  HarvestForm form() {
    ImmutableSortedSet.Builder<Integer> wanted = ImmutableSortedSet.naturalOrder();
    for (int level = 0; level < LEVELS; level++) {
      if (levels[level].isSelected()) {
        wanted.add(level);
      }
    }
    return new HarvestForm(
        chosen(),
        place.getText(),
        radius.getText(),
        UNITS[Math.max(0, unit.getSelectedIndex())],
        times.getText(),
        wavelengths.getText(),
        types.getText(),
        wanted.build(),
        collections.getText(),
        facilities.getText(),
        ((Number) rows.getValue()).longValue(),
        view);
  }

  private static final class Names extends DefaultListCellRenderer {
    private static final long serialVersionUID = 1L;

    @Override
    public Component getListCellRendererComponent(
        JList<?> list, Object value, int index, boolean selected, boolean focus) {
      return super.getListCellRendererComponent(
          list, value == null ? "" : name((Where) value), index, selected, focus);
    }
  }
}

package skysift.ui.facets;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javax.swing.DefaultListModel;
import javax.swing.JList;
import javax.swing.JTextField;
import javax.swing.ListSelectionModel;
import skysift.model.FacetKey;
import skysift.model.FacetLine;
import skysift.text.Texts;

/** The lines of all facets; fields that find values stand on lines of their own. */
final class FacetList extends JList<FacetLine> {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(FacetList.class);

  private final DefaultListModel<FacetLine> lines;
  private final transient Map<FacetKey, JTextField> fields = new HashMap<>();
  private final transient BiConsumer<FacetKey, String> finds;

  FacetList(DefaultListModel<FacetLine> lines, BiConsumer<FacetKey, String> finds) {
    super(lines);
    this.lines = lines;
    this.finds = finds;
    setCellRenderer(new FacetRenderer());
    setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    setName("facets");
    getAccessibleContext().setAccessibleName(TEXTS.get("list"));
    setLayout(null);
  }

  /** Changes lines in place, so that the list neither scrolls nor flickers. */
  void show(List<FacetLine> next) {
    FacetLine selected = getSelectedValue();
    for (int i = 0; i < Math.min(next.size(), lines.size()); i++) {
      if (!lines.get(i).equals(next.get(i))) {
        lines.set(i, next.get(i));
      }
    }
    if (lines.size() > next.size()) {
      lines.removeRange(next.size(), lines.size() - 1);
    } else if (lines.size() < next.size()) {
      lines.addAll(next.subList(lines.size(), next.size()));
    }
    reselect(selected);
    List<FacetKey> searchable = new ArrayList<>();
    for (FacetLine line : next) {
      if (line instanceof FacetLine.Find find) {
        searchable.add(find.key());
        JTextField field = fields.computeIfAbsent(find.key(), this::field);
        if (!field.hasFocus() && !field.getText().strip().equals(find.text())) {
          field.setText(find.text());
        }
      }
    }
    fields
        .entrySet()
        .removeIf(
            entry -> {
              boolean gone = !searchable.contains(entry.getKey());
              if (gone) {
                remove(entry.getValue());
              }
              return gone;
            });
    revalidate();
    repaint();
  }

  private void reselect(FacetLine selected) {
    if (selected == null) {
      return;
    }
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).sameAs(selected)) {
        setSelectedIndex(i);
        return;
      }
    }
    clearSelection();
  }

  private JTextField field(FacetKey key) {
    JTextField field = new JTextField();
    String words = TEXTS.get("find", key.title());
    field.setName("find " + key.word());
    field.putClientProperty("JTextField.placeholderText", TEXTS.get("find.placeholder"));
    field.putClientProperty("JTextField.showClearButton", true);
    field.setToolTipText(words);
    field.getAccessibleContext().setAccessibleName(words);
    field.setDropTarget(null);
    field.addPropertyChangeListener("UI", e -> field.setDropTarget(null));
    field.getDocument().addDocumentListener(new Typed(() -> typed(key, field)));
    add(field);
    return field;
  }

  private void typed(FacetKey key, JTextField field) {
    if (field.hasFocus() || field.getText().isEmpty()) {
      finds.accept(key, field.getText());
    }
  }

  @Override
  public void doLayout() {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i) instanceof FacetLine.Find find && fields.containsKey(find.key())) {
        Rectangle cell = getCellBounds(i, i);
        fields
            .get(find.key())
            .setBounds(
                cell.x + UIScale.scale(8),
                cell.y + 2,
                Math.max(40, cell.width - UIScale.scale(16)),
                cell.height - 4);
      }
    }
  }
}

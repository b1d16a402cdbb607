package skysift.ui.facets;

import java.awt.BorderLayout;
import java.awt.Point;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.swing.AbstractAction;
import javax.swing.DefaultListModel;
import javax.swing.JList;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.ScrollPaneConstants;
import skysift.model.SearchModel;
import skysift.search.Count;
import skysift.search.Facet;
import skysift.search.FacetCounts;
import skysift.search.SearchRequest;
import skysift.search.SearchResult;

/** All facets with their values and counts; a click wants a value, or excludes it. */
public final class FacetPanel extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final int FEW = 8;

  private final transient SearchModel model;
  private final DefaultListModel<FacetEntry> entries = new DefaultListModel<>();
  private final JList<FacetEntry> list = new JList<>(entries);
  private final Set<Facet> folded =
      EnumSet.of(
          Facet.ROLE,
          Facet.FORMAT,
          Facet.YEAR,
          Facet.RIGHTS,
          Facet.FILTER,
          Facet.PROPOSAL,
          Facet.SUBTYPE,
          Facet.CHANGE);
  private final Set<Facet> whole = EnumSet.noneOf(Facet.class);

  /** Shows the facets of the model's newest answer. */
  public FacetPanel(SearchModel model) {
    super(new BorderLayout());
    this.model = model;
    list.setCellRenderer(new FacetRenderer());
    list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    list.setName("facets");
    list.getAccessibleContext().setAccessibleName("Facets");
    list.setToolTipText(
        "Click: want the value. Shift+click or right click: exclude it. Space and X do the same.");
    list.addMouseListener(new Mouse());
    key("SPACE", KeyStroke.getKeyStroke(KeyEvent.VK_SPACE, 0), false);
    key("ENTER", KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0), false);
    key("EXCLUDE", KeyStroke.getKeyStroke(KeyEvent.VK_X, 0), true);
    JScrollPane scroll = new JScrollPane(list);
    scroll.setHorizontalScrollBarPolicy(ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
    add(scroll);
    model.addListener(this::refresh);
    refresh();
  }

  private void key(String name, KeyStroke stroke, boolean exclude) {
    list.getInputMap().put(stroke, name);
    list.getActionMap()
        .put(
            name,
            new AbstractAction() {
              private static final long serialVersionUID = 1L;

              @Override
              public void actionPerformed(ActionEvent e) {
                act(list.getSelectedValue(), exclude);
              }
            });
  }

  private void refresh() {
    if (model.result().isEmpty()) {
      return;
    }
    SearchResult result = model.result().get();
    FacetEntry selected = list.getSelectedValue();
    List<FacetEntry> next = new ArrayList<>();
    result.counts().values().forEach(counts -> addFacet(next, counts, model.request()));
    replace(next);
    reselect(selected);
  }

  private void addFacet(List<FacetEntry> next, FacetCounts counts, SearchRequest request) {
    Facet facet = counts.facet();
    next.add(new FacetEntry.Header(facet, counts.values(), folded.contains(facet)));
    if (folded.contains(facet)) {
      return;
    }
    long most = counts.top().stream().mapToLong(Count::count).max().orElse(0);
    int limit = whole.contains(facet) ? Integer.MAX_VALUE : FEW;
    int shown = 0;
    for (FacetCounts.Nested nested : counts.nested()) {
      Count count = nested.count();
      FacetEntry.State state = state(request, facet, count.value());
      if (shown < limit || state != FacetEntry.State.OFF) {
        next.add(new FacetEntry.Value(facet, count, nested.depth(), most, state));
        shown++;
      }
    }
    if (shown < counts.top().size() || (whole.contains(facet) && counts.top().size() > FEW)) {
      next.add(new FacetEntry.More(facet, counts.top().size() - shown));
    }
  }

  private static FacetEntry.State state(SearchRequest request, Facet facet, String value) {
    if (request.wanted().containsEntry(facet, value)) {
      return FacetEntry.State.WANTED;
    }
    return request.unwanted().containsEntry(facet, value)
        ? FacetEntry.State.UNWANTED
        : FacetEntry.State.OFF;
  }

  /** Changes entries in place, so that the list neither scrolls nor flickers. */
  private void replace(List<FacetEntry> next) {
    for (int i = 0; i < Math.min(next.size(), entries.size()); i++) {
      if (!entries.get(i).equals(next.get(i))) {
        entries.set(i, next.get(i));
      }
    }
    if (entries.size() > next.size()) {
      entries.removeRange(next.size(), entries.size() - 1);
    } else if (entries.size() < next.size()) {
      entries.addAll(next.subList(entries.size(), next.size()));
    }
  }

  private void reselect(FacetEntry selected) {
    if (selected == null) {
      return;
    }
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).sameAs(selected)) {
        list.setSelectedIndex(i);
        return;
      }
    }
    list.clearSelection();
  }

  private void act(FacetEntry entry, boolean exclude) {
    switch (entry) {
      case null -> {}
      case FacetEntry.Header header -> flip(folded, header.facet());
      case FacetEntry.More more -> flip(whole, more.facet());
      case FacetEntry.Value value ->
          model.change(
              request ->
                  exclude
                      ? request.excluded(value.facet(), value.count().value())
                      : request.toggled(value.facet(), value.count().value()));
    }
  }

  private void flip(Set<Facet> set, Facet facet) {
    if (!set.remove(facet)) {
      set.add(facet);
    }
    refresh();
  }

  private JPopupMenu menu(FacetEntry.Value value) {
    Facet facet = value.facet();
    String word = value.count().value();
    JPopupMenu menu = new JPopupMenu();
    item(menu, "Want", r -> r.toggled(facet, word), value.state() != FacetEntry.State.WANTED);
    item(menu, "Exclude", r -> r.excluded(facet, word), value.state() != FacetEntry.State.UNWANTED);
    item(menu, "Only this", r -> r.cleared(facet).toggled(facet, word), true);
    boolean any =
        model.request().wanted().containsKey(facet)
            || model.request().unwanted().containsKey(facet);
    item(menu, "Clear " + facet.title().toLowerCase(Locale.ROOT), r -> r.cleared(facet), any);
    return menu;
  }

  private void item(
      JPopupMenu menu, String text, UnaryOperator<SearchRequest> change, boolean enabled) {
    JMenuItem item = new JMenuItem(text);
    item.setEnabled(enabled);
    item.addActionListener(e -> model.change(change));
    menu.add(item);
  }

  private final class Mouse extends MouseAdapter {
    @Override
    public void mousePressed(MouseEvent e) {
      popup(e);
    }

    @Override
    public void mouseReleased(MouseEvent e) {
      if (!popup(e) && e.getButton() == MouseEvent.BUTTON1) {
        act(at(e.getPoint()), e.isShiftDown());
      }
    }

    private boolean popup(MouseEvent e) {
      if (e.isPopupTrigger() && at(e.getPoint()) instanceof FacetEntry.Value value) {
        menu(value).show(list, e.getX(), e.getY());
      }
      return e.isPopupTrigger();
    }

    private FacetEntry at(Point point) {
      int index = list.locationToIndex(point);
      boolean inside = index >= 0 && list.getCellBounds(index, index).contains(point);
      return inside ? entries.get(index) : null;
    }
  }
}

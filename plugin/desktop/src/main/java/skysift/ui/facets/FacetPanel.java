package skysift.ui.facets;

import java.awt.BorderLayout;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.DefaultListModel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.ScrollPaneConstants;
import skysift.model.FacetLine;
import skysift.model.FacetModel;
import skysift.text.Texts;

/** All facets with their values and counts; a click wants a value, or excludes it. */
public final class FacetPanel extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(FacetPanel.class);
  private static final int NUMBERED = 9;

  private final transient FacetModel model;
  private final transient FacetMenu menu;
  private final DefaultListModel<FacetLine> lines = new DefaultListModel<>();
  private final FacetList list;

  /** Shows the facets of the newest answer. */
  public FacetPanel(FacetModel model) {
    super(new BorderLayout());
    this.model = model;
    menu = new FacetMenu(model);
    list = new FacetList(lines, model::find);
    list.setToolTipText(TEXTS.get("tip"));
    list.addMouseListener(new Mouse());
    key(KeyEvent.VK_SPACE, 0, line -> act(line, false));
    key(KeyEvent.VK_ENTER, 0, line -> act(line, false));
    key(KeyEvent.VK_X, 0, line -> act(line, true));
    key(KeyEvent.VK_SPACE, InputEvent.SHIFT_DOWN_MASK, line -> act(line, true));
    key(KeyEvent.VK_DELETE, 0, this::off);
    key(KeyEvent.VK_LEFT, 0, line -> open(line, false));
    key(KeyEvent.VK_RIGHT, 0, line -> open(line, true));
    key(KeyEvent.VK_CONTEXT_MENU, 0, this::popup);
    key(KeyEvent.VK_F10, InputEvent.SHIFT_DOWN_MASK, this::popup);
    JScrollPane scroll = new JScrollPane(list);
    scroll.setHorizontalScrollBarPolicy(ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
    add(scroll);
    for (int number = 1; number <= NUMBERED; number++) {
      int place = number;
      registerKeyboardAction(
          e -> go(place),
          KeyStroke.getKeyStroke(KeyEvent.VK_0 + number, InputEvent.CTRL_DOWN_MASK),
          WHEN_IN_FOCUSED_WINDOW);
    }
    model.addListener(this::refresh);
    refresh();
  }

  private void key(int code, int modifiers, Consumer<FacetLine> action) {
    KeyStroke stroke = KeyStroke.getKeyStroke(code, modifiers);
    list.getInputMap().put(stroke, stroke.toString());
    list.getActionMap()
        .put(
            stroke.toString(),
            new AbstractAction() {
              private static final long serialVersionUID = 1L;

              @Override
              public void actionPerformed(ActionEvent e) {
                if (list.getSelectedValue() != null) {
                  action.accept(list.getSelectedValue());
                }
              }
            });
  }

  private void refresh() {
    list.show(model.lines());
  }

  private void act(FacetLine line, boolean exclude) {
    switch (line) {
      case FacetLine.Header header -> model.fold(header.key());
      case FacetLine.More more -> model.more(more.key());
      case FacetLine.Deed deed -> deed.action().run();
      case FacetLine.Value value when exclude -> model.exclude(value);
      case FacetLine.Value value -> model.toggle(value);
      case FacetLine.Find find -> {}
      case FacetLine.Own own -> {}
      case FacetLine.Note note -> {}
    }
  }

  private void off(FacetLine line) {
    if (line instanceof FacetLine.Value value) {
      model.off(value);
    }
  }

  private void open(FacetLine line, boolean open) {
    switch (line) {
      case FacetLine.Header header when header.folded() == open -> model.fold(header.key());
      case FacetLine.Value value
          when value.opening() == (open ? FacetLine.Opening.CLOSED : FacetLine.Opening.OPEN) ->
          model.open(value);
      case FacetLine.Value value
          when open && value.opening() == FacetLine.Opening.NONE && FacetModel.hasOwnWords(value) ->
          model.ownWords(value);
      default -> {}
    }
  }

  private void popup(FacetLine line) {
    Rectangle cell = list.getCellBounds(list.getSelectedIndex(), list.getSelectedIndex());
    menu.of(line).show(list, cell.x + 20, cell.y + cell.height);
  }

  /** Goes to the first line below the facet of this number, from 1. */
  private void go(int number) {
    int headers = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i) instanceof FacetLine.Header header && ++headers == number) {
        if (header.folded()) {
          model.fold(header.key());
        }
        int to = i + 1 < lines.size() ? i + 1 : i;
        list.setSelectedIndex(to);
        list.ensureIndexIsVisible(to);
        list.requestFocusInWindow();
        return;
      }
    }
  }

  private final class Mouse extends MouseAdapter {
    @Override
    public void mousePressed(MouseEvent e) {
      popup(e);
    }

    @Override
    public void mouseReleased(MouseEvent e) {
      if (popup(e) || e.getButton() != MouseEvent.BUTTON1) {
        return;
      }
      FacetLine line = at(e.getPoint());
      if (line == null) {
        return;
      }
      int width = list.getWidth();
      if (line instanceof FacetLine.Header header && FacetRenderer.onMenu(width, e.getX())) {
        menu.of(header).show(list, e.getX(), e.getY());
      } else if (line instanceof FacetLine.Value value && FacetRenderer.onArrow(value, e.getX())) {
        model.open(value);
      } else {
        act(line, e.isShiftDown());
      }
    }

    private boolean popup(MouseEvent e) {
      FacetLine line = at(e.getPoint());
      if (e.isPopupTrigger() && line != null) {
        list.setSelectedValue(line, false);
        menu.of(line).show(list, e.getX(), e.getY());
      }
      return e.isPopupTrigger();
    }

    private FacetLine at(Point point) {
      int index = list.locationToIndex(point);
      boolean inside = index >= 0 && list.getCellBounds(index, index).contains(point);
      return inside ? lines.get(index) : null;
    }
  }
}

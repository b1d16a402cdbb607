package skysift.eclipse;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.eclipse.Workbench.awt;
import static skysift.eclipse.Workbench.eventually;
import static skysift.eclipse.Workbench.find;
import static skysift.eclipse.Workbench.named;
import static skysift.eclipse.Workbench.onScreen;
import static skysift.eclipse.Workbench.page;
import static skysift.eclipse.Workbench.picture;
import static skysift.eclipse.Workbench.swt;
import static skysift.eclipse.Workbench.window;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.event.InputEvent;
import javax.swing.JList;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JTextField;
import javax.swing.MenuElement;
import javax.swing.MenuSelectionManager;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.navigator.CommonViewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import skysift.demo.SampleArchives;

/** The panel inside Eclipse under a real mouse: its menus, and a size that is the view's. */
class MouseTest extends InWorkbench {
  private Robot robot;

  @BeforeEach
  void robot() throws Exception {
    robot = new Robot();
    robot.setAutoDelay(20);
  }

  @Test
  void a_right_click_shows_the_menu_there_and_what_is_chosen_in_it_is_done() throws Exception {
    // GIVEN
    try (SampleArchives samples = SampleArchives.start()) {
      harvest(samples);
    }
    long all = observations();
    // WHEN
    Point at = facet("HST");
    click(at, InputEvent.BUTTON3_DOWN_MASK);
    // THEN
    eventually("menu", () -> awt(MouseTest::menuShows));
    picture("context-menu");
    Rectangle menu = awt(() -> onDisplay(menu()));
    menu.grow(2, 2);
    then(menu.contains(at)).as(menu + " begins at " + at).isTrue();
    // WHEN
    click(middle(awt(() -> onDisplay(item("Exclude")))), InputEvent.BUTTON1_DOWN_MASK);
    // THEN
    eventually("done", () -> observations() < all);
    then(awt(MouseTest::menuShows)).isFalse();
  }

  @Test
  void a_click_elsewhere_in_eclipse_takes_an_open_menu_away() throws Exception {
    // GIVEN
    try (SampleArchives samples = SampleArchives.start()) {
      harvest(samples);
    }
    click(facet("HST"), InputEvent.BUTTON3_DOWN_MASK);
    eventually("menu", () -> awt(MouseTest::menuShows));
    // WHEN
    Tree tree =
        swt(
            () ->
                page()
                    .findView(IPageLayout.ID_PROJECT_EXPLORER)
                    .getAdapter(CommonViewer.class)
                    .getTree());
    click(swt(() -> onScreen(tree, 10, 60)), InputEvent.BUTTON1_DOWN_MASK);
    // THEN
    eventually("gone", () -> !awt(MouseTest::menuShows));
  }

  @Test
  void a_double_click_on_the_tab_gives_the_panel_the_whole_window_and_another_takes_it_back()
      throws Exception {
    // GIVEN
    eventually("filled", this::fillsTheView);
    Dimension before = awt(() -> panel().getSize());
    // WHEN
    doubleClickTab();
    // THEN
    eventually("larger", () -> awt(() -> panel().getWidth()) > before.width + 100);
    eventually("filled", this::fillsTheView);
    picture("maximised");
    then(clicked("text")).isTrue();
    // WHEN
    doubleClickTab();
    // THEN
    eventually("as before", () -> awt(() -> panel().getSize()).equals(before));
    then(fillsTheView()).isTrue();
    then(clicked("text")).isTrue();
  }

  @Test
  void the_panel_has_the_size_of_the_view_when_the_window_is_resized() throws Exception {
    for (Point size : new Point[] {new Point(900, 640), new Point(1240, 900)}) {
      // WHEN
      swt(
          () -> {
            window().getShell().setSize(size.x, size.y);
            return null;
          });
      // THEN
      eventually("filled at " + size, this::fillsTheView);
    }
    picture("resized");
    then(clicked("text")).isTrue();
  }

  /** Whether the panel is as large on the display as the part of the view it is in. */
  private boolean fillsTheView() throws Exception {
    Composite composite = view.host().orElseThrow().composite();
    Point corner = swt(() -> onScreen(composite, 0, 0));
    Point end = swt(() -> onScreen(composite, composite.getSize().x, composite.getSize().y));
    Rectangle ours = awt(() -> onDisplay(panel()));
    return near(ours.x, corner.x)
        && near(ours.y, corner.y)
        && near(ours.x + ours.width, end.x)
        && near(ours.y + ours.height, end.y);
  }

  /** Rounding may differ where the display is scaled. */
  private static boolean near(int one, int other) {
    return Math.abs(one - other) <= 1;
  }

  /** Clicks into a text field and says whether it got the focus. */
  private boolean clicked(String name) throws Exception {
    JTextField field = (JTextField) awt(() -> named(panel(), name));
    awt(
        () -> {
          named(panel(), "facets").requestFocusInWindow();
          return null;
        });
    click(middle(awt(() -> onDisplay(field))), InputEvent.BUTTON1_DOWN_MASK);
    eventually("focus", () -> awt(field::isFocusOwner));
    return awt(field::isFocusOwner);
  }

  private void doubleClickTab() throws Exception {
    Point tab =
        swt(
            () -> {
              Composite parent = view.host().orElseThrow().composite();
              while (!(parent instanceof CTabFolder)) {
                parent = parent.getParent();
              }
              CTabFolder folder = (CTabFolder) parent;
              org.eclipse.swt.graphics.Rectangle bounds = folder.getSelection().getBounds();
              return onScreen(folder, bounds.x + bounds.width / 2, bounds.y + bounds.height / 2);
            });
    click(tab, InputEvent.BUTTON1_DOWN_MASK);
    click(tab, InputEvent.BUTTON1_DOWN_MASK);
  }

  private void click(Point at, int button) {
    robot.mouseMove(at.x, at.y);
    robot.mousePress(button);
    robot.mouseRelease(button);
  }

  /** Where a value of a facet is on the display. */
  private Point facet(String value) throws Exception {
    JList<?> list = (JList<?>) awt(() -> named(panel(), "facets"));
    eventually("facet " + value, () -> awt(() -> index(list, value)) >= 0);
    return awt(
        () -> {
          int index = index(list, value);
          list.ensureIndexIsVisible(index);
          Rectangle cell = list.getCellBounds(index, index);
          Point corner = list.getLocationOnScreen();
          return new Point(corner.x + 40, corner.y + cell.y + cell.height / 2);
        });
  }

  private static int index(JList<?> list, String value) {
    for (int i = 0; i < list.getModel().getSize(); i++) {
      if (list.getModel().getElementAt(i).toString().contains("value=" + value + ",")) {
        return i;
      }
    }
    return -1;
  }

  private static Rectangle onDisplay(Component component) {
    return new Rectangle(component.getLocationOnScreen(), component.getSize());
  }

  private static Point middle(Rectangle area) {
    return new Point((int) area.getCenterX(), (int) area.getCenterY());
  }

  private static boolean menuShows() {
    MenuElement[] path = MenuSelectionManager.defaultManager().getSelectedPath();
    return path.length > 0 && path[0].getComponent().isShowing();
  }

  private static JPopupMenu menu() {
    return (JPopupMenu) MenuSelectionManager.defaultManager().getSelectedPath()[0];
  }

  private static Component item(String text) {
    return find(menu(), child -> child instanceof JMenuItem i && i.getText().equals(text))
        .orElseThrow(() -> new AssertionError("no item " + text));
  }
}

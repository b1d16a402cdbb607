package skysift.eclipse;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.eclipse.Workbench.awt;
import static skysift.eclipse.Workbench.eventually;
import static skysift.eclipse.Workbench.named;
import static skysift.eclipse.Workbench.page;
import static skysift.eclipse.Workbench.session;
import static skysift.eclipse.Workbench.swt;

import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.Point;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import javax.swing.JTextField;
import org.eclipse.ui.IPageLayout;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import skysift.model.Session;

/** Real mouse and keys, as the X server gives them: who has the focus, and who gets the keys. */
class KeysTest extends InWorkbench {
  private Robot robot;
  private Session session;

  @BeforeEach
  void robot() throws Exception {
    robot = new Robot();
    robot.setAutoDelay(15);
    session = session(view);
  }

  @Test
  void a_click_makes_the_view_active_and_what_is_typed_arrives_once() throws Exception {
    // GIVEN another part is active
    swt(() -> page().showView(IPageLayout.ID_PROJECT_EXPLORER));
    // WHEN
    JTextField text = clickedField();
    type(KeyEvent.VK_C, KeyEvent.VK_R, KeyEvent.VK_A, KeyEvent.VK_B, KeyEvent.VK_ENTER);
    // THEN
    eventually("asked", () -> awt(() -> session.search().request().text()).equals("crab"));
    String typed = awt(text::getText);
    then(typed).isEqualTo("crab");
    eventually("active", () -> swt(() -> page().getActivePart() == view));
  }

  @Test
  void control_z_in_the_panel_is_eclipses_undo_once() throws Exception {
    // GIVEN two changes
    JTextField text = clickedField();
    type(KeyEvent.VK_A, KeyEvent.VK_ENTER);
    eventually("one", () -> awt(() -> session.search().request().text()).equals("a"));
    type(KeyEvent.VK_B, KeyEvent.VK_ENTER);
    eventually("two", () -> awt(() -> session.search().request().text()).equals("ab"));
    eventually("active", () -> swt(() -> page().getActivePart() == view));
    eventually("undo enabled", () -> swt(() -> enabled("org.eclipse.ui.edit.undo")));
    // WHEN
    control(KeyEvent.VK_Z);
    // THEN
    eventually("undone", () -> !awt(() -> session.search().request().text()).equals("ab"));
    awt(() -> null);
    swt(() -> null);
    then(awt(() -> session.search().request().text())).isEqualTo("a");
    String shown = awt(text::getText);
    then(shown).isEqualTo("a");
  }

  @Test
  void tab_goes_through_the_panel_and_text_is_copied_and_pasted() throws Exception {
    // GIVEN
    JTextField text = clickedField();
    type(KeyEvent.VK_M, KeyEvent.VK_3, KeyEvent.VK_1);
    eventually("typed", () -> awt(text::getText).equals("m31"));
    // WHEN
    control(KeyEvent.VK_A);
    control(KeyEvent.VK_C);
    type(KeyEvent.VK_END);
    control(KeyEvent.VK_V);
    // THEN
    eventually("pasted", () -> awt(text::getText).equals("m31m31"));
    // WHEN
    type(KeyEvent.VK_TAB);
    // THEN
    eventually("next field", () -> awt(() -> focused() != text && inPanel(focused())));
  }

  @Test
  void when_the_view_is_activated_again_what_had_the_focus_last_has_it() throws Exception {
    // GIVEN
    JTextField text = clickedField();
    swt(() -> page().showView(IPageLayout.ID_PROJECT_EXPLORER));
    eventually("elsewhere", () -> swt(() -> page().getActivePart() != view));
    // WHEN
    swt(
        () -> {
          page().activate(view);
          return null;
        });
    // THEN
    eventually("focus", () -> awt(() -> focused() == text));
    type(KeyEvent.VK_X);
    eventually("typed", () -> awt(text::getText).equals("x"));
  }

  private JTextField clickedField() throws Exception {
    JTextField text = (JTextField) awt(() -> named(panel(), "text"));
    Point at = awt(text::getLocationOnScreen);
    robot.mouseMove(at.x + 30, at.y + text.getHeight() / 2);
    robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
    robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    eventually("focus", () -> awt(() -> focused() == text));
    return text;
  }

  private static Component focused() {
    return KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
  }

  private boolean inPanel(Component component) {
    return component != null && javax.swing.SwingUtilities.isDescendingFrom(component, panel());
  }

  private void type(int... keys) {
    for (int key : keys) {
      robot.keyPress(key);
      robot.keyRelease(key);
    }
  }

  private void control(int key) {
    robot.keyPress(KeyEvent.VK_CONTROL);
    type(key);
    robot.keyRelease(KeyEvent.VK_CONTROL);
  }
}

package skysift.ui;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.ui.OnScreen.eventually;
import static skysift.ui.OnScreen.onEventThread;

import java.awt.Component;
import java.awt.Container;
import java.awt.FocusTraversalPolicy;
import java.awt.Window;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JSlider;
import javax.swing.JSpinner;
import javax.swing.JTable;
import javax.swing.JTree;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.search.Facet;

/** What a screen reader, and a user without a mouse, meets in each window. */
@NeedsDisplay
class AccessibilityTest {
  @TempDir private Path folder;
  private DemoWindow demo;
  private final List<String> faults = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    demo = DemoWindow.in(folder.resolve("ws"));
    demo.show(demo::harvested, "light", 1440, 900);
    onEventThread(
        () -> {
          demo.session()
              .search()
              .change(
                  r ->
                      r.toggled(Facet.TYPE, "image")
                          .excluded(Facet.FACILITY, "Chandra")
                          .withText("HST"));
          return null;
        });
    demo.settled();
  }

  @AfterEach
  void close() throws Exception {
    demo.close();
  }

  @Test
  void all_that_can_have_the_focus_has_a_name_and_each_button_that_is_a_sign_a_tooltip()
      throws Exception {
    // GIVEN
    demo.resolve();
    demo.menuOf("more", "Show previews");
    demo.settled();
    // WHEN
    look(demo.frame());
    for (String[] one :
        new String[][] {
          {"Limits in numbers…", "limits"},
          {"Harvest archives…", "harvest"},
          {"Collections…", "collections"},
          {"Saved searches and baskets…", "saved"},
          {"Cite…", "cite"},
          {"All columns of the row…", "row"},
          {"Keys", "keys"},
          {"Program log…", "log"},
          {"About Skysift", "about"},
        }) {
      demo.menu(one[0]);
      lookAtDialog(one[1]);
    }
    demo.menuOf("samp", "Message log");
    lookAtDialog("samp messages");
    demo.menuOf("more", "Previews of");
    lookAtDialog("preview grid");
    demo.menuOf("more", "Files behind");
    demo.settled();
    lookAtDialog("files");
    demo.menuOf("more", "Choose products");
    lookAtDialog("choice");
    demo.resolveService();
    demo.callForm();
    lookAtDialog("call");
    // THEN
    then(faults).isEmpty();
  }

  @Test
  void an_empty_window_and_one_that_finds_nothing_are_named_too() throws Exception {
    // WHEN
    onEventThread(
        () -> {
          demo.session().search().change(r -> r.withText("nothing is called so"));
          return null;
        });
    demo.settled();
    look(demo.frame());
    // THEN
    then(faults).isEmpty();
  }

  @Test
  void the_focus_goes_through_the_window_as_it_is_read() throws Exception {
    // GIVEN
    demo.resolve();
    // WHEN
    List<String> names =
        onEventThread(() -> order(demo.frame()).stream().map(Component::getName).toList());
    // THEN
    then(names)
        .containsSubsequence(
            "text",
            "cone",
            "region",
            "facets",
            "range time",
            "histogram time",
            "results",
            "sky",
            "resolve",
            "links");
  }

  private void lookAtDialog(String name) throws Exception {
    eventually(name, () -> DemoWindow.dialog(name).isPresent());
    Window dialog = onEventThread(() -> DemoWindow.dialog(name).orElseThrow());
    look(dialog);
    onEventThread(
        () -> {
          dialog.setVisible(false);
          return null;
        });
  }

  private void look(Window window) throws Exception {
    onEventThread(
        () -> {
          List<Component> met = order(window);
          if (met.isEmpty()) {
            faults.add(window.getName() + ": nothing in it can have the focus");
          }
          met.forEach(component -> name(window, component));
          controls(window).forEach(component -> name(window, component));
          return null;
        });
  }

  private void name(Window window, Component component) {
    String name = component.getAccessibleContext().getAccessibleName();
    String what =
        window.getName() + ": " + component.getClass().getSimpleName() + " " + component.getName();
    boolean words = name != null && name.codePoints().anyMatch(Character::isLetter);
    if (!words && !faults.contains(what + " has no name")) {
      faults.add(what + " has no name");
    }
    if (component instanceof AbstractButton button && isSign(button)) {
      String tip = button.getToolTipText();
      if (tip == null || tip.isBlank()) {
        faults.add(what + " has no tooltip");
      }
    }
  }

  private static boolean isSign(AbstractButton button) {
    String text = button.getText();
    return text == null || text.codePoints().noneMatch(Character::isLetter);
  }

  /** What the focus meets, from the first on. */
  private static List<Component> order(Window window) {
    FocusTraversalPolicy policy = window.getFocusTraversalPolicy();
    List<Component> met = new ArrayList<>();
    Component at = policy.getFirstComponent(window);
    while (at != null && !met.contains(at)) {
      met.add(at);
      at = policy.getComponentAfter(window, at);
    }
    return met;
  }

  /** All controls, those too that cannot be used just now; parts of other controls aside. */
  private static List<Component> controls(Container container) {
    List<Component> found = new ArrayList<>();
    for (Component child : container.getComponents()) {
      boolean control =
          child instanceof AbstractButton
              || child instanceof JTextComponent
              || child instanceof JComboBox<?>
              || child instanceof JList<?>
              || child instanceof JTable
              || child instanceof JTree
              || child instanceof JSlider
              || child instanceof JSpinner;
      String type = child.getClass().getName();
      if (control && !type.startsWith("com.formdev") && !type.startsWith("javax.swing.plaf")) {
        found.add(child);
      }
      boolean whole =
          child instanceof JComboBox<?>
              || child instanceof JSpinner
              || child instanceof JTextComponent;
      if (child instanceof JComponent inner && !whole) {
        found.addAll(controls(inner));
      }
    }
    return found;
  }
}

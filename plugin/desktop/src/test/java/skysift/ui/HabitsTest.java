package skysift.ui;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.ui.OnScreen.eventually;
import static skysift.ui.OnScreen.find;
import static skysift.ui.OnScreen.onEventThread;

import java.awt.Component;
import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.StringSelection;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.swing.AbstractButton;
import javax.swing.JFrame;
import javax.swing.JMenu;
import javax.swing.JTextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a desktop program does without being told. */
@NeedsDisplay
class HabitsTest {
  private static final String NOWHERE = "http://127.0.0.1:9/none.xml";

  @TempDir private Path folder;
  private DemoWindow demo;

  @BeforeEach
  void open() throws Exception {
    demo = DemoWindow.in(folder.resolve("ws"));
    demo.show(skysift -> {}, "light", 1200, 800);
    Toolkit.getDefaultToolkit()
        .getSystemClipboard()
        .setContents(new StringSelection(NOWHERE), null);
    demo.menu("Paste URL or files");
    eventually("told", () -> demo.session().harvest().errors().size() == 1);
  }

  @AfterEach
  void close() throws Exception {
    demo.close();
  }

  @Test
  void what_was_read_last_is_listed_and_read_again_by_a_click() throws Exception {
    // WHEN
    JMenu recent =
        onEventThread(
            () -> {
              JMenu file = ((JFrame) demo.frame()).getJMenuBar().getMenu(0);
              JMenu menu =
                  (JMenu)
                      Arrays.stream(file.getMenuComponents())
                          .filter(c -> c instanceof JMenu m && m.getText().equals("Recent"))
                          .findFirst()
                          .orElseThrow();
              menu.setSelected(true);
              return menu;
            });
    // THEN
    then(onEventThread(() -> items(recent))).containsExactly(NOWHERE);
    // WHEN
    long told = onEventThread(this::failures);
    onEventThread(
        () -> {
          recent.getItem(0).doClick();
          return null;
        });
    // THEN
    eventually("read again", () -> failures() > told);
  }

  @Test
  void all_details_of_a_failure_are_in_the_program_log_and_can_be_copied() throws Exception {
    // WHEN
    demo.menu("Program log…");
    eventually("open", () -> DemoWindow.dialog("log").isPresent());
    eventually("told", () -> log().contains(NOWHERE));
    onEventThread(
        () -> {
          Component copy =
              find(
                  DemoWindow.dialog("log").orElseThrow(),
                  c ->
                      c instanceof AbstractButton b
                          && b.getText() != null
                          && b.getText().startsWith("Copy"));
          ((AbstractButton) copy).doClick();
          return null;
        });
    // THEN
    String copied =
        (String) Toolkit.getDefaultToolkit().getSystemClipboard().getData(DataFlavor.stringFlavor);
    then(copied).contains(NOWHERE).contains("Exception").contains("\tat skysift.");
  }

  private long failures() {
    return demo.session()
        .programLog()
        .text()
        .lines()
        .filter(l -> l.contains("not done: IMPORT"))
        .count();
  }

  private static String log() {
    return ((JTextArea) find(DemoWindow.dialog("log").orElseThrow(), "log text")).getText();
  }

  private static List<String> items(JMenu menu) {
    return Arrays.stream(menu.getMenuComponents())
        .map(c -> ((AbstractButton) c).getText())
        .toList();
  }
}

package skysift.ui;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.ui.OnScreen.eventually;
import static skysift.ui.OnScreen.onEventThread;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import javax.swing.JFrame;
import javax.swing.JMenuItem;
import javax.swing.MenuElement;
import javax.swing.MenuSelectionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.model.Tasks;
import skysift.model.TrackedTasks;

@NeedsDisplay
class TaskButtonTest {
  /** The window may count or paint as well, and then waits for what is tested here. */
  private static final String UNDER_WAY = "\\d tasks? ▴";

  @TempDir private Path folder;
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile OptionalInt percent = OptionalInt.empty();
  private TableWindow shown;
  private TrackedTasks tasks;
  private TaskButton button;

  @BeforeEach
  void open() throws Exception {
    String table = "obs_id,target_name,access_url\no1,M 51,http://127.0.0.1:9/1.fits\n";
    shown = TableWindow.of(Files.writeString(folder.resolve("t.csv"), table), 900, 600);
    tasks = shown.session().tasks();
    button =
        onEventThread(
            () -> {
              JFrame frame = new JFrame();
              TaskButton made = new TaskButton(tasks, () -> percent);
              frame.add(made);
              frame.setSize(500, 80);
              frame.setVisible(true);
              return made;
            });
  }

  @AfterEach
  void close() throws Exception {
    end.countDown();
    shown.close();
  }

  private void run(Tasks.Queue queue) throws Exception {
    onEventThread(
        () ->
            tasks.run(
                queue,
                () -> {
                  end.await();
                  return "";
                },
                done -> {},
                failure -> {}));
  }

  @Test
  void how_far_the_order_is_that_a_search_makes_is_told_in_percent() throws Exception {
    // GIVEN
    run(Tasks.Queue.ROWS);
    eventually("under way", () -> button.isVisible() && tells(UNDER_WAY));
    // WHEN
    percent = OptionalInt.of(45);
    // THEN
    eventually("45 %", () -> tells(UNDER_WAY.replace(" ▴", ": rows in order 45 % ▴")));
    onEventThread(
        () -> {
          button.doClick();
          return null;
        });
    then(onEventThread(TaskButtonTest::menu))
        .anyMatch(item -> item.startsWith("Stop putting rows in order, 45 % done ("));
    // WHEN
    percent = OptionalInt.empty();
    // THEN
    eventually("in order", () -> tells(UNDER_WAY));
  }

  @Test
  void other_work_tells_nothing_of_an_order() throws Exception {
    // GIVEN
    percent = OptionalInt.of(45);
    // WHEN
    run(Tasks.Queue.EXPORT);
    // THEN
    eventually("under way", () -> button.isVisible() && tells(UNDER_WAY));
  }

  private boolean tells(String text) {
    return button.getText().matches(text);
  }

  private static List<String> menu() {
    return Arrays.stream(MenuSelectionManager.defaultManager().getSelectedPath())
        .map(MenuElement::getSubElements)
        .flatMap(Arrays::stream)
        .filter(JMenuItem.class::isInstance)
        .map(item -> ((JMenuItem) item).getText())
        .toList();
  }
}

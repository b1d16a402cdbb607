package skysift.eclipse;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.eclipse.Workbench.awt;
import static skysift.eclipse.Workbench.eventually;
import static skysift.eclipse.Workbench.named;
import static skysift.eclipse.Workbench.onScreen;
import static skysift.eclipse.Workbench.page;
import static skysift.eclipse.Workbench.picture;
import static skysift.eclipse.Workbench.swt;
import static skysift.eclipse.Workbench.window;

import java.awt.Point;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.JTable;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.views.properties.PropertySheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import skysift.demo.SampleArchives;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;

/** What is chosen in the panel, in Eclipse's Properties view. */
class PropertiesTest extends InWorkbench {
  private PropertySheet sheet;
  private JTable results;

  @BeforeEach
  void harvestAndShow() throws Exception {
    try (SampleArchives samples = SampleArchives.start()) {
      harvest(samples);
    }
    results = (JTable) awt(() -> named(panel(), "results"));
    swt(
        () -> {
          page().activate(view);
          return null;
        });
  }

  @Test
  void what_is_chosen_reaches_the_properties_view_with_units() throws Exception {
    // WHEN
    Dataset chosen = choose(0, 0).getFirst();
    // THEN
    eventually("properties", () -> swt(this::texts).containsKey("s_ra [deg]"));
    Map<String, String> texts = swt(this::texts);
    then(texts.get("s_ra [deg]")).isEqualTo(chosen.values().get(ObsCoreColumn.S_RA).toString());
    then(texts).containsEntry("archive", chosen.archive());
    picture("properties");
  }

  @Test
  void of_several_rows_it_shows_where_they_differ_and_not_the_first_one_only() throws Exception {
    // WHEN
    List<Dataset> chosen = choose(0, results.getRowCount() - 1);
    // THEN
    then(chosen.stream().map(Dataset::archive).distinct().count()).isGreaterThan(1);
    eventually("rows", () -> "%,d".formatted(chosen.size()).equals(swt(this::texts).get("rows")));
    then(swt(this::texts).get("archive"))
        .startsWith("different: ")
        .contains("MAST-sample", "CADC-sample");
    picture("properties-of-several");
  }

  @Test
  void control_c_copies_the_chosen_property_with_its_name() throws Exception {
    // GIVEN
    Dataset chosen = choose(0, 0).getFirst();
    eventually("properties", () -> swt(this::texts).containsKey("s_ra [deg]"));
    Robot robot = new Robot();
    robot.setAutoDelay(20);
    swt(
        () -> {
          tree().showItem(item(tree().getItems(), "s_ra [deg]").orElseThrow());
          return null;
        });
    eventually("scrolled to", () -> swt(() -> tree().getClientArea().contains(place())));
    Point at = swt(() -> onScreen(tree(), place().x, place().y));
    // WHEN
    robot.mouseMove(at.x, at.y);
    robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
    robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    eventually("active", () -> swt(() -> page().getActivePart() == sheet));
    eventually(
        "chosen",
        () ->
            swt(
                () ->
                    tree().getSelectionCount() == 1
                        && tree().getSelection()[0].getText().equals("s_ra [deg]")));
    robot.keyPress(KeyEvent.VK_CONTROL);
    robot.keyPress(KeyEvent.VK_C);
    robot.keyRelease(KeyEvent.VK_C);
    robot.keyRelease(KeyEvent.VK_CONTROL);
    // THEN
    String text = "s_ra [deg]\t" + chosen.values().get(ObsCoreColumn.S_RA);
    eventually("copied " + text, () -> text.equals(swt(PropertiesTest::clipboard)));
  }

  /** Chooses rows of the results and gives what the selection service then has. */
  private List<Dataset> choose(int from, int to) throws Exception {
    sheet = (PropertySheet) swt(() -> page().showView(IPageLayout.ID_PROP_SHEET, null, 2));
    awt(
        () -> {
          results.setRowSelectionInterval(from, to);
          return null;
        });
    eventually("selection", () -> !swt(PropertiesTest::selected).isEmpty());
    return swt(PropertiesTest::selected);
  }

  private static List<Dataset> selected() {
    return window().getSelectionService().getSelection(SkysiftView.ID)
            instanceof IStructuredSelection chosen
        ? chosen.stream().map(Dataset.class::cast).toList()
        : List.of();
  }

  /** Where the row of s_ra is in the tree. */
  private org.eclipse.swt.graphics.Point place() {
    Rectangle bounds = item(tree().getItems(), "s_ra [deg]").orElseThrow().getBounds(0);
    return new org.eclipse.swt.graphics.Point(bounds.x + 8, bounds.y + bounds.height / 2);
  }

  private static String clipboard() {
    Clipboard clipboard = new Clipboard(Display.getCurrent());
    try {
      return (String) clipboard.getContents(TextTransfer.getInstance());
    } finally {
      clipboard.dispose();
    }
  }

  private Tree tree() {
    return (Tree) sheet.getCurrentPage().getControl();
  }

  private Map<String, String> texts() {
    Map<String, String> texts = new HashMap<>();
    if (sheet.getCurrentPage().getControl() instanceof Tree tree) {
      collect(tree.getItems(), texts);
    }
    return texts;
  }

  private static void collect(TreeItem[] items, Map<String, String> texts) {
    for (TreeItem item : items) {
      texts.put(item.getText(0), item.getText(1));
      collect(item.getItems(), texts);
    }
  }

  private static Optional<TreeItem> item(TreeItem[] items, String name) {
    for (TreeItem item : items) {
      Optional<TreeItem> found =
          item.getText(0).equals(name) ? Optional.of(item) : item(item.getItems(), name);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}

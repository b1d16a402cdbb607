package skysift.ui;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.ui.OnScreen.eventually;
import static skysift.ui.OnScreen.find;
import static skysift.ui.OnScreen.onEventThread;

import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.swing.AbstractButton;
import javax.swing.JTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Facet;

/** The window of all columns of a row, on the sample archives. */
@NeedsDisplay
class RowWindowTest {
  @TempDir private Path folder;
  private DemoWindow demo;

  @BeforeEach
  void open() throws Exception {
    demo = DemoWindow.in(folder.resolve("ws"));
    demo.show(demo::harvested, "light", 1300, 850);
    onEventThread(
        () -> {
          demo.session().search().change(r -> r.toggled(Facet.ARCHIVE, "HEASARC-sample"));
          return null;
        });
    demo.settled();
  }

  @AfterEach
  void close() throws Exception {
    demo.close();
  }

  @Test
  void all_that_an_archive_said_of_a_row_is_shown_copied_and_follows_the_selection()
      throws Exception {
    // GIVEN
    JTable results = (JTable) find(demo.frame(), "results");
    demo.choose(results, 0);
    eventually("chosen", () -> demo.session().selection().first().isPresent());
    // WHEN
    demo.menu("All columns of the row…");
    eventually("open", () -> DemoWindow.dialog("row").isPresent());
    // THEN
    Dataset first = onEventThread(() -> demo.session().selection().first().orElseThrow());
    Map<String, String> shown = shown();
    first
        .values()
        .forEach(
            (column, value) ->
                then(shown).as(column.columnName()).containsEntry(column.columnName(), "" + value));
    first.extras().forEach(extra -> then(shown).containsEntry(extra.name(), extra.text()));
    // WHEN
    demo.choose(results, 3);
    // THEN
    eventually(
        "the other",
        () -> {
          Dataset other = demo.session().selection().first().orElseThrow();
          return !other.equals(first)
              && other
                  .text(ObsCoreColumn.OBS_ID)
                  .equals(Optional.ofNullable(shown().get("obs_id")));
        });
    // WHEN
    onEventThread(
        () -> {
          var copy =
              find(
                  DemoWindow.dialog("row").orElseThrow(),
                  c -> c instanceof AbstractButton b && "Copy".equals(b.getText()));
          ((AbstractButton) copy).doClick();
          return null;
        });
    // THEN
    String copied =
        (String) Toolkit.getDefaultToolkit().getSystemClipboard().getData(DataFlavor.stringFlavor);
    then(copied).contains("obs_id\t" + shown().get("obs_id") + "\t").contains("s_ra\t");
  }

  @Test
  void results_are_sorted_from_the_menu_of_columns_without_a_mouse() throws Exception {
    // WHEN
    onEventThread(
        () -> {
          ((AbstractButton) find(demo.frame(), "columns")).doClick();
          return null;
        });
    demo.submenu("Sort by", "Exposure");
    demo.settled();
    // THEN
    then(onEventThread(() -> demo.session().search().request().order().column()))
        .contains(ObsCoreColumn.T_EXPTIME);
  }

  private static Map<String, String> shown() {
    JTable table = (JTable) find(DemoWindow.dialog("row").orElseThrow(), "row columns");
    Map<String, String> shown = new LinkedHashMap<>();
    for (int row = 0; row < table.getRowCount(); row++) {
      shown.put((String) table.getValueAt(row, 0), (String) table.getValueAt(row, 1));
    }
    return shown;
  }
}

package skysift.ui.harvest;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.ui.OnScreen.eventually;
import static skysift.ui.OnScreen.find;
import static skysift.ui.OnScreen.onEventThread;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Component;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import javax.swing.plaf.FontUIResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.app.Skysift;
import skysift.app.Workspace;
import skysift.demo.SampleArchives;
import skysift.model.HarvestForm;
import skysift.model.SearchModel;
import skysift.model.Session;
import skysift.ui.NeedsDisplay;

/** The real window, asking two archives: one inside the program, one where nobody answers. */
@NeedsDisplay
class HarvestWindowTest {

  @TempDir private Path folder;
  private SampleArchives samples;
  private Session session;
  private HarvestWindow window;

  @BeforeEach
  void open() throws Exception {
    samples = SampleArchives.start();
    Workspace workspace = new Workspace(folder.resolve("ws"));
    workspace.create();
    Files.writeString(workspace.settings(), "retries = 0\n");
    Files.writeString(
        workspace.archives(),
        "[sample]\ntap = %s\n[nobody]\ntap = http://127.0.0.1:9/tap\n"
            .formatted(samples.archives().getFirst().tapBase()));
    session = Session.open(Skysift.open(workspace), SwingUtilities::invokeLater);
    window =
        onEventThread(
            () -> {
              FlatLightLaf.setup();
              session
                  .question()
                  .rows()
                  .forEach(row -> session.question().choose(row.archive().name(), false));
              HarvestWindow made =
                  new HarvestWindow(null, session.question(), session.harvest(), session.memory());
              made.show(HarvestForm.of(SearchModel.start()));
              return made;
            });
  }

  @AfterEach
  void close() throws Exception {
    onEventThread(
        () -> {
          window.dispose();
          return null;
        });
    session.close();
    samples.close();
  }

  @Test
  void one_archive_that_does_not_answer_stands_beside_one_that_does() throws Exception {
    // GIVEN
    onEventThread(
        () -> {
          JTable table = (JTable) named("archives");
          for (int row = 0; row < table.getRowCount(); row++) {
            String name = (String) table.getValueAt(row, 1);
            table.setValueAt(name.equals("sample") || name.equals("nobody"), row, 0);
          }
          return null;
        });
    // WHEN
    click("ask");
    // THEN
    eventually("report", () -> ((JTextArea) named("report")).getText().contains("rows read"));
    then(line("sample")).contains("✓ complete");
    then(line("nobody")).contains("⚠ failed");
    then(onEventThread(() -> ((JLabel) named("harvest message")).getText())).contains("nobody");
  }

  @Test
  void what_is_wrong_with_the_question_is_told_in_the_window() throws Exception {
    // WHEN
    onEventThread(
        () -> {
          ((JTextField) named("times")).setText("some day");
          session.question().choose("sample", true);
          return null;
        });
    click("ask");
    // THEN
    then(onEventThread(() -> ((JLabel) named("harvest message")).getText()))
        .startsWith("⚠")
        .contains("some day");
  }

  @Test
  void a_new_question_does_not_take_hours_from_the_one_before() throws Exception {
    // GIVEN
    JComboBox<?> unit = (JComboBox<?>) named("unit");
    onEventThread(
        () -> {
          unit.setSelectedIndex(2);
          return null;
        });
    // WHEN
    onEventThread(
        () -> {
          window.show(HarvestForm.of(SearchModel.start()));
          return null;
        });
    // THEN
    int stated = onEventThread(unit::getSelectedIndex);
    then(stated).isZero();
  }

  @Test
  void lines_and_reports_grow_with_the_size_of_texts() throws Exception {
    // GIVEN
    JTable table = (JTable) named("archives");
    JTextArea report = (JTextArea) named("report");
    int letters = onEventThread(() -> report.getFont().getSize());
    try {
      // WHEN
      onEventThread(
          () -> {
            UIManager.put("defaultFont", new FontUIResource(table.getFont().deriveFont(30f)));
            FlatLaf.updateUI();
            return null;
          });
      // THEN
      int line = onEventThread(table::getRowHeight);
      then(line).isGreaterThan(30);
      int larger = onEventThread(() -> report.getFont().getSize());
      then(larger).isGreaterThan(letters);
    } finally {
      onEventThread(
          () -> {
            UIManager.put("defaultFont", null);
            FlatLaf.updateUI();
            return null;
          });
    }
  }

  private String line(String archive) throws Exception {
    return onEventThread(
        () -> {
          JTable table = (JTable) named("archives");
          for (int row = 0; row < table.getRowCount(); row++) {
            if (archive.equals(table.getValueAt(row, 1))) {
              return (String) table.getValueAt(row, 5);
            }
          }
          return "";
        });
  }

  private void click(String name) throws Exception {
    onEventThread(
        () -> {
          ((AbstractButton) named(name)).doClick();
          return null;
        });
  }

  private Component named(String name) {
    return find(window, name);
  }
}

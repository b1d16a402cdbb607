package skysift.ui.shared;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.ui.OnScreen.eventually;
import static skysift.ui.OnScreen.find;
import static skysift.ui.OnScreen.onEventThread;

import java.awt.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.swing.JDialog;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.SwingUtilities;
import javax.swing.filechooser.FileNameExtensionFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.app.Skysift;
import skysift.app.Workspace;
import skysift.model.Session;
import skysift.ui.NeedsDisplay;

/** The question before a file is lost. */
@NeedsDisplay
class SaveDialogTest {
  @TempDir private Path folder;
  private Session session;
  private SaveDialog dialog;
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    session =
        Session.open(
            Skysift.open(new Workspace(folder.resolve("ws"))), SwingUtilities::invokeLater);
    session.memory().put("folder.save", folder.toString());
    dialog =
        onEventThread(
            () -> {
              SaveDialog made = new SaveDialog(session.memory(), "");
              made.setFileFilter(new FileNameExtensionFilter("VOTable", "vot"));
              made.setSelectedFile(folder.resolve("rows").toFile());
              made.addActionListener(e -> told.add(e.getActionCommand()));
              return made;
            });
  }

  @AfterEach
  void close() throws Exception {
    onEventThread(
        () -> {
          Arrays.stream(Window.getWindows()).forEach(Window::dispose);
          return null;
        });
    session.close();
  }

  @Test
  void a_file_that_is_there_is_replaced_only_when_the_user_says_so() throws Exception {
    // GIVEN the name as it will be, with its ending, is taken
    Files.writeString(folder.resolve("rows.vot"), "kept");
    // WHEN
    answer(JOptionPane.NO_OPTION);
    // THEN
    then(told).isEmpty();
    // WHEN
    answer(JOptionPane.YES_OPTION);
    // THEN
    then(told).containsExactly(JFileChooser.APPROVE_SELECTION);
  }

  @Test
  void a_new_file_is_taken_without_a_question_and_its_folder_is_remembered() throws Exception {
    // GIVEN a file of that name without the ending
    Files.writeString(folder.resolve("rows"), "another");
    session.memory().put("folder.save", "");
    // WHEN
    onEventThread(
        () -> {
          dialog.approveSelection();
          return null;
        });
    // THEN
    then(told).containsExactly(JFileChooser.APPROVE_SELECTION);
    then(session.memory().get("folder.save", "")).isEqualTo(folder.toString());
  }

  private void answer(int option) throws Exception {
    SwingUtilities.invokeLater(dialog::approveSelection);
    eventually("question", () -> question().isPresent());
    onEventThread(
        () -> {
          question().orElseThrow().setValue(option);
          return null;
        });
    eventually("answered", () -> question().isEmpty());
    onEventThread(() -> null);
  }

  private static Optional<JOptionPane> question() {
    return Arrays.stream(Window.getWindows())
        .filter(Window::isShowing)
        .filter(JDialog.class::isInstance)
        .map(window -> (JOptionPane) find((JDialog) window, JOptionPane.class::isInstance))
        .filter(pane -> pane != null)
        .findFirst();
  }
}

package skysift.ui.shared;

import java.awt.Component;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.filechooser.FileNameExtensionFilter;
import skysift.model.Memory;
import skysift.text.Texts;

/**
 * Where a file is written: begins in the folder of the last one, completes the name, and asks
 * before a file that is there is replaced. Event thread only.
 */
public final class SaveDialog extends JFileChooser {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(SaveDialog.class);
  private static final String FOLDER = "folder.save";

  private final transient Memory memory;

  /** With a name to begin from; may be empty. */
  public SaveDialog(Memory memory, String name) {
    super(memory.get(FOLDER, null));
    this.memory = memory;
    if (!name.isEmpty()) {
      setSelectedFile(new File(getCurrentDirectory(), name));
    }
  }

  /** Waits for the user; empty when nothing is to be written. */
  public Optional<Path> ask(Component parent) {
    return showSaveDialog(parent) == APPROVE_OPTION ? Optional.of(file()) : Optional.empty();
  }

  /** What was chosen, with the ending of the chosen kind of file if it was named without one. */
  private Path file() {
    Path file = getSelectedFile().toPath();
    boolean given = file.getFileName().toString().contains(".");
    return !given && getFileFilter() instanceof FileNameExtensionFilter kind
        ? file.resolveSibling(file.getFileName() + "." + kind.getExtensions()[0])
        : file;
  }

  @Override
  public void approveSelection() {
    if (!Files.exists(file()) || replaces(file())) {
      memory.put(FOLDER, getCurrentDirectory().getPath());
      super.approveSelection();
    }
  }

  private boolean replaces(Path file) {
    return JOptionPane.showConfirmDialog(
            this,
            TEXTS.get("replace.ask", file.getFileName()),
            TEXTS.get("replace"),
            JOptionPane.YES_NO_OPTION,
            JOptionPane.WARNING_MESSAGE)
        == JOptionPane.YES_OPTION;
  }
}

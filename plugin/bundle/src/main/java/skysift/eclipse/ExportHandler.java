package skysift.eclipse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.SaveAsDialog;
import org.eclipse.ui.handlers.HandlerUtil;
import skysift.app.Exporter;
import skysift.model.SavedModel;
import skysift.model.Session;

/** Writes all rows that are found into a project. */
public final class ExportHandler extends PanelHandler {
  private static final String TITLE = "Export all rows that are found";

  @Override
  Optional<Consumer<SkysiftView>> asked(ExecutionEvent event) throws ExecutionException {
    Shell shell = HandlerUtil.getActiveShellChecked(event);
    SaveAsDialog dialog = new SaveAsDialog(shell);
    dialog.setOriginalName("skysift.vot");
    dialog.create();
    dialog.setTitle(TITLE);
    dialog.setMessage("The ending says the format: .vot, .fits, .csv or .ecsv");
    if (dialog.open() != Window.OK) {
      return Optional.empty();
    }
    IFile file = ResourcesPlugin.getWorkspace().getRoot().getFile(dialog.getResult());
    try {
      Consumer<Session> writing = writing(file);
      return Optional.of(view -> view.whenShown(shown -> writing.accept(shown.session())));
    } catch (IOException e) {
      MessageDialog.openError(shell, TITLE, e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * Writes what a session has found into a file, of which Eclipse is told then; to be called on
   * AWT's event thread. An IOException names a file that cannot be written so.
   */
  static Consumer<Session> writing(IFile file) throws IOException {
    Path place = OnDisk.of(file);
    Exporter.Format format =
        Exporter.Format.ofName(place)
            .orElseThrow(
                () ->
                    new IOException(
                        file.getName()
                            + ": no format has that ending; .vot, .fits, .csv and .ecsv are"
                            + " known"));
    SavedModel.Kind kind = SavedModel.Kind.valueOf(format.name());
    return session ->
        session.saved().export(session.search().request(), kind, place, () -> OnDisk.written(file));
  }
}

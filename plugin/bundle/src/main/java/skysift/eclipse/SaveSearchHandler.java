package skysift.eclipse;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.dialogs.SaveAsDialog;
import org.eclipse.ui.handlers.HandlerUtil;
import skysift.app.FailureText;
import skysift.app.SavedSearches;
import skysift.search.SearchRequest;

/** Keeps the search as a file of a project, which opens in the view. */
public final class SaveSearchHandler extends PanelHandler {
  static final String ENDING = "skysift";

  @Override
  Optional<Consumer<SkysiftView>> asked(ExecutionEvent event) throws ExecutionException {
    SaveAsDialog dialog = new SaveAsDialog(HandlerUtil.getActiveShellChecked(event));
    dialog.setOriginalName("search." + ENDING);
    dialog.create();
    dialog.setTitle("Save the search");
    dialog.setMessage("A file of a project, which opens in the Skysift view");
    if (dialog.open() != Window.OK) {
      return Optional.empty();
    }
    IPath chosen = dialog.getResult();
    IPath path =
        ENDING.equals(chosen.getFileExtension()) ? chosen : chosen.addFileExtension(ENDING);
    IFile file = ResourcesPlugin.getWorkspace().getRoot().getFile(path);
    return Optional.of(
        view ->
            view.whenShown(shown -> saving(shown.session().search().request(), file).schedule()));
  }

  /** Writes the search and tells Eclipse of the file. */
  static Job saving(SearchRequest request, IFile file) {
    return Job.create(
        "Skysift: writing " + file.getFullPath(), (IJobFunction) monitor -> write(request, file));
  }

  private static IStatus write(SearchRequest request, IFile file) {
    String name = file.getFullPath().removeFileExtension().lastSegment();
    try {
      SavedSearches.write(new SavedSearches.Saved(name, false, request), OnDisk.of(file));
      OnDisk.written(file);
      return Status.OK_STATUS;
    } catch (IOException e) {
      return Status.error(file.getFullPath() + " was not written: " + FailureText.of(e), e);
    }
  }
}

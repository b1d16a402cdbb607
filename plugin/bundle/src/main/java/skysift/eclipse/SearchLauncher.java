package skysift.eclipse;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.ui.IEditorLauncher;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import skysift.app.FailureText;
import skysift.app.SavedSearches;

/** Opens a file with a saved search: in the view, as the next search, which can be undone. */
public final class SearchLauncher implements IEditorLauncher {
  @Override
  public void open(IPath place) {
    Path file = place.toPath();
    try {
      SkysiftView view =
          SkysiftView.open(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage());
      Job.create(
              "Skysift: reading " + file.getFileName(),
              (IJobFunction)
                  monitor -> {
                    try {
                      SavedSearches.Saved saved = SavedSearches.load(file);
                      view.whenShown(
                          shown -> shown.session().search().change(now -> saved.request()));
                      return Status.OK_STATUS;
                    } catch (IOException e) {
                      return Status.error(FailureText.of(e), e);
                    }
                  })
          .schedule();
    } catch (PartInitException e) {
      ErrorDialog.openError(null, null, "The Skysift view cannot be opened", e.getStatus());
    }
  }
}

package skysift.eclipse;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.handlers.HandlerUtil;

/** Reads the chosen files of a project into the index. */
public final class IndexFilesHandler extends PanelHandler {
  @Override
  void act(SkysiftView view, ExecutionEvent event) {
    for (Object chosen : HandlerUtil.getCurrentStructuredSelection(event)) {
      IFile file = Platform.getAdapterManager().getAdapter(chosen, IFile.class);
      if (file != null) {
        index(view, file);
      }
    }
  }

  private static void index(SkysiftView view, IFile file) {
    IPath place = file.getLocation();
    if (place == null) {
      Platform.getLog(IndexFilesHandler.class)
          .error(
              file.getFullPath() + " is not on a disk of this machine; only such can be indexed");
      return;
    }
    view.whenShown(shown -> shown.session().harvest().importTable(place.toOSString()));
  }
}

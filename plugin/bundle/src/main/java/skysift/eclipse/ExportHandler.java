package skysift.eclipse;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.dialogs.SaveAsDialog;
import org.eclipse.ui.handlers.HandlerUtil;

/** Writes all rows that are found into a project. */
public final class ExportHandler extends PanelHandler {
  @Override
  void act(SkysiftView view, ExecutionEvent event) throws ExecutionException {
    SaveAsDialog dialog = new SaveAsDialog(HandlerUtil.getActiveShellChecked(event));
    dialog.setOriginalName("skysift.vot");
    dialog.create();
    dialog.setTitle("Export all rows that are found");
    dialog.setMessage("The ending says the format: .vot, .fits, .csv or .ecsv");
    if (dialog.open() == Window.OK) {
      IPath path = dialog.getResult();
      IFile file = ResourcesPlugin.getWorkspace().getRoot().getFile(path);
      view.whenShown(
          shown ->
              new ExportJob(shown.session().exporter(), shown.session().search().request(), file)
                  .schedule());
    }
  }
}

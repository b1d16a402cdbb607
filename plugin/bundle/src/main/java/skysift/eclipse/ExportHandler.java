package skysift.eclipse;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.dialogs.SaveAsDialog;
import org.eclipse.ui.handlers.HandlerUtil;

/** Writes all rows that are found into a project. */
public final class ExportHandler extends PanelHandler {
  @Override
  Optional<Consumer<SkysiftView>> asked(ExecutionEvent event) throws ExecutionException {
    SaveAsDialog dialog = new SaveAsDialog(HandlerUtil.getActiveShellChecked(event));
    dialog.setOriginalName("skysift.vot");
    dialog.create();
    dialog.setTitle("Export all rows that are found");
    dialog.setMessage("The ending says the format: .vot, .fits, .csv or .ecsv");
    if (dialog.open() != Window.OK) {
      return Optional.empty();
    }
    IFile file = ResourcesPlugin.getWorkspace().getRoot().getFile(dialog.getResult());
    return Optional.of(
        view ->
            view.whenShown(
                shown ->
                    new ExportJob(
                            shown.session().exporter(), shown.session().search().request(), file)
                        .schedule()));
  }
}

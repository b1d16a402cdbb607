package skysift.eclipse;

import java.nio.file.Path;
import java.util.Arrays;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.handlers.HandlerUtil;

/** Reads ObsCore tables from anywhere on the disk into the index. */
public final class OpenTableHandler extends PanelHandler {
  @Override
  void act(SkysiftView view, ExecutionEvent event) throws ExecutionException {
    FileDialog dialog =
        new FileDialog(HandlerUtil.getActiveShellChecked(event), SWT.OPEN | SWT.MULTI);
    dialog.setText("Open ObsCore tables");
    dialog.setFilterNames(
        new String[] {"Tables (VOTable, FITS, CSV, ECSV)", "All files that STIL may read"});
    dialog.setFilterExtensions(
        new String[] {"*.vot;*.votable;*.xml;*.fits;*.fit;*.fits.gz;*.csv;*.ecsv", "*"});
    if (dialog.open() != null) {
      Path folder = Path.of(dialog.getFilterPath());
      Arrays.stream(dialog.getFileNames())
          .map(name -> folder.resolve(name).toString())
          .forEach(file -> view.whenShown(shown -> shown.session().harvest().importTable(file)));
    }
  }
}

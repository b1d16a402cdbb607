package skysift.eclipse;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.handlers.HandlerUtil;

/** Reads ObsCore tables from anywhere on the disk into the index. */
public final class OpenTableHandler extends PanelHandler {
  @Override
  Optional<Consumer<SkysiftView>> asked(ExecutionEvent event) throws ExecutionException {
    FileDialog dialog =
        new FileDialog(HandlerUtil.getActiveShellChecked(event), SWT.OPEN | SWT.MULTI);
    dialog.setText("Open ObsCore tables");
    dialog.setFilterNames(
        new String[] {"Tables (VOTable, FITS, CSV, ECSV)", "All files that STIL may read"});
    dialog.setFilterExtensions(
        new String[] {"*.vot;*.votable;*.xml;*.fits;*.fit;*.fits.gz;*.csv;*.ecsv", "*"});
    if (dialog.open() == null) {
      return Optional.empty();
    }
    Path folder = Path.of(dialog.getFilterPath());
    List<String> files =
        Arrays.stream(dialog.getFileNames()).map(name -> folder.resolve(name).toString()).toList();
    return Optional.of(
        view -> view.whenShown(shown -> files.forEach(shown.session().harvest()::importTable)));
  }
}

package skysift.eclipse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.handlers.HandlerUtil;

/** Reads the chosen files of a project into the index. */
public final class IndexFilesHandler extends PanelHandler {
  @Override
  Optional<Consumer<SkysiftView>> asked(ExecutionEvent event) {
    List<String> places = new ArrayList<>();
    for (Object chosen : HandlerUtil.getCurrentStructuredSelection(event)) {
      IFile file = Adapters.adapt(chosen, IFile.class);
      if (file != null) {
        place(file).ifPresent(places::add);
      }
    }
    return places.isEmpty()
        ? Optional.empty()
        : Optional.of(
            view ->
                view.whenShown(shown -> places.forEach(shown.session().harvest()::importTable)));
  }

  /** Where it is on the disk; a file that is elsewhere is told in the Error Log. */
  private static Optional<String> place(IFile file) {
    try {
      return Optional.of(OnDisk.of(file).toString());
    } catch (IOException e) {
      Platform.getLog(IndexFilesHandler.class).error(e.getMessage(), e);
      return Optional.empty();
    }
  }
}

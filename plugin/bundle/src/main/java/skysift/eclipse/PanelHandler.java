package skysift.eclipse;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** A command on the session, for which the view is opened. */
abstract class PanelHandler extends AbstractHandler {
  /**
   * What is to be done in the view; empty for nothing. Called before the view is opened, which
   * changes what is chosen in Eclipse. SWT's event thread, as is what is done.
   */
  abstract Optional<Consumer<SkysiftView>> asked(ExecutionEvent event) throws ExecutionException;

  @Override
  public final Object execute(ExecutionEvent event) throws ExecutionException {
    Optional<Consumer<SkysiftView>> asked = asked(event);
    if (asked.isPresent()) {
      try {
        asked
            .get()
            .accept(
                SkysiftView.open(
                    HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage()));
      } catch (PartInitException e) {
        throw new ExecutionException("The Skysift view cannot be opened: " + e.getMessage(), e);
      }
    }
    return null;
  }
}

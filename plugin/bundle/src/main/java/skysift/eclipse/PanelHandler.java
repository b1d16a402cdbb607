package skysift.eclipse;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** A command on the session, whose view it opens first. */
abstract class PanelHandler extends AbstractHandler {
  /** Acts on the view, which may still be opening the index. SWT's event thread. */
  abstract void act(SkysiftView view, ExecutionEvent event) throws ExecutionException;

  @Override
  public final Object execute(ExecutionEvent event) throws ExecutionException {
    try {
      act(
          SkysiftView.open(HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage()),
          event);
      return null;
    } catch (PartInitException e) {
      throw new ExecutionException("The Skysift view cannot be opened: " + e.getMessage(), e);
    }
  }
}

package skysift.eclipse;

import org.eclipse.core.commands.ExecutionEvent;
import skysift.ui.SkysiftPanel;

/** Asks what to harvest. */
public final class HarvestHandler extends PanelHandler {
  @Override
  void act(SkysiftView view, ExecutionEvent event) {
    view.whenShown(shown -> shown.panel().ifPresent(SkysiftPanel::harvest));
  }
}

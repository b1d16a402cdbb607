package skysift.eclipse;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.commands.ExecutionEvent;
import skysift.ui.SkysiftPanel;

/** Asks what to harvest. */
public final class HarvestHandler extends PanelHandler {
  @Override
  Optional<Consumer<SkysiftView>> asked(ExecutionEvent event) {
    return Optional.of(
        view -> view.whenShown(shown -> shown.panel().ifPresent(SkysiftPanel::harvest)));
  }
}

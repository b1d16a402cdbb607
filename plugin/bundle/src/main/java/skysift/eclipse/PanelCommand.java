package skysift.eclipse;

import static com.google.common.base.Preconditions.checkNotNull;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import skysift.ui.SkysiftPanel;

/** A command that the panel answers with a dialog or window of its own; plugin.xml says which. */
public final class PanelCommand extends PanelHandler implements IExecutableExtension {
  private static final ImmutableMap<String, Consumer<SkysiftPanel>> ACTIONS =
      ImmutableMap.of(
          "harvest", SkysiftPanel::harvest,
          "collections", SkysiftPanel::collections,
          "saved", panel -> panel.saved().show(),
          "basket", panel -> panel.saved().basket(),
          "cite", panel -> panel.saved().cite());

  private Consumer<SkysiftPanel> action;

  @Override
  public void setInitializationData(IConfigurationElement config, String property, Object name) {
    action = checkNotNull(ACTIONS.get(name), "no action of the panel is called %s", name);
  }

  @Override
  Optional<Consumer<SkysiftView>> asked(ExecutionEvent event) {
    // Where neither has the panel the view says why, and what can be done.
    return Optional.of(
        view -> view.whenShown(shown -> shown.panel().or(OwnWindow::panel).ifPresent(action)));
  }
}

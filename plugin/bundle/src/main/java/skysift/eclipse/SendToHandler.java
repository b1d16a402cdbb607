package skysift.eclipse;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.commands.ExecutionEvent;
import skysift.model.Session;

/** Sends the chosen rows as a table to every program on the hub that takes one. */
public final class SendToHandler extends PanelHandler {
  @Override
  Optional<Consumer<SkysiftView>> asked(ExecutionEvent event) {
    return Optional.of(view -> view.whenShown(shown -> send(shown.session())));
  }

  /** AWT's event thread. */
  private static void send(Session session) {
    session.peers().sendTableToAll(session.selection().selected());
  }
}

package skysift.eclipse;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.commands.ExecutionEvent;
import skysift.samp.Payload;
import skysift.samp.Peer;

/** Sends the chosen rows as a table to every program on the hub that takes one. */
public final class SendToHandler extends PanelHandler {
  @Override
  Optional<Consumer<SkysiftView>> asked(ExecutionEvent event) {
    return Optional.of(view -> view.whenShown(SendToHandler::send));
  }

  /** AWT's event thread. */
  private static void send(Shown shown) {
    ImmutableList<Peer> takers =
        shown.session().peers().peers().stream()
            .filter(peer -> peer.takes(Payload.Table.class))
            .collect(ImmutableList.toImmutableList());
    if (!takers.isEmpty() && !shown.session().selection().selected().isEmpty()) {
      shown.session().peers().sendTable(takers, shown.session().selection().selected());
    }
  }
}

package skysift.ui;

import static org.assertj.core.api.BDDAssertions.then;

import java.awt.Component;
import java.awt.Container;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import javax.swing.SwingUtilities;
import skysift.datalink.Links;
import skysift.obscore.Dataset;

/** Vocabulary of tests that drive real windows. */
public final class OnScreen {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private OnScreen() {}

  /** Does something on the event thread and waits for it. */
  public static <T> T onEventThread(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    SwingUtilities.invokeAndWait(task);
    return task.get();
  }

  /** Waits until something holds on the event thread. */
  public static void eventually(String what, Callable<Boolean> holds) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (!onEventThread(holds)) {
      then(Instant.now()).as(what).isBefore(end);
      Thread.onSpinWait();
    }
  }

  /** Finds no links of any dataset. */
  public static Links nothingBehind(Dataset dataset) throws IOException {
    throw new IOException("nothing is behind " + dataset.key());
  }

  /** The component of that name; null when there is none. */
  public static Component find(Container container, String name) {
    for (Component child : container.getComponents()) {
      if (name.equals(child.getName())) {
        return child;
      }
      Component found = child instanceof Container inner ? find(inner, name) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}

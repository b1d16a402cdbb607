package skysift.ui;

import java.awt.Component;
import java.awt.Container;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import javax.swing.SwingUtilities;
import skysift.datalink.Links;
import skysift.obscore.Dataset;

/** Vocabulary of tests that drive real windows. */
public final class OnScreen {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private OnScreen() {}

  /** Does something on the event thread and waits for it. */
  public static <T> T onEventThread(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    SwingUtilities.invokeAndWait(task);
    return task.get();
  }

  /** Waits until something holds on the event thread. */
  public static void eventually(String what, Callable<Boolean> holds) throws Exception {
    eventually(what, holds, () -> "");
  }

  /** The same; {@code more} is told beside it when it does not. */
  public static void eventually(String what, Callable<Boolean> holds, Callable<String> more)
      throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (!onEventThread(holds)) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError(what + " " + onEventThread(more));
      }
      Thread.onSpinWait();
    }
  }

  /** Finds no links of any dataset. */
  public static Links nothingBehind(Dataset dataset) throws IOException {
    throw new IOException("nothing is behind " + dataset.key());
  }

  /** The component of that name; null when there is none. */
  public static Component find(Container container, String name) {
    return find(container, component -> name.equals(component.getName()));
  }

  /** The first such component; null when there is none. */
  public static Component find(Container container, Predicate<Component> wanted) {
    for (Component child : container.getComponents()) {
      if (wanted.test(child)) {
        return child;
      }
      Component found = child instanceof Container inner ? find(inner, wanted) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}

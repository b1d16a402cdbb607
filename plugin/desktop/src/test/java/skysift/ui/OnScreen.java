package skysift.ui;

import static org.assertj.core.api.BDDAssertions.then;

import java.awt.Component;
import java.awt.Container;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
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

  /** Does what a key does there. */
  public static void key(JComponent at, String stroke) throws Exception {
    onEventThread(
        () -> {
          KeyStroke pressed = KeyStroke.getKeyStroke(stroke);
          Object action = at.getInputMap(JComponent.WHEN_FOCUSED).get(pressed);
          if (action == null) {
            action = at.getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).get(pressed);
          }
          at.getActionMap()
              .get(action)
              .actionPerformed(new ActionEvent(at, ActionEvent.ACTION_PERFORMED, stroke));
          return null;
        });
  }

  /** Drags with the left button, from one pixel to another. */
  public static void drag(Component at, int fromX, int fromY, int toX, int toY) throws Exception {
    onEventThread(
        () -> {
          send(at, MouseEvent.MOUSE_PRESSED, fromX, fromY);
          send(at, MouseEvent.MOUSE_DRAGGED, (fromX + toX) / 2, (fromY + toY) / 2);
          send(at, MouseEvent.MOUSE_DRAGGED, toX, toY);
          send(at, MouseEvent.MOUSE_RELEASED, toX, toY);
          return null;
        });
  }

  /** Clicks with the left button. */
  public static void click(Component at, int x, int y) throws Exception {
    onEventThread(
        () -> {
          send(at, MouseEvent.MOUSE_PRESSED, x, y);
          send(at, MouseEvent.MOUSE_RELEASED, x, y);
          send(at, MouseEvent.MOUSE_CLICKED, x, y);
          return null;
        });
  }

  private static void send(Component at, int id, int x, int y) {
    int modifiers = InputEvent.BUTTON1_DOWN_MASK;
    at.dispatchEvent(new MouseEvent(at, id, 0, modifiers, x, y, 1, false, MouseEvent.BUTTON1));
  }
}

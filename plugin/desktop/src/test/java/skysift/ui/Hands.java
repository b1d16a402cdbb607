package skysift.ui;

import static skysift.ui.OnScreen.eventually;

import java.awt.AWTEvent;
import java.awt.AWTException;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.event.AWTEventListener;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * A real mouse and a real keyboard. What is pressed has come to the event thread when a method
 * returns: a robot's own waiting for that takes seconds where anything on the screen moves.
 */
final class Hands implements AutoCloseable {
  private final Robot robot = new Robot();

  /** Events that came, by their number. */
  private final AtomicIntegerArray came = new AtomicIntegerArray(MouseEvent.MOUSE_LAST + 1);

  private final AWTEventListener listener = event -> came.incrementAndGet(event.getID());

  Hands() throws AWTException {
    Toolkit.getDefaultToolkit()
        .addAWTEventListener(
            listener,
            AWTEvent.MOUSE_EVENT_MASK | AWTEvent.MOUSE_MOTION_EVENT_MASK | AWTEvent.KEY_EVENT_MASK);
  }

  /** Keys, all of them held when the last one is pressed. */
  void keys(int... codes) throws Exception {
    int before = came.get(KeyEvent.KEY_PRESSED);
    Arrays.stream(codes).forEach(robot::keyPress);
    for (int i = codes.length - 1; i >= 0; i--) {
      robot.keyRelease(codes[i]);
    }
    awaitMore(KeyEvent.KEY_PRESSED, before + codes.length - 1);
  }

  void press(int x, int y) throws Exception {
    robot.mouseMove(x, y);
    int before = came.get(MouseEvent.MOUSE_PRESSED);
    robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
    awaitMore(MouseEvent.MOUSE_PRESSED, before);
  }

  /** With the button pressed. */
  void drag(int x, int y) throws Exception {
    int before = came.get(MouseEvent.MOUSE_DRAGGED);
    robot.mouseMove(x, y);
    awaitMore(MouseEvent.MOUSE_DRAGGED, before);
  }

  void release() throws Exception {
    int before = came.get(MouseEvent.MOUSE_RELEASED);
    robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    awaitMore(MouseEvent.MOUSE_RELEASED, before);
  }

  private void awaitMore(int event, int before) throws Exception {
    eventually("event " + event, () -> came.get(event) > before);
  }

  @Override
  public void close() {
    Toolkit.getDefaultToolkit().removeAWTEventListener(listener);
  }
}

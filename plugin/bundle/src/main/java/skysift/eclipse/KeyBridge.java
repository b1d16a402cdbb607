package skysift.eclipse;

import java.awt.KeyEventPostProcessor;
import java.awt.KeyboardFocusManager;
import java.awt.event.KeyEvent;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.swt.SWT;

/**
 * Hands keys that nothing in the panel wants over to Eclipse, so that its key bindings hold there
 * too. AWT's event thread.
 */
final class KeyBridge implements KeyEventPostProcessor {
  private static final Map<Integer, Integer> NAMED =
      Map.of(
          KeyEvent.VK_PAGE_UP, SWT.PAGE_UP,
          KeyEvent.VK_PAGE_DOWN, SWT.PAGE_DOWN,
          KeyEvent.VK_HOME, SWT.HOME,
          KeyEvent.VK_END, SWT.END);

  private final SwingHost host;
  private final Consumer<KeySequence> eclipse;

  private KeyBridge(SwingHost host, Consumer<KeySequence> eclipse) {
    this.host = host;
    this.eclipse = eclipse;
  }

  /** Hands them over until the host is taken down. */
  static void of(SwingHost host, Consumer<KeySequence> eclipse) {
    KeyBridge bridge = new KeyBridge(host, eclipse);
    KeyboardFocusManager focus = KeyboardFocusManager.getCurrentKeyboardFocusManager();
    focus.addKeyEventPostProcessor(bridge);
    host.atEnd(() -> focus.removeKeyEventPostProcessor(bridge));
  }

  @Override
  public boolean postProcessKeyEvent(KeyEvent event) {
    if (event.getID() != KeyEvent.KEY_PRESSED
        || event.isConsumed()
        || !SwingUtilities.isDescendingFrom(event.getComponent(), host.root())) {
      return false;
    }
    OptionalInt key = swtKey(event.getKeyCode());
    int modifiers = swtModifiers(event);
    boolean function = key.isPresent() && (key.getAsInt() & SWT.KEYCODE_BIT) != 0;
    if (key.isEmpty() || (modifiers & (SWT.CTRL | SWT.ALT | SWT.COMMAND)) == 0 && !function) {
      return false;
    }
    eclipse.accept(KeySequence.getInstance(KeyStroke.getInstance(modifiers, key.getAsInt())));
    return false;
  }

  private static int swtModifiers(KeyEvent event) {
    return (event.isControlDown() ? SWT.CTRL : 0)
        | (event.isShiftDown() ? SWT.SHIFT : 0)
        | (event.isAltDown() ? SWT.ALT : 0)
        | (event.isMetaDown() ? SWT.COMMAND : 0);
  }

  private static OptionalInt swtKey(int code) {
    if (code >= KeyEvent.VK_A && code <= KeyEvent.VK_Z
        || code >= KeyEvent.VK_0 && code <= KeyEvent.VK_9) {
      return OptionalInt.of(code);
    }
    if (code >= KeyEvent.VK_F1 && code <= KeyEvent.VK_F12) {
      return OptionalInt.of(SWT.F1 + code - KeyEvent.VK_F1);
    }
    Integer named = NAMED.get(code);
    return named == null ? OptionalInt.empty() : OptionalInt.of(named);
  }
}

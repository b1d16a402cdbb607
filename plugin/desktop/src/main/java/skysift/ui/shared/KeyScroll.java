package skysift.ui.shared;

import javax.swing.JComponent;
import javax.swing.KeyStroke;

/** Lets the focus, and so the keys that scroll, reach what only is looked at. */
public final class KeyScroll {
  private KeyScroll() {}

  /** {@code name} is what is read out when it has the focus. */
  public static void of(JComponent content, String name) {
    content.setFocusable(true);
    content.getAccessibleContext().setAccessibleName(name);
    // The focus passes by what has no keys; these have no action here, so the scroll pane does it.
    content.getInputMap().put(KeyStroke.getKeyStroke("UP"), "unitScrollUp");
    content.getInputMap().put(KeyStroke.getKeyStroke("DOWN"), "unitScrollDown");
  }
}

package skysift.ui.shared;

import java.awt.event.WindowEvent;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.KeyStroke;

/** Esc closes a dialog, as the button of its frame does. */
public final class Escape {
  private Escape() {}

  /** Event thread. */
  public static void closes(JDialog dialog) {
    dialog
        .getRootPane()
        .registerKeyboardAction(
            e -> dialog.dispatchEvent(new WindowEvent(dialog, WindowEvent.WINDOW_CLOSING)),
            KeyStroke.getKeyStroke("ESCAPE"),
            JComponent.WHEN_IN_FOCUSED_WINDOW);
  }
}

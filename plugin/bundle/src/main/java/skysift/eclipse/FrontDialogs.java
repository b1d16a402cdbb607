package skysift.eclipse;

import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;

/**
 * A Swing dialog that waits for an answer does not get lost behind Eclipse's window: SWT knows
 * nothing of it.
 */
final class FrontDialogs {
  private FrontDialogs() {}

  static void of(SwingHost host, Shell shell) {
    Listener activated = event -> EventQueue.invokeLater(() -> raise(host));
    shell.addListener(SWT.Activate, activated);
    host.composite()
        .addDisposeListener(
            event -> {
              if (!shell.isDisposed()) {
                shell.removeListener(SWT.Activate, activated);
              }
            });
  }

  private static void raise(SwingHost host) {
    for (Window window : host.frame().getOwnedWindows()) {
      if (window instanceof Dialog dialog && dialog.isModal() && dialog.isShowing()) {
        dialog.toFront();
      }
    }
  }
}

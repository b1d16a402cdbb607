package skysift.eclipse;

import java.awt.EventQueue;
import java.awt.Frame;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import skysift.ui.MainWindow;
import skysift.ui.SkysiftPanel;

/** The program's own window, where Swing cannot be shown inside Eclipse. */
final class OwnWindow {
  private final AtomicBoolean open = new AtomicBoolean();

  /** The panel in it, while it is to be seen. AWT's event thread. */
  static Optional<SkysiftPanel> panel() {
    return Arrays.stream(Frame.getFrames())
        .filter(frame -> frame instanceof JFrame && frame.isShowing())
        .flatMap(frame -> Arrays.stream(((JFrame) frame).getContentPane().getComponents()))
        .filter(SkysiftPanel.class::isInstance)
        .map(SkysiftPanel.class::cast)
        .findFirst();
  }

  /**
   * Opens it on the session of this Eclipse, or brings it to the front; any thread is told of a
   * failure. Does not wait.
   */
  void show(SharedSession shared, Consumer<Throwable> failed) {
    EventQueue.invokeLater(
        () ->
            panel()
                .ifPresentOrElse(
                    panel -> SwingUtilities.getWindowAncestor(panel).toFront(),
                    () -> {
                      if (open.compareAndSet(false, true)) { // else it is about to be shown
                        begin(shared, failed);
                      }
                    }));
  }

  private void begin(SharedSession shared, Consumer<Throwable> failed) {
    SharedSession.Use use = shared.acquire();
    use.session()
        .whenCompleteAsync(
            (session, failure) -> {
              try {
                if (failure == null) {
                  MainWindow.show(session);
                } else {
                  failed.accept(failure);
                }
              } catch (IllegalStateException e) { // such as without any display for it
                failed.accept(e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } finally {
                open.set(false);
                use.release();
              }
            },
            work -> {
              Thread thread = new Thread(work, "skysift-window");
              thread.setDaemon(true);
              thread.start();
            });
  }
}

package skysift.eclipse;

import java.util.function.Consumer;
import skysift.ui.MainWindow;

/** The program's own window, where Swing cannot be shown inside Eclipse. */
final class OwnWindow {
  private OwnWindow() {}

  /** Opens it on the session of this Eclipse; any thread is told of a failure. Does not wait. */
  static void open(SharedSession shared, Consumer<Throwable> failed) {
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

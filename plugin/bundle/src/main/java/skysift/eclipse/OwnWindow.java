package skysift.eclipse;

import skysift.ui.MainWindow;

/** The program's own window, where Swing cannot be shown inside Eclipse. */
final class OwnWindow {
  private OwnWindow() {}

  /** Opens it on the session of this Eclipse. Does not wait. */
  static void open(SharedSession shared) {
    shared
        .acquire()
        .whenCompleteAsync(
            (session, failure) -> {
              try {
                if (failure == null) {
                  MainWindow.show(session);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } finally {
                shared.release();
              }
            },
            work -> {
              Thread thread = new Thread(work, "skysift-window");
              thread.setDaemon(true);
              thread.start();
            });
  }
}

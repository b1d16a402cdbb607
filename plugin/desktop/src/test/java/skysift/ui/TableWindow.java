package skysift.ui;

import static skysift.ui.OnScreen.eventually;
import static skysift.ui.OnScreen.onEventThread;

import java.awt.Window;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import skysift.app.Skysift;
import skysift.app.Workspace;
import skysift.model.Session;
import skysift.samp.HubState;
import skysift.samp.MemoryHub;

/** The real window on a real index of one table, with a hub of its own. */
record TableWindow(MemoryHub hub, Session session, MainWindow window) {
  /** Shows it and waits until it is on the hub; the workspace is beside the table. */
  static TableWindow of(Path table, int width, int height) throws Exception {
    MemoryHub hub = MemoryHub.start();
    Workspace workspace = new Workspace(table.resolveSibling("ws"));
    Skysift skysift = Skysift.open(workspace, hub.client("Skysift"));
    skysift.importTable(table.toString(), Optional.of("TEST"), rows -> {});
    Session session = Session.open(skysift, MainWindow.eventThread());
    MainWindow window =
        onEventThread(
            () -> {
              Theme.use("light");
              MainWindow made = new MainWindow(session);
              made.frame().setSize(width, height);
              made.frame().setVisible(true);
              return made;
            });
    eventually("on the hub", () -> session.peers().hub() == HubState.CONNECTED);
    return new TableWindow(hub, session, window);
  }

  void close() throws Exception {
    onEventThread(
        () -> {
          Arrays.stream(Window.getWindows()).forEach(Window::dispose);
          return null;
        });
    session.close();
    hub.close();
  }
}

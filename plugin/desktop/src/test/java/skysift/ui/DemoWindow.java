package skysift.ui;

import static skysift.ui.OnScreen.eventually;
import static skysift.ui.OnScreen.find;
import static skysift.ui.OnScreen.onEventThread;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.swing.AbstractButton;
import javax.swing.JDialog;
import javax.swing.JMenu;
import javax.swing.JTable;
import javax.swing.MenuElement;
import javax.swing.MenuSelectionManager;
import skysift.app.Skysift;
import skysift.app.Workspace;
import skysift.demo.SampleArchives;
import skysift.harvest.Archive;
import skysift.harvest.HarvestControl;
import skysift.harvest.HarvestRequest;
import skysift.model.SearchModel;
import skysift.model.Session;
import skysift.samp.MemoryHub;
import skysift.search.Facet;

/** The real window on the sample archives, with programs on a hub of its own. */
final class DemoWindow {
  private final MemoryHub hub;
  private final SampleArchives samples;
  private final Workspace workspace;
  private Session session;
  private MainWindow window;

  private DemoWindow(MemoryHub hub, SampleArchives samples, Path folder) {
    this.hub = hub;
    this.samples = samples;
    workspace = new Workspace(folder);
  }

  /** Not shown yet; one of the archives that can be asked does not answer. */
  static DemoWindow in(Path folder) throws Exception {
    MemoryHub hub = MemoryHub.start();
    for (String name : List.of("TOPCAT", "Aladin", "SAOImageDS9")) {
      hub.recordingPeer(name, "table.load.votable", "image.load.fits", "coord.pointAt.sky");
    }
    DemoWindow made = new DemoWindow(hub, SampleArchives.start(), folder);
    made.workspace.create();
    Files.writeString(made.workspace.settings(), "retries = 0\n");
    Files.writeString(
        made.workspace.archives(),
        "[sample]\ntap = %s\nharvest = on\n[nobody]\ntap = http://127.0.0.1:9/tap\nharvest = off\n"
            .formatted(made.samples.archives().getFirst().tapBase()));
    return made;
  }

  private List<Archive> archives() {
    return samples.archives().stream()
        .map(
            sample ->
                Archive.ofFile(sample.name())
                    .at(sample.tapBase())
                    .identifiedBy(List.of("obs_publisher_did")))
        .toList();
  }

  /** Fills the index, from the samples or from these files. */
  interface Filling {
    void fill(Skysift skysift) throws Exception;
  }

  void harvested(Skysift skysift) throws Exception {
    skysift
        .harvests()
        .harvest(HarvestRequest.of(archives()), false, new HarvestControl(), progress -> {});
  }

  void show(Filling filling, String theme, int width, int height) throws Exception {
    Skysift skysift = Skysift.open(workspace, hub.client("Skysift"));
    filling.fill(skysift);
    session = Session.open(skysift, MainWindow.eventThread());
    window =
        onEventThread(
            () -> {
              Theme.use(theme);
              Theme.useForTitleBars();
              session.offerDemo(() -> HarvestRequest.of(archives()));
              MainWindow made = new MainWindow(session);
              made.frame().setBounds(0, 0, UIScale.scale(width), UIScale.scale(height));
              made.frame().setVisible(true);
              return made;
            });
    settled();
    eventually("programs", () -> session.peers().peers().size() == 3);
    settled();
  }

  Session session() {
    return session;
  }

  Window frame() {
    return window.frame();
  }

  void close() throws Exception {
    onEventThread(
        () -> {
          MenuSelectionManager.defaultManager().clearSelectedPath();
          Arrays.stream(Window.getWindows()).forEach(Window::dispose);
          return null;
        });
    if (session != null) {
      session.close();
    }
    samples.close();
    hub.close();
  }

  /** Nothing is under way any more. */
  void settled() throws Exception {
    eventually(
        "settled",
        () ->
            session.search().result().isPresent()
                && !session.search().searching()
                && session.tasks().running().isEmpty());
    onEventThread(() -> null);
  }

  /** Opens the first observation of several datasets and asks what is behind the last of them. */
  void resolve() throws Exception {
    JTable table = (JTable) find(frame(), "results");
    eventually("an observation of several datasets", () -> several(table) >= 0);
    int row = onEventThread(() -> several(table));
    choose(table, row);
    eventually("chosen", () -> session.selection().first().isPresent());
    onEventThread(
        () -> {
          table.getActionMap().get("open").actionPerformed(null);
          return null;
        });
    settled();
    choose(table, row + 2);
    settled();
    onEventThread(
        () -> {
          session.selection().resolve();
          return null;
        });
    eventually("links", () -> session.selection().links().isPresent());
    settled();
  }

  /** Finds what is behind a row with a links service. */
  void resolveService() throws Exception {
    onEventThread(
        () -> {
          session
              .search()
              .change(
                  r ->
                      SearchModel.start()
                          .toggled(Facet.ARCHIVE, "CADC-sample")
                          .toggled(Facet.TYPE, "image")
                          .toggled(Facet.FACILITY, "CFHT"));
          return null;
        });
    settled();
    choose((JTable) find(frame(), "results"), 0);
    eventually("chosen", () -> session.selection().first().isPresent());
    onEventThread(
        () -> {
          session.selection().resolve();
          return null;
        });
    eventually("links", () -> session.selection().links().isPresent());
    settled();
  }

  void choose(JTable table, int row) throws Exception {
    onEventThread(
        () -> {
          table.setRowSelectionInterval(row, row);
          table.scrollRectToVisible(table.getCellRect(row, 0, true));
          return null;
        });
  }

  private static int several(JTable table) {
    for (int row = 0; row < table.getRowCount(); row++) {
      for (int column = 0; column < table.getColumnCount(); column++) {
        if (String.valueOf(table.getValueAt(row, column)).contains("×")) {
          return row;
        }
      }
    }
    return -1;
  }

  /** Chooses in the menus of the window. */
  void menu(String text) throws Exception {
    onEventThread(
        () -> {
          for (int i = 0; i < window.frame().getJMenuBar().getMenuCount(); i++) {
            for (Component item : window.frame().getJMenuBar().getMenu(i).getMenuComponents()) {
              if (item instanceof AbstractButton button && button.getText().equals(text)) {
                button.doClick();
                return null;
              }
            }
          }
          throw new AssertionError(text);
        });
  }

  /** Clicks a button that opens a menu, and what begins so in that menu. */
  void menuOf(String button, String text) throws Exception {
    onEventThread(
        () -> {
          ((AbstractButton) find(frame(), button)).doClick();
          MenuElement[] open = MenuSelectionManager.defaultManager().getSelectedPath();
          AbstractButton item =
              (AbstractButton)
                  Arrays.stream(open[0].getSubElements())
                      .map(MenuElement::getComponent)
                      .filter(c -> c instanceof AbstractButton b && b.getText().startsWith(text))
                      .findFirst()
                      .orElseThrow(() -> new AssertionError(text));
          MenuSelectionManager.defaultManager().clearSelectedPath();
          item.doClick();
          return null;
        });
  }

  /** Chooses in a menu of the menu that is open. */
  void submenu(String menu, String text) throws Exception {
    onEventThread(
        () -> {
          MenuElement[] open = MenuSelectionManager.defaultManager().getSelectedPath();
          JMenu inner =
              (JMenu)
                  Arrays.stream(open[0].getSubElements())
                      .filter(one -> one instanceof JMenu m && m.getText().equals(menu))
                      .findFirst()
                      .orElseThrow(() -> new AssertionError(menu));
          AbstractButton item =
              (AbstractButton)
                  Arrays.stream(inner.getMenuComponents())
                      .filter(c -> c instanceof AbstractButton b && b.getText().startsWith(text))
                      .findFirst()
                      .orElseThrow(() -> new AssertionError(text));
          MenuSelectionManager.defaultManager().clearSelectedPath();
          item.doClick();
          return null;
        });
  }

  /** Chooses the first link that is a service and opens its form. */
  void callForm() throws Exception {
    JTable links = (JTable) find(frame(), "links");
    AbstractButton call = (AbstractButton) find(frame(), "call service");
    int rows = onEventThread(links::getRowCount);
    for (int row = 0; row < rows && !onEventThread(call::isVisible); row++) {
      choose(links, row);
    }
    onEventThread(
        () -> {
          call.doClick();
          return null;
        });
    eventually("form", () -> dialog("call").isPresent());
  }

  /** The dialog of that name, while it is open. */
  static Optional<JDialog> dialog(String name) {
    return Arrays.stream(Window.getWindows())
        .filter(one -> name.equals(one.getName()) && one.isVisible())
        .map(JDialog.class::cast)
        .findFirst();
  }
}

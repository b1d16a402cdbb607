package skysift.ui;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.ui.OnScreen.onEventThread;

import java.awt.Component;
import java.awt.Container;
import java.awt.Window;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JTable;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import skysift.app.Skysift;
import skysift.app.Workspace;
import skysift.demo.SampleArchives;
import skysift.harvest.Archive;
import skysift.harvest.HarvestControl;
import skysift.harvest.HarvestRequest;
import skysift.model.Filter;
import skysift.model.Session;
import skysift.samp.MemoryHub;
import skysift.search.Axis;
import skysift.search.Facet;
import skysift.search.Limits;
import skysift.search.Ranges;
import skysift.sky.Cone;

/**
 * Makes the pictures of the guide, of the real window, in the folder that {@code
 * -Dskysift.pictures=DIR} names.
 */
@NeedsDisplay
@EnabledIfSystemProperty(named = "skysift.pictures", matches = ".+")
class WindowPicturesTest {

  @TempDir private Path folder;
  private MemoryHub hub;
  private SampleArchives samples;
  private Session session;
  private MainWindow window;

  @BeforeEach
  void open() throws Exception {
    hub = MemoryHub.start();
    for (String name : List.of("TOPCAT", "Aladin", "SAOImageDS9")) {
      hub.recordingPeer(name, "table.load.votable", "image.load.fits", "coord.pointAt.sky");
    }
    samples = SampleArchives.start();
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

  private void show(boolean demo, String theme, int width, int height) throws Exception {
    Workspace workspace = new Workspace(folder.resolve("ws"));
    workspace.create();
    Files.writeString(workspace.settings(), "retries = 0\n");
    Files.writeString(
        workspace.archives(),
        "[sample]\ntap = %s\nharvest = on\n[nobody]\ntap = http://127.0.0.1:9/tap\nharvest = off\n"
            .formatted(samples.archives().getFirst().tapBase()));
    Skysift skysift = Skysift.open(workspace, hub.client("Skysift"));
    if (demo) {
      skysift
          .harvests()
          .harvest(HarvestRequest.of(archives()), false, new HarvestControl(), progress -> {});
    }
    session = Session.open(skysift, MainWindow.eventThread());
    window =
        onEventThread(
            () -> {
              Theme.use(theme);
              Theme.useForTitleBars();
              session.offerDemo(() -> HarvestRequest.of(archives()));
              MainWindow made = new MainWindow(session);
              made.frame().setBounds(0, 0, width, height);
              made.frame().setVisible(true);
              return made;
            });
    settled();
  }

  @AfterEach
  void close() throws Exception {
    onEventThread(
        () -> {
          Arrays.stream(Window.getWindows()).forEach(Window::dispose);
          return null;
        });
    session.close();
    samples.close();
    hub.close();
  }

  @Test
  void the_empty_start() throws Exception {
    show(false, "light", 1360, 860);
    picture("empty", window.frame());
  }

  @Test
  void a_search() throws Exception {
    show(true, "light", 1440, 900);
    search();
    select();
    picture("window", window.frame());
  }

  @Test
  void previews_and_misses() throws Exception {
    show(true, "light", 1440, 900);
    onEventThread(
        () -> {
          session.search().change(r -> r.toggled(Facet.TYPE, "cube"));
          JTable table = (JTable) OnScreen.find(window.frame(), "results");
          ((SkysiftPanel) SwingUtilities.getAncestorOfClass(SkysiftPanel.class, table))
              .resultSwitches()
              .forEach(action -> new JCheckBoxMenuItem(action).doClick());
          return null;
        });
    settled();
    picture("previews", window.frame());
  }

  @Test
  void every_kind_of_filter() throws Exception {
    show(true, "light", 1440, 900);
    onEventThread(
        () -> {
          session
              .search()
              .change(
                  r ->
                      Filter.scienceReady(r)
                          .withText("HST")
                          .toggled(Facet.TYPE, "image")
                          .excluded(Facet.INSTRUMENT, "WFC3")
                          .withRegion(
                              Optional.of(
                                  new skysift.search.Region.InCone(Cone.parse("202.47 47.19 60"))))
                          .withTime(Optional.of(Ranges.time("1994/2020")))
                          .withSpan(
                              Axis.WAVELENGTH,
                              Optional.of(
                                  Limits.inside(List.of(Ranges.wavelength("300/1000nm"))))));
          return null;
        });
    settled();
    picture("filters", window.frame());
  }

  @Test
  void nothing_found() throws Exception {
    show(true, "light", 1360, 860);
    onEventThread(
        () -> {
          session.search().change(r -> r.withText("NGC 4151").toggled(Facet.TYPE, "visibility"));
          return null;
        });
    settled();
    picture("nothing", window.frame());
  }

  @Test
  void dark() throws Exception {
    show(true, "dark", 1440, 900);
    search();
    select();
    picture("dark", window.frame());
  }

  @Test
  void a_small_window() throws Exception {
    show(true, "light", 1024, 700);
    search();
    select();
    picture("small", window.frame());
  }

  @Test
  void a_harvest_with_an_archive_that_fails() throws Exception {
    show(false, "light", 1360, 860);
    onEventThread(
        () -> {
          session
              .question()
              .rows()
              .forEach(
                  row ->
                      session
                          .question()
                          .choose(
                              row.archive().name(),
                              List.of("sample", "nobody").contains(row.archive().name())));
          item("Harvest archives…").doClick();
          ((AbstractButton) named(dialog("harvest"), "ask")).doClick();
          return null;
        });
    eventually(() -> session.harvest().newest().size() == 2);
    onEventThread(
        () -> {
          JTable table = (JTable) named(dialog("harvest"), "archives");
          int last = table.getRowCount() - 1;
          table.setRowSelectionInterval(last, last);
          table.scrollRectToVisible(table.getCellRect(last, 0, true));
          return null;
        });
    picture("harvest", dialog("harvest"));
  }

  @Test
  void collections_and_what_is_kept() throws Exception {
    show(true, "light", 1360, 860);
    onEventThread(
        () -> {
          item("Collections…").doClick();
          return null;
        });
    eventually(() -> !session.collections().rows().isEmpty());
    picture("collections", dialog("collections"));
    search();
    onEventThread(
        () -> {
          session.saved().save("Images of M 51");
          return null;
        });
    eventually(() -> session.saved().items().size() == 1);
    onEventThread(
        () -> {
          session.saved().add("for the paper", session.search().hits().getFirst().datasets());
          return null;
        });
    eventually(() -> session.saved().items().size() == 2);
    onEventThread(
        () -> {
          item("Saved searches and baskets…").doClick();
          return null;
        });
    picture("saved", dialog("saved"));
  }

  private void search() throws Exception {
    onEventThread(
        () -> {
          session.search().change(r -> r.toggled(Facet.TYPE, "image").withText("HST"));
          return null;
        });
    settled();
  }

  /** Opens the first observation of several datasets and asks what is behind the last of them. */
  private void select() throws Exception {
    JTable table = (JTable) named(window.frame(), "results");
    eventually(() -> several(table) >= 0);
    int row = onEventThread(() -> several(table));
    onEventThread(
        () -> {
          table.setRowSelectionInterval(row, row);
          return null;
        });
    eventually(() -> session.selection().first().isPresent());
    onEventThread(
        () -> {
          table.getActionMap().get("open").actionPerformed(null);
          return null;
        });
    settled();
    onEventThread(
        () -> {
          table.setRowSelectionInterval(row + 2, row + 2);
          return null;
        });
    settled();
    onEventThread(
        () -> {
          session.selection().resolve();
          return null;
        });
    eventually(() -> session.selection().links().isPresent());
    settled();
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

  private AbstractButton item(String text) {
    for (int i = 0; i < window.frame().getJMenuBar().getMenuCount(); i++) {
      for (Component item : window.frame().getJMenuBar().getMenu(i).getMenuComponents()) {
        if (item instanceof AbstractButton button && button.getText().equals(text)) {
          return button;
        }
      }
    }
    throw new AssertionError(text);
  }

  private static Window dialog(String name) {
    return Arrays.stream(Window.getWindows())
        .filter(one -> name.equals(one.getName()) && one.isVisible())
        .findFirst()
        .orElseThrow();
  }

  private static Component named(Container container, String name) {
    for (Component child : container.getComponents()) {
      if (name.equals(child.getName())) {
        return child;
      }
      Component found = child instanceof Container inner ? named(inner, name) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Nothing is under way any more. */
  private void settled() throws Exception {
    eventually(
        () ->
            session.search().result().isPresent()
                && !session.search().searching()
                && session.tasks().running().isEmpty());
    onEventThread(() -> null);
  }

  private static void picture(String name, Window shown) throws Exception {
    BufferedImage image =
        onEventThread(
            () -> {
              BufferedImage made =
                  new BufferedImage(
                      shown.getWidth(), shown.getHeight(), BufferedImage.TYPE_INT_RGB);
              shown.printAll(made.getGraphics());
              return made;
            });
    File file = new File(System.getProperty("skysift.pictures"), name + ".png");
    then(ImageIO.write(image, "png", file)).isTrue();
  }

  private static void eventually(Callable<Boolean> holds) throws Exception {
    OnScreen.eventually("shown", holds);
  }
}

package skysift.ui;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.ui.OnScreen.eventually;
import static skysift.ui.OnScreen.find;
import static skysift.ui.OnScreen.onEventThread;

import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.swing.AbstractButton;
import javax.swing.JDialog;
import javax.swing.JList;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.MenuElement;
import javax.swing.MenuSelectionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.app.Skysift;
import skysift.app.Workspace;
import skysift.demo.SampleArchives;
import skysift.harvest.Archive;
import skysift.harvest.HarvestControl;
import skysift.harvest.HarvestRequest;
import skysift.model.FacetLine;
import skysift.model.Filter;
import skysift.model.Session;
import skysift.samp.MemoryHub;
import skysift.samp.Payload;
import skysift.search.Axis;
import skysift.search.Facet;
import skysift.search.Region;
import skysift.search.SearchRequest;

/**
 * A whole session as a user has it, with a real mouse and keyboard, on sample archives: and nothing
 * in it makes the event thread wait.
 */
@NeedsDisplay
class WholeSessionTest {

  @TempDir private Path folder;
  private MemoryHub hub;
  private SampleArchives samples;
  private Session session;
  private MainWindow window;
  private Hands hands;

  @BeforeEach
  void open() throws Exception {
    hands = new Hands();
    hub = MemoryHub.start();
    samples = SampleArchives.start();
    try (Skysift skysift =
        Skysift.open(new Workspace(folder.resolve("ws")), hub.client("harvester"))) {
      List<Archive> archives =
          samples.archives().stream()
              .map(
                  sample ->
                      Archive.ofFile(sample.name())
                          .at(sample.tapBase())
                          .identifiedBy(List.of("obs_publisher_did")))
              .toList();
      skysift
          .harvests()
          .harvest(HarvestRequest.of(archives), false, new HarvestControl(), progress -> {});
    }
    start();
  }

  private void start() throws Exception {
    Skysift skysift = Skysift.open(new Workspace(folder.resolve("ws")), hub.client("Skysift"));
    session = Session.open(skysift, MainWindow.eventThread());
    window =
        onEventThread(
            () -> {
              Theme.use("light");
              MainWindow made = new MainWindow(session);
              made.frame().setBounds(0, 0, 1270, 900);
              made.frame().setVisible(true);
              return made;
            });
    answered();
  }

  @AfterEach
  void close() throws Exception {
    stop();
    samples.close();
    hub.close();
    hands.close();
  }

  private void stop() throws Exception {
    onEventThread(
        () -> {
          window.frame().dispose();
          return null;
        });
    session.close();
  }

  @Test
  void from_the_first_facet_to_the_search_found_again_after_a_restart() throws Exception {
    var ds9 = hub.recordingPeer("SAOImageDS9", "image.load.fits", "coord.pointAt.sky");
    List<String> asked;
    try (EventThreadWatch watch = new EventThreadWatch()) {
      // WHEN two facets are ticked
      clickFacet("image");
      clickFacet("HST");
      // THEN
      then(onEventThread(() -> session.search().request().wanted().get(Facet.TYPE)))
          .containsExactly("image");
      then(onEventThread(() -> session.search().request().wanted().get(Facet.FACILITY)))
          .containsExactly("HST");
      // WHEN time is brushed
      long before = found();
      drag(named("histogram time"), 0.45, 0.5, 0.95, 0.5);
      eventually("brushed", () -> session.search().request().spans().containsKey(Axis.TIME));
      answered();
      // THEN
      then(found()).isPositive().isLessThan(before);
      // WHEN a cone is dragged on the sky
      click(named("sky cone"), 0.5, 0.5);
      drag(named("sky"), 0.5, 0.5, 0.85, 0.5);
      eventually(
          "cone",
          () ->
              session.search().request().region().stream()
                  .anyMatch(region -> region instanceof Region.InCone));
      answered();
      asked = onEventThread(this::filters);
      then(asked).hasSize(5);
      // WHEN an observation is opened, its links asked for, and its image sent
      undo();
      eventually("rows", () -> results().getRowCount() > 0);
      int rows = onEventThread(() -> results().getRowCount());
      openFirst();
      eventually("datasets", () -> results().getRowCount() > rows);
      key(KeyEvent.VK_ENTER);
      eventually("links", () -> session.selection().links().isPresent());
      eventually(
          "takes images",
          () -> session.peers().peers().stream().anyMatch(p -> p.takes(Payload.FitsImage.class)));
      choose("SAOImageDS9 ▾", "Send image to SAOImageDS9");
      // THEN
      then(ds9.next().mtype()).isEqualTo("image.load.fits");
      // WHEN it follows another row
      choose("SAMP ▾", "Follow: point the programs at its position");
      int other = onEventThread(() -> results().getSelectedRow() == 0 ? lastInSight() : 0);
      click(results(), other);
      // THEN
      then(ds9.next().mtype()).isEqualTo("coord.pointAt.sky");
      // WHEN undone twice more
      undo();
      undo();
      // THEN only the first facet and the roles are asked
      then(onEventThread(this::filters)).containsExactly("role: product, package", "type: image");
      // WHEN all of it is done again
      redo(3);
      then(onEventThread(this::filters)).isEqualTo(asked);
      // THEN
      then(watch.samples()).isGreaterThan(EventThreadWatch.ENOUGH);
      then(watch.caught()).isEmpty();
    }
    // WHEN it is kept; not watched, since the dialogs of Swing sleep while a button is pressed by
    // key
    keys(KeyEvent.VK_CONTROL, KeyEvent.VK_S);
    eventually(
        "asked for a name",
        () ->
            dialog(JDialog::isModal).isPresent()
                && KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner()
                    instanceof JTextField);
    type("one night");
    key(KeyEvent.VK_ENTER);
    eventually("kept", () -> session.saved().items().size() == 1);
    // WHEN
    stop();
    start();
    eventually("found again", () -> session.saved().items().size() == 1);
    keys(KeyEvent.VK_CONTROL, KeyEvent.VK_G);
    eventually("list", () -> dialog(one -> "saved".equals(one.getName())).isPresent());
    JDialog saved = onEventThread(() -> dialog(one -> "saved".equals(one.getName())).orElseThrow());
    click((JTable) find(saved, "saved searches"), 0);
    click(find(saved, "saved show"), 0.5, 0.5);
    eventually("asked", () -> filters().equals(asked));
    answered();
    // THEN
    then(onEventThread(this::filters)).isEqualTo(asked);
  }

  private List<String> filters() {
    return Filter.of(session.search().request()).stream().map(Filter::text).toList();
  }

  private long found() throws Exception {
    return onEventThread(() -> session.search().result().orElseThrow().total().observations());
  }

  private void openFirst() throws Exception {
    JTable table = results();
    eventually("an observation of several datasets", () -> several(table) >= 0);
    click(table, onEventThread(() -> several(table)));
    eventually("chosen", () -> session.selection().first().isPresent());
    key(KeyEvent.VK_RIGHT);
  }

  private int lastInSight() {
    JTable table = results();
    Rectangle seen = table.getVisibleRect();
    int last = table.rowAtPoint(new Point(5, seen.y + seen.height - table.getRowHeight()));
    return last < 0 ? table.getRowCount() - 1 : last;
  }

  /** Clicks a button that opens a menu, and an entry of it. */
  private void choose(String button, String entry) throws Exception {
    click(button(button), 0.5, 0.5);
    eventually("menu", () -> MenuSelectionManager.defaultManager().getSelectedPath().length > 0);
    Component item =
        onEventThread(
            () ->
                Arrays.stream(
                        MenuSelectionManager.defaultManager().getSelectedPath()[0].getSubElements())
                    .map(MenuElement::getComponent)
                    .filter(c -> c instanceof AbstractButton b && b.getText().equals(entry))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(entry)));
    click(item, 0.5, 0.5);
  }

  private static Optional<JDialog> dialog(Predicate<JDialog> wanted) {
    return Arrays.stream(Window.getWindows())
        .filter(one -> one instanceof JDialog dialog && one.isShowing() && wanted.test(dialog))
        .map(JDialog.class::cast)
        .findFirst();
  }

  private void key(int code) throws Exception {
    keys(code);
  }

  /** Pressed one after the other, all of them held. */
  private void keys(int... codes) throws Exception {
    hands.keys(codes);
  }

  private void type(String text) throws Exception {
    for (int character : text.chars().toArray()) {
      key(KeyEvent.getExtendedKeyCodeForChar(character));
    }
  }

  private void click(JTable table, int row) throws Exception {
    Rectangle cell =
        onEventThread(
            () -> {
              table.scrollRectToVisible(table.getCellRect(row, 0, true));
              return table.getCellRect(row, 0, true);
            });
    Point at = onEventThread(table::getLocationOnScreen);
    hands.press(at.x + cell.x + 40, at.y + cell.y + cell.height / 2);
    hands.release();
  }

  /** The first line that counts its datasets; -1 when none does. */
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

  private void undo() throws Exception {
    changing(() -> click(button("↶"), 0.5, 0.5));
  }

  private void redo(int times) throws Exception {
    for (int i = 0; i < times; i++) {
      changing(() -> click(button("↷"), 0.5, 0.5));
    }
  }

  private interface Doing {
    void run() throws Exception;
  }

  /** Does what changes the search, and waits for the answer. */
  private void changing(Doing doing) throws Exception {
    SearchRequest before = onEventThread(() -> session.search().request());
    doing.run();
    eventually("asked anew", () -> !session.search().request().equals(before));
    answered();
  }

  private void answered() throws Exception {
    eventually(
        "answer", () -> session.search().result().isPresent() && !session.search().searching());
  }

  private void clickFacet(String value) throws Exception {
    JList<?> list = (JList<?>) named("facets");
    eventually("facet " + value, () -> index(list, value) >= 0);
    Rectangle cell =
        onEventThread(
            () -> {
              int index = index(list, value);
              list.ensureIndexIsVisible(index);
              return list.getCellBounds(index, index);
            });
    Point at = onEventThread(list::getLocationOnScreen);
    changing(
        () -> {
          hands.press(at.x + cell.x + 12, at.y + cell.y + cell.height / 2);
          hands.release();
        });
  }

  private static int index(JList<?> list, String value) {
    for (int i = 0; i < list.getModel().getSize(); i++) {
      if (list.getModel().getElementAt(i) instanceof FacetLine.Value line
          && line.count().value().equals(value)) {
        return i;
      }
    }
    return -1;
  }

  private void click(Component target, double x, double y) throws Exception {
    Point at = onEventThread(target::getLocationOnScreen);
    hands.press(at.x + (int) (x * target.getWidth()), at.y + (int) (y * target.getHeight()));
    hands.release();
  }

  private void drag(Component target, double x, double y, double toX, double toY) throws Exception {
    Point at = onEventThread(target::getLocationOnScreen);
    hands.press(at.x + (int) (x * target.getWidth()), at.y + (int) (y * target.getHeight()));
    for (int step = 1; step <= 10; step++) {
      double part = step / 10.0;
      hands.drag(
          at.x + (int) ((x + (toX - x) * part) * target.getWidth()),
          at.y + (int) ((y + (toY - y) * part) * target.getHeight()));
    }
    hands.release();
  }

  private JTable results() {
    return (JTable) named("results");
  }

  private Component named(String name) {
    Component found = find(window.frame(), c -> name.equals(c.getName()));
    then(found).as(name).isNotNull();
    return found;
  }

  private Component button(String text) {
    Component found =
        find(window.frame(), c -> c instanceof AbstractButton b && b.getText().equals(text));
    then(found).as(text).isNotNull();
    return found;
  }
}

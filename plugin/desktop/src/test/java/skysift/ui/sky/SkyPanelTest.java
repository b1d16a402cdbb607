package skysift.ui.sky;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.within;
import static skysift.obscore.Datasets.dataset;
import static skysift.ui.OnScreen.eventually;
import static skysift.ui.OnScreen.find;
import static skysift.ui.OnScreen.onEventThread;

import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.app.Skysift;
import skysift.app.Workspace;
import skysift.grouping.Grouping;
import skysift.index.DatasetIndex;
import skysift.model.BackgroundTasks;
import skysift.model.SearchModel;
import skysift.model.SelectionModel;
import skysift.model.Session;
import skysift.model.SkyModel;
import skysift.model.Tasks;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.samp.MemoryHub;
import skysift.search.Region;
import skysift.search.SearchRequest;
import skysift.sky.Cone;
import skysift.sky.SkyPosition;
import skysift.ui.NeedsDisplay;
import skysift.ui.OnScreen;

/** The sky in a real window, with mouse and keys. */
@NeedsDisplay
class SkyPanelTest {
  private static final SkyPosition MIDDLE = new SkyPosition(202.5, 47.2);

  @TempDir private Path folder;
  private MemoryHub hub;
  private Session session;
  private DatasetIndex index;
  private Tasks tasks;
  private SearchModel search;
  private SelectionModel selection;
  private SkyModel model;
  private JFrame frame;
  private SkyView view;

  @BeforeEach
  void open() throws Exception {
    hub = MemoryHub.start();
    Skysift skysift = Skysift.open(new Workspace(folder.resolve("ws")), hub.client("Skysift"));
    session = Session.open(skysift, SwingUtilities::invokeLater);
    index = DatasetIndex.inMemory(Grouping.builtIn());
    List<Dataset> rows = new ArrayList<>();
    rows.add(dataset("A").obsId("wide").at(202.5, 47.2).fov(1).build());
    rows.add(dataset("A").obsId("small").at(202.5, 47.2).fov(0.2).build());
    rows.add(dataset("A").obsId("beside").at(203.5, 47.2).fov(0.2).build());
    rows.add(dataset("A").obsId("far").at(20, -60).fov(0.2).build());
    try (var writing = index.beginWriting()) {
      writing.add(rows);
      writing.commit();
    }
    tasks = new BackgroundTasks(SwingUtilities::invokeLater);
    search = new SearchModel(index, tasks);
    selection = new SelectionModel(OnScreen::nothingBehind, tasks);
    model = new SkyModel(index, search, selection, session.peers(), tasks);
    frame =
        onEventThread(
            () -> {
              JFrame made = new JFrame();
              made.add(new SkyPanel(model, session.memory()));
              made.setSize(420, 460);
              made.setVisible(true);
              search.change(r -> SearchRequest.everything());
              return made;
            });
    view = (SkyView) find(frame, "sky");
    eventually("footprints", () -> model.content().shapes().size() == 4 && view.getWidth() > 50);
    onEventThread(
        () -> {
          view.show(view.projection().around(new Cone(MIDDLE, 1.5)));
          return null;
        });
    eventually("those in view", () -> model.content().shapes().size() == 3);
  }

  @AfterEach
  void close() throws Exception {
    onEventThread(
        () -> {
          frame.dispose();
          return null;
        });
    tasks.close();
    index.close();
    session.close();
    hub.close();
  }

  @Test
  void dragging_outwards_asks_for_a_cone() throws Exception {
    // WHEN
    drag(MIDDLE, new SkyPosition(202.5, 47.5));
    // THEN
    eventually("two", () -> found() == 2);
    Cone cone = onEventThread(() -> search.request().cone().orElseThrow());
    then(cone.centre().separation(MIDDLE)).isLessThan(0.02);
    then(cone.radius()).isCloseTo(0.3, within(0.02));
    eventually("share", () -> text("cover").contains("of the region"));
    // WHEN
    key("DELETE");
    // THEN
    eventually("all", () -> found() == 4 && search.request().region().isEmpty());
  }

  @Test
  void with_the_other_tool_a_polygon_is_drawn_corner_by_corner() throws Exception {
    // GIVEN
    press("sky polygon");
    // WHEN
    for (SkyPosition corner :
        List.of(
            new SkyPosition(203.3, 47.0),
            new SkyPosition(203.9, 47.0),
            new SkyPosition(203.9, 47.4),
            new SkyPosition(203.3, 47.4))) {
      click(corner);
    }
    key("ENTER");
    // THEN
    eventually("one", () -> found() == 1);
    then(onEventThread(() -> search.request().region().orElseThrow()))
        .isInstanceOf(Region.InPolygon.class);
  }

  @Test
  void a_click_chooses_the_smallest_footprint_and_another_the_next() throws Exception {
    // WHEN
    click(MIDDLE);
    // THEN
    then(onEventThread(this::chosen)).containsExactly("small");
    click(MIDDLE);
    then(onEventThread(this::chosen)).containsExactly("wide");
    click(MIDDLE);
    then(onEventThread(this::chosen)).containsExactly("small");
    eventually("yellow", () -> has(0xffd54f));
  }

  @Test
  void moving_the_mouse_tells_what_is_there() throws Exception {
    // WHEN
    onEventThread(
        () -> {
          double[] at = view.projection().xy(MIDDLE);
          send(MouseEvent.MOUSE_MOVED, at, 0);
          return null;
        });
    // THEN
    then(onEventThread(() -> text("sky where"))).contains("202.5", "+47.", "2 here: small, wide");
  }

  @Test
  void keys_look_closer_and_wider_and_the_frame_turns_the_sky() throws Exception {
    double before = onEventThread(() -> view.projection().pixel());
    // WHEN
    key("PLUS");
    // THEN
    then(onEventThread(() -> view.projection().pixel())).isLessThan(before);
    key("HOME");
    then(onEventThread(() -> view.projection().isWholeSky())).isTrue();
    eventually("all of the sky", () -> model.content().shapes().size() == 4);
    press("sky frame");
    then(onEventThread(() -> view.projection().galactic())).isTrue();
  }

  private List<String> chosen() {
    return selection.selected().stream()
        .map(d -> d.text(ObsCoreColumn.OBS_ID).orElseThrow())
        .toList();
  }

  private boolean has(int colour) {
    BufferedImage image =
        new BufferedImage(view.getWidth(), view.getHeight(), BufferedImage.TYPE_INT_RGB);
    view.paint(image.getGraphics());
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if ((image.getRGB(x, y) & 0xffffff) == colour) {
          return true;
        }
      }
    }
    return false;
  }

  private void drag(SkyPosition from, SkyPosition to) throws Exception {
    onEventThread(
        () -> {
          double[] start = view.projection().xy(from);
          double[] end = view.projection().xy(to);
          send(MouseEvent.MOUSE_PRESSED, start, InputEvent.BUTTON1_DOWN_MASK);
          send(MouseEvent.MOUSE_DRAGGED, end, InputEvent.BUTTON1_DOWN_MASK);
          send(MouseEvent.MOUSE_RELEASED, end, 0);
          return null;
        });
  }

  private void click(SkyPosition position) throws Exception {
    onEventThread(
        () -> {
          double[] at = view.projection().xy(position);
          send(MouseEvent.MOUSE_PRESSED, at, InputEvent.BUTTON1_DOWN_MASK);
          send(MouseEvent.MOUSE_RELEASED, at, 0);
          return null;
        });
  }

  private void send(int id, double[] at, int modifiers) {
    int button = id == MouseEvent.MOUSE_MOVED ? MouseEvent.NOBUTTON : MouseEvent.BUTTON1;
    int x = (int) Math.round(at[0]);
    int y = (int) Math.round(at[1]);
    view.dispatchEvent(new MouseEvent(view, id, 0, modifiers, x, y, 1, false, button));
  }

  private void press(String name) throws Exception {
    onEventThread(
        () -> {
          ((AbstractButton) find(frame, name)).doClick();
          return null;
        });
  }

  private void key(String stroke) throws Exception {
    onEventThread(
        () -> {
          Object action =
              view.getInputMap(JComponent.WHEN_FOCUSED).get(KeyStroke.getKeyStroke(stroke));
          view.getActionMap()
              .get(action)
              .actionPerformed(new ActionEvent(view, ActionEvent.ACTION_PERFORMED, stroke));
          return null;
        });
  }

  private long found() {
    return search.result().map(r -> r.total().observations()).orElse(-1L);
  }

  private String text(String name) {
    return Optional.ofNullable((JLabel) find(frame, name)).map(JLabel::getText).orElse("");
  }
}

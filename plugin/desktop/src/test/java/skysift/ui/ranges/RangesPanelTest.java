package skysift.ui.ranges;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.Datasets.dataset;
import static skysift.ui.OnScreen.eventually;
import static skysift.ui.OnScreen.find;
import static skysift.ui.OnScreen.onEventThread;

import com.google.common.collect.Range;
import java.awt.Component;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import skysift.grouping.Grouping;
import skysift.index.DatasetIndex;
import skysift.model.BackgroundTasks;
import skysift.model.RangesModel;
import skysift.model.SearchModel;
import skysift.model.Tasks;
import skysift.obscore.Dataset;
import skysift.search.Axis;
import skysift.search.Histogram;
import skysift.search.Limits;
import skysift.search.Ranges;
import skysift.search.SearchRequest;
import skysift.ui.NeedsDisplay;

/** The panel in a real window, brushed by mouse, keys and text. */
@NeedsDisplay
class RangesPanelTest {

  private DatasetIndex index;
  private Tasks tasks;
  private SearchModel search;
  private RangesModel model;
  private JFrame frame;

  @BeforeEach
  void open() throws Exception {
    index = DatasetIndex.inMemory(Grouping.builtIn());
    List<Dataset> rows = new ArrayList<>();
    for (int year = 2000; year < 2020; year++) {
      double start = Ranges.time(year + "-06/").lowerEndpoint();
      rows.add(dataset("A").obsId("o" + year).time(start, start).wavelength(1e-6, 2e-6).build());
    }
    try (var writing = index.beginWriting()) {
      writing.add(rows);
      writing.commit();
    }
    tasks = new BackgroundTasks(SwingUtilities::invokeLater);
    search = new SearchModel(index, tasks);
    model = new RangesModel(index, search, tasks);
    frame =
        onEventThread(
            () -> {
              JFrame made = new JFrame();
              made.add(new RangesPanel(model));
              made.setSize(900, 160);
              made.setVisible(true);
              search.change(r -> SearchRequest.everything());
              return made;
            });
    eventually("bars", () -> model.histogram(Axis.TIME).isPresent());
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
  }

  @Test
  void dragging_over_bars_asks_for_them_and_dragging_an_end_changes_it() throws Exception {
    // WHEN
    drag("2004-01", "2008-01", 0);
    // THEN
    eventually("five years at most", () -> found() == 4 || found() == 5);
    Range<Double> brushed = onEventThread(() -> brushed().get(0));
    then(brushed.contains(mjd("2005-06"))).isTrue();
    // WHEN
    long before = onEventThread(this::found);
    drag(brushed.upperEndpoint(), mjd("2012-01"), 0);
    // THEN
    eventually("more", () -> found() > before);
    then(onEventThread(() -> brushed().get(0).lowerEndpoint())).isEqualTo(brushed.lowerEndpoint());
  }

  @Test
  void with_control_one_more_range_is_asked_for() throws Exception {
    drag("2004-01", "2005-01", 0);
    drag("2012-01", "2013-01", InputEvent.CTRL_DOWN_MASK);
    // THEN
    eventually("two ranges", () -> brushed().size() == 2 && found() >= 2);
  }

  @Test
  void what_is_typed_is_asked_for_and_what_cannot_be_read_is_marked() throws Exception {
    // WHEN
    type("range time", "2003 – 2005");
    // THEN
    eventually("three", () -> found() == 3);
    type("range time", "whenever");
    JTextField field = (JTextField) named("range time");
    then(onEventThread(() -> field.getClientProperty("JComponent.outline"))).isEqualTo("error");
    String tip = onEventThread(() -> field.getToolTipText());
    then(tip).contains("whenever");
    then(onEventThread(this::found)).isEqualTo(3);
  }

  @Test
  void what_is_there_by_a_long_span_alone_is_painted_faint_and_told() throws Exception {
    // GIVEN a mosaic of many years
    Dataset mosaic = dataset("A").obsId("m").time(mjd("2021-01"), mjd("2030-01")).build();
    try (var writing = index.beginWriting()) {
      writing.add(List.of(mosaic));
      writing.commit();
    }
    // WHEN
    onEventThread(
        () -> {
          search.refresh();
          return null;
        });
    eventually("spans", () -> barOf("2025-06") > 0 && longOnly(barOf("2025-06")) == 1);
    // THEN
    Chart chart = (Chart) named("histogram time");
    then(onEventThread(() -> chart.tip(barOf("2025-06")))).contains("1 of them only by spans over");
    then(onEventThread(() -> chart.tip(barOf("2010-07")))).doesNotContain("spans");
    BufferedImage painted =
        onEventThread(
            () -> {
              BufferedImage image =
                  new BufferedImage(
                      chart.getWidth(), chart.getHeight(), BufferedImage.TYPE_INT_RGB);
              chart.paint(image.createGraphics());
              return image;
            });
    int faint = onEventThread(() -> colour(painted, chart, "2025-06"));
    int full = onEventThread(() -> colour(painted, chart, "2010-06"));
    then(faint).isNotEqualTo(full).isNotEqualTo(painted.getRGB(1, 1));
  }

  private int colour(BufferedImage painted, Chart chart, String month) {
    Histogram histogram = model.histogram(Axis.TIME).orElseThrow();
    Range<Double> bin = histogram.bin(barOf(month));
    double middle = (bin.lowerEndpoint() + bin.upperEndpoint()) / 2;
    return painted.getRGB((int) chart.scale().orElseThrow().x(middle), chart.getHeight() / 2);
  }

  private int barOf(String month) {
    Histogram histogram = model.histogram(Axis.TIME).orElseThrow();
    double day = Ranges.time(month + "-10/").lowerEndpoint();
    return IntStream.range(0, histogram.counts().size())
        .filter(bar -> histogram.bin(bar).contains(day))
        .findFirst()
        .orElse(-1);
  }

  private long longOnly(int bar) {
    return model.histogram(Axis.TIME).orElseThrow().longOnly().get(bar);
  }

  @Test
  void bars_are_brushed_by_keys_alone() throws Exception {
    // WHEN
    for (String key : List.of("RIGHT", "shift RIGHT", "shift RIGHT", "ENTER")) {
      key("histogram time", key);
    }
    // THEN
    eventually("limits", () -> brushed().size() == 1);
    List<Double> edges = onEventThread(() -> model.histogram(Axis.TIME).get().edges());
    then(onEventThread(() -> brushed().get(0).lowerEndpoint())).isEqualTo(edges.get(1));
    // WHEN
    key("histogram time", "DELETE");
    // THEN
    eventually("no limits", () -> model.limits(Axis.TIME).isEmpty() && found() == 20);
  }

  @Test
  void the_wheel_looks_closer_and_a_tooltip_tells_dates_as_mjd_too() throws Exception {
    // GIVEN
    Chart chart = (Chart) named("histogram time");
    Callable<Double> length =
        () -> {
          Scale scale = chart.scale().orElseThrow();
          return scale.to() - scale.from();
        };
    double before = onEventThread(length);
    // WHEN
    onEventThread(
        () -> {
          chart.dispatchEvent(
              new MouseWheelEvent(
                  chart, MouseEvent.MOUSE_WHEEL, 0, 0, 200, 20, 0, false, 0, 1, -1));
          return null;
        });
    // THEN
    eventually("closer", () -> length.call() < before * 0.9);
    then(onEventThread(() -> chart.tip(1))).contains("MJD 5", "observations");
  }

  private void drag(String from, String to, int modifiers) throws Exception {
    drag(mjd(from), mjd(to), modifiers);
  }

  private void drag(double from, double to, int modifiers) throws Exception {
    Chart chart = (Chart) named("histogram time");
    onEventThread(
        () -> {
          Scale scale = chart.scale().orElseThrow();
          send(chart, MouseEvent.MOUSE_PRESSED, scale.x(from), modifiers);
          send(chart, MouseEvent.MOUSE_DRAGGED, scale.x(to), modifiers);
          send(chart, MouseEvent.MOUSE_RELEASED, scale.x(to), modifiers);
          return null;
        });
  }

  private static void send(Component to, int id, double x, int modifiers) {
    int all = InputEvent.BUTTON1_DOWN_MASK | modifiers;
    int at = (int) Math.round(x);
    to.dispatchEvent(new MouseEvent(to, id, 0, all, at, 20, 1, false, MouseEvent.BUTTON1));
  }

  private void type(String name, String text) throws Exception {
    onEventThread(
        () -> {
          JTextField field = (JTextField) named(name);
          field.setText(text);
          field.postActionEvent();
          return null;
        });
  }

  private void key(String name, String stroke) throws Exception {
    onEventThread(
        () -> {
          JComponent at = (JComponent) named(name);
          Object action =
              at.getInputMap(JComponent.WHEN_FOCUSED).get(KeyStroke.getKeyStroke(stroke));
          at.getActionMap()
              .get(action)
              .actionPerformed(new ActionEvent(at, ActionEvent.ACTION_PERFORMED, stroke));
          return null;
        });
  }

  private List<Range<Double>> brushed() {
    return model.limits(Axis.TIME).map(Limits::ranges).map(List::copyOf).orElse(List.of());
  }

  private long found() {
    return search.result().map(r -> r.total().observations()).orElse(-1L);
  }

  private static double mjd(String date) {
    return Ranges.time(date + "/").lowerEndpoint();
  }

  private Component named(String name) {
    return find(frame, name);
  }
}

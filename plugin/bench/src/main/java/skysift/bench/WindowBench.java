package skysift.bench;

import static com.google.common.base.Preconditions.checkState;

import java.awt.Frame;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.swing.JFrame;
import javax.swing.JList;
import javax.swing.JTable;
import javax.swing.RepaintManager;
import javax.swing.SwingUtilities;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import skysift.app.Skysift;
import skysift.app.Workspace;
import skysift.model.FacetLine;
import skysift.model.SearchModel;
import skysift.model.Session;
import skysift.ui.MainWindow;

/** Drives the real window over made rows and measures how long it lets one wait. */
@Command(
    name = "build bench window",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Drives the real window over made rows and measures how long it lets one wait.")
public final class WindowBench implements Callable<Integer> {
  private static final long PATIENCE_SECONDS = 120;

  /** What a user takes to read before the next click. */
  private static final long READING_MILLIS = 400;

  @Option(names = "--rows", defaultValue = "5000000", description = "rows of the corpus")
  private long rows;

  @Option(names = "--clicks", defaultValue = "150", description = "measured clicks on facets")
  private int clicks;

  @Option(names = "--warmup", defaultValue = "40", description = "clicks before these")
  private int warmup;

  @Option(names = "--scrolls", defaultValue = "60", description = "jumps in the results")
  private int scrolls;

  @Option(names = "--seed", defaultValue = "1", description = "of what is clicked")
  private long seed;

  @Option(names = "--dir", required = true, description = "where the index is kept")
  private Path directory;

  private SplittableRandom random;
  private Session session;
  private JFrame frame;

  /** Runs it. */
  public static void main(String[] args) {
    CommandLine line = new CommandLine(new WindowBench());
    line.setOverwrittenOptionsAllowed(true);
    System.exit(line.execute(args));
  }

  @Override
  public Integer call() throws Exception {
    random = new SplittableRandom(seed);
    Path place = directory.resolve("window-" + rows);
    Workspace workspace = new Workspace(place);
    if (!Files.exists(place.resolve("complete"))) {
      workspace.create();
      Own.write(new Corpus(Corpus.Kind.CORRELATED, rows, 0.3), workspace.index());
      Files.createFile(place.resolve("complete"));
    }
    Skysift skysift = Skysift.open(workspace);
    session = Session.open(skysift, MainWindow.eventThread());
    try (EventThread thread = new EventThread()) {
      Thread window = new Thread(this::show, "bench-window");
      long began = System.nanoTime();
      window.start();
      until(() -> session.search().result().isPresent());
      System.out.printf(Locale.ROOT, "first answer on the screen: %.0f ms%n", millis(began));
      frame =
          (JFrame)
              EventThread.on(
                  () ->
                      List.of(Frame.getFrames()).stream()
                          .filter(Frame::isVisible)
                          .findFirst()
                          .orElseThrow());
      measure(thread);
      EventThread.on(
          () -> {
            frame.dispose();
            return null;
          });
      window.join();
    } finally {
      session.close();
    }
    return 0;
  }

  private void show() {
    try {
      MainWindow.show(session);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void measure(EventThread thread) throws Exception {
    clickFacets(warmup);
    thread.begin();
    double[] repaints = clickFacets(clicks);
    report("facet click to repaint", repaints);
    report("waits for the event thread while clicking", thread.waits());
    report("processor time of its events over 1 ms", thread.works());
    EventThread.on(
        () -> {
          session.search().change(r -> SearchModel.start());
          return null;
        });
    scroll(scrolls / 4 + 1);
    thread.begin();
    double[] fetched = scroll(scrolls);
    report("jump in the results to rows there", fetched);
    report("waits for the event thread while scrolling", thread.waits());
    report("processor time of its events over 1 ms", thread.works());
  }

  /** Says median, 90 and 99 percent, most. */
  private static void report(String what, double[] millis) {
    System.out.printf(
        Locale.ROOT,
        "%s (%d): median %.1f ms, p90 %.1f, p99 %.1f, most %.1f%n",
        what,
        millis.length,
        Figures.median(millis),
        Figures.quantile(millis, 0.9),
        Figures.quantile(millis, 0.99),
        Figures.most(millis));
  }

  /** Clicks values; the time of each from the click until all is painted. */
  private double[] clickFacets(int count) throws Exception {
    List<Double> times = new ArrayList<>();
    while (times.size() < count) {
      boolean many = EventThread.on(() -> session.search().request().wanted().keySet().size() > 3);
      if (many) {
        change(() -> session.search().change(r -> SearchModel.start()));
      }
      double time = change(this::clickOne);
      if (!Double.isNaN(time)) {
        times.add(time);
      }
    }
    return times.stream().mapToDouble(t -> t).toArray();
  }

  /** Clicks a value that is in sight. */
  private void clickOne() {
    JList<?> list = (JList<?>) EventThread.named(frame, "facets");
    List<Integer> values = new ArrayList<>();
    for (int i = list.getFirstVisibleIndex(); i <= list.getLastVisibleIndex(); i++) {
      if (list.getModel().getElementAt(i) instanceof FacetLine.Value value
          && value.count().count() > 0) {
        values.add(i);
      }
    }
    checkState(!values.isEmpty(), "no value of a facet is in sight");
    int index = values.get(random.nextInt(values.size()));
    Rectangle cell = list.getCellBounds(index, index);
    for (int id : new int[] {MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED}) {
      list.dispatchEvent(
          new MouseEvent(
              list,
              id,
              System.currentTimeMillis(),
              InputEvent.BUTTON1_DOWN_MASK,
              cell.x + cell.width / 2,
              cell.y + cell.height / 2,
              1,
              false,
              MouseEvent.BUTTON1));
    }
  }

  /** Milliseconds from an action until its answer is painted; NaN when it changes nothing. */
  private double change(Runnable action) throws Exception {
    Object before = EventThread.on(() -> session.search().result().orElseThrow());
    long began = System.nanoTime();
    boolean asked =
        EventThread.on(
            () -> {
              action.run();
              return session.search().searching();
            });
    if (!asked) {
      return Double.NaN;
    }
    CountDownLatch painted = new CountDownLatch(1);
    long[] ended = {0};
    SwingUtilities.invokeLater(() -> whenAnswered(before, painted, ended));
    if (!painted.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException("no answer");
    }
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(READING_MILLIS));
    return (ended[0] - began) / 1e6;
  }

  /** On the event thread, again and again until the answer is there; then paints what is left. */
  private void whenAnswered(Object before, CountDownLatch painted, long[] ended) {
    if (session.search().searching() || session.search().result().orElse(null) == before) {
      LockSupport.parkNanos(200_000);
      SwingUtilities.invokeLater(() -> whenAnswered(before, painted, ended));
      return;
    }
    RepaintManager.currentManager(frame).paintDirtyRegions();
    Toolkit.getDefaultToolkit().sync();
    ended[0] = System.nanoTime();
    painted.countDown();
  }

  /** Jumps about; the time of each until the rows in sight are there. */
  private double[] scroll(int count) throws Exception {
    double[] times = new double[count];
    JTable table = (JTable) EventThread.named(frame, "results");
    for (int i = 0; i < count; i++) {
      long began = System.nanoTime();
      int row = EventThread.on(() -> random.nextInt(table.getRowCount()));
      EventThread.on(
          () -> {
            table.scrollRectToVisible(table.getCellRect(row, 0, true));
            return null;
          });
      until(() -> !table.getModel().getValueAt(row, 0).equals("…"));
      times[i] = millis(began);
      for (int step = 0; step < 20; step++) {
        EventThread.on(
            () -> {
              Rectangle view = table.getVisibleRect();
              view.y += table.getRowHeight() * 3;
              table.scrollRectToVisible(view);
              return null;
            });
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(15));
      }
    }
    return times;
  }

  private static void until(Callable<Boolean> holds) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!EventThread.on(holds)) {
      if (System.nanoTime() > end) {
        throw new IOException("waited in vain");
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static double millis(long began) {
    return (System.nanoTime() - began) / 1e6;
  }
}

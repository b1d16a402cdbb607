package skysift.eclipse;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import skysift.model.Session;
import skysift.ui.SkysiftPanel;

/** The running workbench, as a test that is on neither event thread speaks to it. */
final class Workbench {
  static final Duration PATIENCE = Duration.ofSeconds(90);

  private Workbench() {}

  /** On SWT's event thread. */
  static <T> T swt(Callable<T> question) throws Exception {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Display.getDefault()
        .asyncExec(
            () -> {
              try {
                answer.complete(question.call());
              } catch (Exception | Error e) {
                answer.completeExceptionally(e);
              }
            });
    return within(answer);
  }

  /** On AWT's event thread. */
  static <T> T awt(Callable<T> question) throws Exception {
    CompletableFuture<T> answer = new CompletableFuture<>();
    EventQueue.invokeLater(
        () -> {
          try {
            answer.complete(question.call());
          } catch (Exception | Error e) {
            answer.completeExceptionally(e);
          }
        });
    return within(answer);
  }

  private static <T> T within(CompletableFuture<T> answer) throws Exception {
    try {
      return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw new AssertionError(e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("an event thread hangs:\n" + stacks(), e);
    }
  }

  private static String stacks() {
    StringBuilder text = new StringBuilder();
    Thread.getAllStackTraces()
        .forEach(
            (thread, stack) -> {
              if (thread.getName().equals("main") || thread.getName().startsWith("AWT")) {
                text.append(thread.getName()).append('\n');
                for (StackTraceElement line : stack) {
                  text.append("  ").append(line).append('\n');
                }
              }
            });
    return text.toString();
  }

  /** Waits until it holds, and says what did not. */
  static void eventually(String what, Callable<Boolean> holds) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (!holds.call()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("not in time: " + what + "\n" + stacks());
      }
      TimeUnit.MILLISECONDS.sleep(20); // polls what no one tells
    }
  }

  static IWorkbenchWindow window() {
    IWorkbenchWindow active = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
    return active == null ? PlatformUI.getWorkbench().getWorkbenchWindows()[0] : active;
  }

  static IWorkbenchPage page() {
    return window().getActivePage();
  }

  /** The Observations perspective and its view, the panel showing. */
  static SkysiftView openPerspective() throws Exception {
    SkysiftView view =
        swt(
            () -> {
              try {
                PlatformUI.getWorkbench().showPerspective(Perspective.ID, window());
              } catch (WorkbenchException e) {
                throw new IOException(e);
              }
              return SkysiftView.open(page());
            });
    shown(view);
    return view;
  }

  /** What the view shows, once it is to be seen; what was shown before may still go away. */
  static Shown shown(SkysiftView view) throws Exception {
    AtomicReference<Shown> now = new AtomicReference<>();
    eventually(
        "the panel is to be seen",
        () -> {
          CompletableFuture<Shown> shown = new CompletableFuture<>();
          view.whenShown(shown::complete);
          now.set(within(shown));
          return awt(() -> now.get().panel().orElseThrow().isShowing());
        });
    return now.get();
  }

  static SkysiftPanel panel(SkysiftView view) throws Exception {
    return shown(view).panel().orElseThrow();
  }

  static Session session(SkysiftView view) throws Exception {
    return shown(view).session();
  }

  static void close(SkysiftView view) throws Exception {
    swt(
        () -> {
          page().hideView(view);
          return null;
        });
  }

  /** AWT's event thread. */
  static Optional<Component> find(Container in, Predicate<Component> wanted) {
    for (Component child : in.getComponents()) {
      if (wanted.test(child)) {
        return Optional.of(child);
      }
      if (child instanceof Container container) {
        Optional<Component> inside = find(container, wanted);
        if (inside.isPresent()) {
          return inside;
        }
      }
    }
    return Optional.empty();
  }

  static Component named(Container in, String name) {
    return find(in, child -> name.equals(child.getName()))
        .orElseThrow(() -> new AssertionError("nothing is called " + name));
  }

  /**
   * Where a point of an SWT control is on the display, as AWT counts it: both may be scaled. SWT's
   * event thread.
   */
  static Point onScreen(Control control, int x, int y) {
    org.eclipse.swt.graphics.Point at = control.toDisplay(x, y);
    double swt = control.getMonitor().getZoom() / 100.0;
    double awt =
        GraphicsEnvironment.getLocalGraphicsEnvironment()
            .getDefaultScreenDevice()
            .getDefaultConfiguration()
            .getDefaultTransform()
            .getScaleX();
    return new Point((int) Math.round(at.x * swt / awt), (int) Math.round(at.y * swt / awt));
  }

  /** Keeps a picture of the whole display for people to look at, where there is a tool for it. */
  static void picture(String name) throws Exception {
    awt(() -> null); // what is waiting to be painted is painted
    awt(() -> null);
    swt(() -> window().getShell().getDisplay().readAndDispatch());
    TimeUnit.MILLISECONDS.sleep(500); // the X server has drawn it
    Path folder = Path.of(System.getProperty("skysift.pictures", "target/pictures"));
    Files.createDirectories(folder);
    try {
      new ProcessBuilder("import", "-window", "root", folder.resolve(name + ".png").toString())
          .inheritIO()
          .start()
          .waitFor();
    } catch (IOException e) {
      System.err.println("no picture of " + name + ": " + e.getMessage());
    }
  }
}

package skysift.ui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.swing.ButtonGroup;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.JRadioButtonMenuItem;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;
import skysift.model.Filter;
import skysift.model.Session;
import skysift.text.Texts;

/** The program's window around the panel: menus, size, theme. */
public final class MainWindow {
  private static final Pattern BOUNDS =
      Pattern.compile("(-?\\d{1,5}),(-?\\d{1,5}),(\\d{1,5}),(\\d{1,5})");

  private static final Logger LOGGER = Logger.getLogger(MainWindow.class.getName());
  private static final String FONT = "font.size";

  /** Pixels. */
  private static final int TITLE = 30;

  private static final int SMALLEST = 8;
  private static final int LARGEST = 32;
  private static final Texts TEXTS = Texts.of(MainWindow.class);

  private final Session session;
  private final JFrame frame = new JFrame("Skysift");
  private final SkysiftPanel panel;
  private ProgramLogWindow log;
  private final Sources sources;

  /** Builds the window without showing it. Event thread. */
  MainWindow(Session session) {
    this.session = session;
    panel = new SkysiftPanel(session);
    sources = panel.sources();
    frame.setIconImages(AppIcon.images());
    frame.getRootPane().setTransferHandler(panel.getTransferHandler());
    frame.setName("skysift");
    frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    frame.setJMenuBar(menus());
    frame.add(panel);
    frame.setMinimumSize(new Dimension(700, 450));
    place();
  }

  /** The event thread, for work that comes back to it. */
  public static Executor eventThread() {
    return SwingUtilities::invokeLater;
  }

  /**
   * Readies fonts, toolkit and look for a window that will be shown, while the program is being
   * opened. Does not block; any thread.
   */
  public static void prepare() {
    SwingUtilities.invokeLater(
        () -> {
          Theme.start("system");
          new JTable(1, 1).getPreferredSize();
        });
  }

  /** Shows the session until the window is closed. Any thread but the event thread. */
  public static void show(Session session) throws InterruptedException {
    CompletableFuture<Void> closed = new CompletableFuture<>();
    SwingUtilities.invokeLater(
        () -> {
          try {
            show(session, () -> closed.complete(null));
          } catch (RuntimeException | Error e) {
            closed.completeExceptionally(e);
          }
        });
    try {
      closed.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the window cannot be shown", e.getCause());
    }
  }

  private static void show(Session session, Runnable closed) {
    Theme.use(session.theme());
    Theme.useForTitleBars();
    String size = session.remembered(FONT, "0");
    if (size.matches("[1-9]\\d?")) {
      Theme.useFontSize(Integer.parseInt(size));
    }
    MainWindow window = new MainWindow(session);
    window.frame.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosing(WindowEvent e) {
            window.remember();
          }

          @Override
          public void windowClosed(WindowEvent e) {
            closed.run();
          }
        });
    window.frame.setVisible(true);
    session.search().afterwards(MainWindow::tellUsable);
  }

  /** Logs how long it took until the first answer was shown. */
  private static void tellUsable() {
    markStarted();
    ProcessHandle.current()
        .info()
        .startInstant()
        .map(began -> Duration.between(began, Instant.now()).toMillis())
        .ifPresent(millis -> LOGGER.log(Level.INFO, "usable {0} ms after the start", "" + millis));
  }

  /** {@code ./skysift} keeps what a start has loaded only where this says that it was one. */
  private static void markStarted() {
    try {
      String mark = System.getProperty("skysift.started");
      if (mark != null) {
        Files.createFile(Path.of(mark));
      }
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "the next start will be no faster", e);
    }
  }

  JFrame frame() {
    return frame;
  }

  private void place() {
    Optional<Rectangle> before = remembered().filter(MainWindow::canBeReached);
    before.ifPresent(frame::setBounds);
    if (before.isEmpty()) {
      frame.setSize(UIScale.scale(1300), UIScale.scale(820));
      frame.setLocationByPlatform(true);
    }
  }

  private Optional<Rectangle> remembered() {
    Matcher bounds = BOUNDS.matcher(session.remembered("window", ""));
    return bounds.matches()
        ? Optional.of(
            new Rectangle(
                number(bounds, 1), number(bounds, 2), number(bounds, 3), number(bounds, 4)))
        : Optional.empty();
  }

  private static int number(Matcher bounds, int group) {
    return Integer.parseInt(bounds.group(group));
  }

  /** Whether its title bar is on a screen that is there now. */
  private static boolean canBeReached(Rectangle window) {
    Rectangle title = new Rectangle(window.x, window.y, window.width, TITLE);
    return Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices())
        .map(screen -> screen.getDefaultConfiguration().getBounds().intersection(title))
        .anyMatch(seen -> seen.width >= 4 * TITLE && seen.height >= TITLE / 2);
  }

  private void remember() {
    Rectangle b = frame.getBounds();
    session.remember("window", b.x + "," + b.y + "," + b.width + "," + b.height);
    panel.remember();
  }

  private JMenuBar menus() {
    JMenuBar bar = new JMenuBar();
    JMenu file = menu(bar, TEXTS.get("menu.file"), KeyEvent.VK_F);
    item(file, TEXTS.get("menu.open"), control(KeyEvent.VK_O), sources::openFiles);
    item(file, TEXTS.get("menu.open.url"), control(KeyEvent.VK_L), sources::openUrl);
    item(file, TEXTS.get("menu.paste"), controlShift(KeyEvent.VK_V), sources::paste);
    file.add(new RecentMenu(sources));
    file.addSeparator();
    item(file, TEXTS.get("menu.export"), control(KeyEvent.VK_E), panel.saved()::export);
    item(file, TEXTS.get("menu.cite"), null, panel.saved()::cite);
    file.addSeparator();
    item(file, TEXTS.get("menu.quit"), control(KeyEvent.VK_Q), this::quit);
    JMenu search = menu(bar, TEXTS.get("menu.search"), KeyEvent.VK_S);
    item(search, TEXTS.get("menu.undo"), control(KeyEvent.VK_Z), session.search()::undo);
    item(search, TEXTS.get("menu.redo"), control(KeyEvent.VK_Y), session.search()::redo);
    item(
        search, TEXTS.get("menu.refresh"), KeyStroke.getKeyStroke("F5"), session.search()::refresh);
    search.addSeparator();
    item(
        search,
        TEXTS.get("chips.ready"),
        null,
        () -> session.search().change(Filter::scienceReady));
    item(
        search,
        TEXTS.get("chips.clear"),
        control(KeyEvent.VK_K),
        () -> session.search().change(Filter::cleared));
    item(search, TEXTS.get("menu.limits"), control(KeyEvent.VK_M), panel::limits);
    search.addSeparator();
    item(search, TEXTS.get("menu.save"), control(KeyEvent.VK_S), panel.saved()::save);
    item(search, TEXTS.get("menu.basket"), control(KeyEvent.VK_B), panel.saved()::basket);
    item(search, TEXTS.get("menu.basket.out"), null, panel.saved()::takeOut);
    item(search, TEXTS.get("menu.saved"), control(KeyEvent.VK_G), panel.saved()::show);
    JMenu harvest = menu(bar, TEXTS.get("menu.harvesting"), KeyEvent.VK_H);
    item(harvest, TEXTS.get("menu.harvest"), control(KeyEvent.VK_H), sources::harvest);
    item(harvest, TEXTS.get("menu.collections"), control(KeyEvent.VK_T), sources::collections);
    item(
        harvest,
        TEXTS.get("menu.changes"),
        null,
        () -> session.search().change(Filter::changedLately));
    item(
        harvest,
        TEXTS.get("menu.stop"),
        KeyStroke.getKeyStroke("ESCAPE"),
        session.tasks()::cancelNewest);
    JMenu view = menu(bar, TEXTS.get("menu.view"), KeyEvent.VK_V);
    item(view, TEXTS.get("menu.row"), control(KeyEvent.VK_I), panel::row);
    view.addSeparator();
    themes(view);
    view.addSeparator();
    panel.resultSwitches().forEach(action -> view.add(new JCheckBoxMenuItem(action)));
    view.addSeparator();
    item(view, TEXTS.get("menu.larger"), control(KeyEvent.VK_PLUS), () -> fontSize(1));
    item(view, TEXTS.get("menu.smaller"), control(KeyEvent.VK_MINUS), () -> fontSize(-1));
    // where + is on the key of =, and on the number pad
    also("ctrl EQUALS", () -> fontSize(1));
    also("ctrl shift EQUALS", () -> fontSize(1));
    also("ctrl ADD", () -> fontSize(1));
    also("ctrl SUBTRACT", () -> fontSize(-1));
    item(view, TEXTS.get("menu.usual"), control(KeyEvent.VK_0), () -> fontSize(0));
    JMenu help = menu(bar, TEXTS.get("menu.help"), KeyEvent.VK_P);
    item(help, TEXTS.get("menu.keys"), KeyStroke.getKeyStroke("F1"), this::keys);
    item(help, TEXTS.get("menu.log"), null, this::log);
    item(help, TEXTS.get("menu.about"), null, this::about);
    return bar;
  }

  private static JMenu menu(JMenuBar bar, String title, int mnemonic) {
    JMenu menu = new JMenu(title);
    menu.setMnemonic(mnemonic);
    bar.add(menu);
    return menu;
  }

  private static void item(JMenu menu, String text, KeyStroke key, Runnable action) {
    JMenuItem item = new JMenuItem(text);
    item.setAccelerator(key);
    item.addActionListener(e -> action.run());
    menu.add(item);
  }

  /** Another key for something in the menus. */
  private void also(String key, Runnable action) {
    frame
        .getRootPane()
        .registerKeyboardAction(
            e -> action.run(), KeyStroke.getKeyStroke(key), JComponent.WHEN_IN_FOCUSED_WINDOW);
  }

  private static KeyStroke control(int key) {
    return KeyStroke.getKeyStroke(key, InputEvent.CTRL_DOWN_MASK);
  }

  private static KeyStroke controlShift(int key) {
    return KeyStroke.getKeyStroke(key, InputEvent.CTRL_DOWN_MASK | InputEvent.SHIFT_DOWN_MASK);
  }

  private void themes(JMenu menu) {
    ButtonGroup group = new ButtonGroup();
    for (String name : new String[] {"system", "light", "dark"}) {
      JRadioButtonMenuItem item =
          new JRadioButtonMenuItem(theme(name), name.equals(session.theme()));
      item.addActionListener(
          e -> {
            session.remember("theme", name);
            Theme.use(name);
          });
      group.add(item);
      menu.add(item);
    }
  }

  private static String theme(String name) {
    return switch (name) {
      case "light" -> TEXTS.get("theme.light");
      case "dark" -> TEXTS.get("theme.dark");
      default -> TEXTS.get("theme.system");
    };
  }

  private void quit() {
    remember();
    frame.dispose();
  }

  private void about() {
    session.licences(
        libraries -> new AboutWindow(frame, session.version(), libraries).setVisible(true));
  }

  private void keys() {
    new KeysWindow(frame, frame.getJMenuBar()).setVisible(true);
  }

  private void log() {
    if (log == null) {
      log = new ProgramLogWindow(frame, session.programLog(), session.logs().toString());
    }
    log.open();
  }

  /** Makes all texts larger or smaller by a point; 0 as the desktop has them. */
  private void fontSize(int step) {
    int size = step == 0 ? 0 : Math.max(SMALLEST, Math.min(LARGEST, Theme.fontSize() + step));
    session.remember(FONT, Integer.toString(size));
    Theme.useFontSize(size);
  }
}

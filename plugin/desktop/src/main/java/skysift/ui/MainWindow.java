package skysift.ui;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.swing.ButtonGroup;
import javax.swing.JFrame;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.JOptionPane;
import javax.swing.JRadioButtonMenuItem;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;
import skysift.model.Filter;
import skysift.model.Session;
import skysift.text.Texts;

/** The program's window around the panel: menus, size, theme. */
public final class MainWindow {
  private static final Pattern BOUNDS = Pattern.compile("(-?\\d+),(-?\\d+),(\\d+),(\\d+)");

  private static final Texts TEXTS = Texts.of(MainWindow.class);

  private final Session session;
  private final JFrame frame = new JFrame("Skysift");
  private final SkysiftPanel panel;
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

  /** Shows the session until the window is closed. Any thread but the event thread. */
  public static void show(Session session) throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    SwingUtilities.invokeLater(
        () -> {
          Theme.use(session.theme());
          Theme.useForTitleBars();
          MainWindow window = new MainWindow(session);
          window.frame.addWindowListener(
              new WindowAdapter() {
                @Override
                public void windowClosing(WindowEvent e) {
                  window.remember();
                }

                @Override
                public void windowClosed(WindowEvent e) {
                  closed.countDown();
                }
              });
          window.frame.setVisible(true);
        });
    closed.await();
  }

  JFrame frame() {
    return frame;
  }

  private void place() {
    Matcher bounds = BOUNDS.matcher(session.remembered("window", ""));
    if (bounds.matches()) {
      frame.setBounds(
          new Rectangle(
              number(bounds, 1), number(bounds, 2), number(bounds, 3), number(bounds, 4)));
    } else {
      frame.setSize(1300, 820);
      frame.setLocationByPlatform(true);
    }
  }

  private static int number(Matcher bounds, int group) {
    return Math.max(-10_000, Math.min(10_000, (int) Long.parseLong(bounds.group(group))));
  }

  private void remember() {
    Rectangle b = frame.getBounds();
    session.remember("window", b.x + "," + b.y + "," + b.width + "," + b.height);
    panel.remember();
  }

  private JMenuBar menus() {
    JMenuBar bar = new JMenuBar();
    JMenu file = menu(bar, "File", KeyEvent.VK_F);
    item(file, "Open table…", control(KeyEvent.VK_O), sources::openFiles);
    item(file, "Open URL…", control(KeyEvent.VK_L), sources::openUrl);
    file.addSeparator();
    item(file, "Quit", control(KeyEvent.VK_Q), this::quit);
    JMenu search = menu(bar, "Search", KeyEvent.VK_S);
    item(search, "Undo", control(KeyEvent.VK_Z), session.search()::undo);
    item(search, "Redo", control(KeyEvent.VK_Y), session.search()::redo);
    item(search, "Refresh", KeyStroke.getKeyStroke("F5"), session.search()::refresh);
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
    JMenu harvest = menu(bar, "Harvest", KeyEvent.VK_H);
    item(harvest, "Harvest an archive…", control(KeyEvent.VK_H), sources::harvest);
    item(harvest, "Stop reading", KeyStroke.getKeyStroke("ESCAPE"), session.harvest()::cancel);
    themes(menu(bar, "View", KeyEvent.VK_V));
    item(menu(bar, "Help", KeyEvent.VK_P), "About Skysift", null, this::about);
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

  private static KeyStroke control(int key) {
    return KeyStroke.getKeyStroke(key, InputEvent.CTRL_DOWN_MASK);
  }

  private void themes(JMenu menu) {
    ButtonGroup group = new ButtonGroup();
    for (String name : new String[] {"system", "light", "dark"}) {
      JRadioButtonMenuItem item =
          new JRadioButtonMenuItem(
              name.equals("system")
                  ? "As the desktop"
                  : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
              name.equals(session.theme()));
      item.addActionListener(
          e -> {
            session.remember("theme", name);
            Theme.use(name);
          });
      group.add(item);
      menu.add(item);
    }
  }

  private void quit() {
    remember();
    frame.dispose();
  }

  private void about() {
    JOptionPane.showMessageDialog(
        frame,
        "Skysift "
            + session.version()
            + "\nFacets over the observations of many archives.\n"
            + "Apache License 2.0; uses Lucene, STIL (LGPL), JSAMP, Guava, FlatLaf, MigLayout, picocli, Gson.",
        "About Skysift",
        JOptionPane.PLAIN_MESSAGE);
  }
}

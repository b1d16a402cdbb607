package skysift.eclipse;

import java.awt.AWTEvent;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Panel;
import java.awt.Toolkit;
import java.awt.event.AWTEventListener;
import java.awt.event.FocusEvent;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JRootPane;
import javax.swing.SwingUtilities;
import org.eclipse.swt.SWT;
import org.eclipse.swt.awt.SWT_AWT;
import org.eclipse.swt.widgets.Composite;

/**
 * A Swing component inside an SWT composite. The AWT panel between is the old advice against
 * flicker; the root pane gives Swing its popups, menus and glass pane.
 */
final class SwingHost {
  private final Composite composite;
  private final Frame frame;
  private final JRootPane root = new JRootPane();
  private final List<Runnable> ends = new ArrayList<>();

  /** SWT's event thread. */
  SwingHost(Composite parent) {
    composite = new Composite(parent, SWT.EMBEDDED | SWT.NO_BACKGROUND);
    frame = SWT_AWT.new_Frame(composite);
  }

  Composite composite() {
    return composite;
  }

  /** AWT's event thread. */
  Frame frame() {
    return frame;
  }

  /** AWT's event thread. */
  JRootPane root() {
    return root;
  }

  /** Shows the component. AWT's event thread. */
  void show(Component component) {
    root.getContentPane().add(component, BorderLayout.CENTER);
    Panel panel = new Panel(new BorderLayout());
    panel.add(root);
    frame.add(panel);
    frame.validate();
  }

  /**
   * Calls {@code active} whenever the component is clicked or gets the focus, until it is taken
   * down. AWT's event thread.
   */
  void watch(Runnable active) {
    AWTEventListener watcher =
        event -> {
          boolean begins =
              event.getID() == MouseEvent.MOUSE_PRESSED || event.getID() == FocusEvent.FOCUS_GAINED;
          if (begins
              && event.getSource() instanceof Component component
              && SwingUtilities.isDescendingFrom(component, root)) {
            active.run();
          }
        };
    Toolkit.getDefaultToolkit()
        .addAWTEventListener(watcher, AWTEvent.MOUSE_EVENT_MASK | AWTEvent.FOCUS_EVENT_MASK);
    atEnd(() -> Toolkit.getDefaultToolkit().removeAWTEventListener(watcher));
  }

  /** Runs {@code action} when all is taken down. AWT's event thread. */
  void atEnd(Runnable action) {
    ends.add(action);
  }

  /** Gives the focus to what had it last in there. SWT's event thread. */
  void focus() {
    composite.setFocus();
    EventQueue.invokeLater(
        () -> {
          Component last = frame.getMostRecentFocusOwner();
          if (last != null) {
            last.requestFocusInWindow();
          } else {
            first(root.getContentPane()).requestFocusInWindow();
          }
        });
  }

  private static Component first(Container in) {
    Component first = in.getFocusTraversalPolicy() == null ? null : policyFirst(in);
    return first == null ? in : first;
  }

  private static Component policyFirst(Container in) {
    return in.getFocusTraversalPolicy().getDefaultComponent(in);
  }

  /**
   * Takes everything down; {@code before} runs on AWT's event thread ahead of that, {@code then}
   * when it is gone. The composite goes first: GTK destroys its side by itself as soon as the frame
   * is gone, and SWT's dispose fails after that. SWT's event thread.
   */
  void dispose(Runnable before, Runnable then) {
    composite.dispose();
    EventQueue.invokeLater(
        () -> {
          try {
            before.run();
            ends.forEach(Runnable::run);
            frame.removeAll();
            frame.dispose();
          } finally {
            then.run();
          }
        });
  }
}

package skysift.ui.sky;

import java.awt.Cursor;
import java.awt.Shape;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import skysift.obscore.Dataset;
import skysift.search.Region;
import skysift.sky.Cone;
import skysift.sky.Footprint;
import skysift.sky.SkyPosition;

/** What mouse and keys do on the sky: move it, look closer, choose, draw a cone or a polygon. */
final class Pen extends MouseAdapter {
  private static final double CLOSER = 1.25;
  private static final double STEP = 40;

  /** Pixels; less is a click. */
  private static final int SLIP = 4;

  private static final double SMALLEST_CONE = 1e-5;

  /** What dragging with the left button does. */
  enum Tool {
    CONE,
    POLYGON,
    MOVE
  }

  private final SkyView view;
  private Tool tool = Tool.CONE;
  private boolean moving;
  private int pressedX;
  private int pressedY;
  private int lastX;
  private int lastY;
  private Optional<Cone> cone = Optional.empty();
  private final List<SkyPosition> corners = new ArrayList<>();
  private Runnable drawn = () -> {};

  Pen(SkyView view) {
    this.view = view;
    view.addMouseListener(this);
    view.addMouseMotionListener(this);
    view.addMouseWheelListener(this);
    key("LEFT", () -> move(STEP, 0));
    key("RIGHT", () -> move(-STEP, 0));
    key("UP", () -> move(0, STEP));
    key("DOWN", () -> move(0, -STEP));
    for (String plus : new String[] {"PLUS", "EQUALS", "ADD"}) {
      key(plus, () -> zoom(CLOSER));
    }
    for (String minus : new String[] {"MINUS", "SUBTRACT"}) {
      key(minus, () -> zoom(1 / CLOSER));
    }
    key("HOME", view::home);
    key("F", view::fit);
    key("ESCAPE", this::drop);
    key("ENTER", this::close);
    key("DELETE", () -> view.model().ask(Optional.empty()));
    use(Tool.CONE);
  }

  private void key(String stroke, Runnable run) {
    view.getInputMap(JComponent.WHEN_FOCUSED).put(KeyStroke.getKeyStroke(stroke), stroke);
    view.getActionMap()
        .put(
            stroke,
            new AbstractAction() {
              private static final long serialVersionUID = 1L;

              @Override
              public void actionPerformed(ActionEvent e) {
                run.run();
              }
            });
  }

  /** Called when what is being drawn changes. */
  void onDrawing(Runnable listener) {
    drawn = listener;
  }

  void use(Tool next) {
    tool = next;
    drop();
    view.setCursor(
        Cursor.getPredefinedCursor(
            next == Tool.MOVE ? Cursor.MOVE_CURSOR : Cursor.CROSSHAIR_CURSOR));
  }

  Tool tool() {
    return tool;
  }

  /** The cone that is being drawn. */
  Optional<Cone> cone() {
    return cone;
  }

  void zoom(double factor) {
    view.show(view.projection().zoomed(factor, view.getWidth() / 2.0, view.getHeight() / 2.0));
  }

  private void move(double x, double y) {
    double middleX = view.getWidth() / 2.0;
    double middleY = view.getHeight() / 2.0;
    view.show(view.projection().moved(middleX, middleY, middleX + x, middleY + y));
  }

  private void drop() {
    cone = Optional.empty();
    corners.clear();
    drawn.run();
    view.repaint();
  }

  /** What is being drawn, in pixels. */
  Optional<Shape> outline() {
    List<SkyPosition> line =
        cone.isPresent()
            ? edge(cone.get())
            : tool == Tool.POLYGON ? List.copyOf(corners) : List.of();
    if (line.size() < 2) {
      return Optional.empty();
    }
    Path2D path = new Path2D.Double();
    for (SkyPosition position : line) {
      double[] at = view.projection().xy(position);
      if (path.getCurrentPoint() == null) {
        path.moveTo(at[0], at[1]);
      } else {
        path.lineTo(at[0], at[1]);
      }
    }
    path.closePath();
    return Optional.of(path);
  }

  private static List<SkyPosition> edge(Cone cone) {
    return Footprint.circle(cone.centre(), cone.radius()).lines(cone.radius() / 10).get(0);
  }

  @Override
  public void mousePressed(MouseEvent e) {
    view.requestFocusInWindow();
    pressedX = lastX = e.getX();
    pressedY = lastY = e.getY();
    moving = tool == Tool.MOVE || !SwingUtilities.isLeftMouseButton(e) || e.isControlDown();
  }

  @Override
  public void mouseDragged(MouseEvent e) {
    if (moving) {
      view.show(view.projection().moved(lastX, lastY, e.getX(), e.getY()));
    } else if (tool == Tool.CONE) {
      cone = coneTo(e);
    } else {
      if (corners.isEmpty()) {
        view.projection().at(pressedX, pressedY).ifPresent(corners::add);
      }
      if (Math.hypot(e.getX() - lastX, e.getY() - lastY) < 2 * SLIP) {
        return;
      }
      view.projection().at(e.getX(), e.getY()).ifPresent(corners::add);
    }
    lastX = e.getX();
    lastY = e.getY();
    drawn.run();
    view.repaint();
  }

  private Optional<Cone> coneTo(MouseEvent e) {
    Optional<SkyPosition> centre = view.projection().at(pressedX, pressedY);
    Optional<SkyPosition> edge = view.projection().at(e.getX(), e.getY());
    if (centre.isEmpty() || edge.isEmpty()) {
      return cone;
    }
    double radius = Math.max(SMALLEST_CONE, centre.get().separation(edge.get()));
    return Optional.of(new Cone(centre.get(), radius));
  }

  @Override
  public void mouseReleased(MouseEvent e) {
    boolean slip = Math.hypot(e.getX() - pressedX, e.getY() - pressedY) < SLIP;
    if (moving && tool != Tool.MOVE && !SwingUtilities.isLeftMouseButton(e)) {
      return;
    }
    if (!slip && cone.isPresent()) {
      Region.InCone asked = new Region.InCone(cone.get());
      drop();
      view.model().ask(Optional.of(asked));
    } else if (!slip && tool == Tool.POLYGON && !moving) {
      close();
    } else if (slip) {
      cone = Optional.empty();
      click(e);
    }
  }

  private void click(MouseEvent e) {
    if (tool == Tool.POLYGON) {
      if (e.getClickCount() > 1) {
        close();
      } else {
        view.projection().at(e.getX(), e.getY()).ifPresent(corners::add);
        drawn.run();
        view.repaint();
      }
      return;
    }
    List<Dataset> under = view.under(e.getX(), e.getY());
    if (!under.isEmpty()) {
      // what is chosen already gives way to the next one below it
      int next = under.indexOf(view.model().selected().stream().findFirst().orElse(null)) + 1;
      view.model().choose(List.of(under.get(next % under.size())));
    } else if (e.getClickCount() > 1) {
      view.show(view.projection().zoomed(2.5, e.getX(), e.getY()));
    }
  }

  /** Asks for the polygon that was drawn. */
  private void close() {
    List<SkyPosition> all = thinned();
    drop();
    if (all.size() > 2) {
      String text =
          all.stream()
              .map(p -> String.format(Locale.ROOT, "%.6f %.6f", p.ra(), p.dec()))
              .collect(Collectors.joining(" "));
      view.model().ask(Optional.of(Region.polygon(text)));
    }
  }

  /** Of an edge that was drawn freely some corners are enough. */
  private List<SkyPosition> thinned() {
    int step = Math.max(1, corners.size() / 60);
    List<SkyPosition> some = new ArrayList<>();
    for (int i = 0; i < corners.size(); i += step) {
      some.add(corners.get(i));
    }
    return some;
  }

  @Override
  public void mouseWheelMoved(MouseWheelEvent e) {
    double factor = Math.pow(CLOSER, -e.getPreciseWheelRotation());
    view.show(view.projection().zoomed(factor, e.getX(), e.getY()));
  }
}

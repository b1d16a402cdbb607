package skysift.ui.ranges;

import com.google.common.collect.Range;
import java.awt.Cursor;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import skysift.model.RangesModel;
import skysift.search.Axis;
import skysift.search.Histogram;

/** Brushing bars by mouse and keyboard, and looking closer. Whole bars are brushed. */
final class Brush extends MouseAdapter {
  private static final int NEAR = 4;
  private static final double CLOSER = 0.7;

  private final Chart chart;
  private final RangesModel model;
  private final Axis axis;

  /** The bars between which it is dragged; none while it is not. */
  private Optional<int[]> dragged = Optional.empty();

  /** What stays besides what is dragged. */
  private List<Range<Double>> kept = List.of();

  private Optional<Integer> cursor = Optional.empty();
  private Optional<Integer> anchor = Optional.empty();

  Brush(Chart chart, RangesModel model, Axis axis) {
    this.chart = chart;
    this.model = model;
    this.axis = axis;
    chart.addMouseListener(this);
    chart.addMouseMotionListener(this);
    chart.addMouseWheelListener(this);
    key("LEFT", () -> step(-1, false));
    key("RIGHT", () -> step(1, false));
    key("shift LEFT", () -> step(-1, true));
    key("shift RIGHT", () -> step(1, true));
    key("ENTER", this::apply);
    key("SPACE", this::apply);
    key("DELETE", () -> model.limit(axis, Optional.empty()));
    key("BACK_SPACE", () -> model.limit(axis, Optional.empty()));
    key("ESCAPE", this::forget);
    key("PLUS", () -> zoom(chart.getWidth() / 2, CLOSER));
    key("EQUALS", () -> zoom(chart.getWidth() / 2, CLOSER));
    key("ADD", () -> zoom(chart.getWidth() / 2, CLOSER));
    key("MINUS", () -> zoom(chart.getWidth() / 2, 1 / CLOSER));
    key("SUBTRACT", () -> zoom(chart.getWidth() / 2, 1 / CLOSER));
    key("0", () -> model.look(axis, Optional.empty()));
  }

  private void key(String stroke, Runnable run) {
    chart.getInputMap(JComponent.WHEN_FOCUSED).put(KeyStroke.getKeyStroke(stroke), stroke);
    chart
        .getActionMap()
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

  /** The bar that the keyboard is at. */
  Optional<Integer> cursor() {
    return cursor;
  }

  /** What is brushed: what is asked for, or while it is dragged what would be. */
  List<Range<Double>> ranges() {
    if (dragged.isEmpty() || chart.histogram().isEmpty()) {
      return chart.limits();
    }
    List<Range<Double>> ranges = new ArrayList<>(kept);
    ranges.add(range(dragged.get()[0], dragged.get()[1]));
    return ranges;
  }

  private Range<Double> range(int a, int b) {
    Histogram histogram = chart.histogram().orElseThrow();
    int from = Math.clamp(Math.min(a, b), 1, histogram.counts().size() - 2);
    int to = Math.clamp(Math.max(a, b), 1, histogram.counts().size() - 2);
    return histogram.bin(from).span(histogram.bin(to));
  }

  private void step(int by, boolean brushing) {
    if (chart.histogram().isEmpty()) {
      return;
    }
    int bars = chart.histogram().get().counts().size() - 2;
    int now = cursor.orElse(by > 0 ? 0 : bars + 1);
    if (!brushing) {
      anchor = Optional.empty();
      dragged = Optional.empty();
    } else if (anchor.isEmpty()) {
      anchor = Optional.of(Math.clamp(now, 1, bars));
      kept = List.of();
    }
    cursor = Optional.of(Math.clamp(now + by, 1, bars));
    if (brushing) {
      dragged = Optional.of(new int[] {anchor.get(), cursor.get()});
    }
    chart.repaint();
  }

  /** Asks for what was brushed by keys, else for the bar that the keyboard is at. */
  private void apply() {
    if (dragged.isEmpty() && cursor.isPresent()) {
      kept = List.of();
      dragged = Optional.of(new int[] {cursor.get(), cursor.get()});
    }
    end();
  }

  private void end() {
    if (dragged.isPresent() && chart.histogram().isPresent()) {
      List<Range<Double>> ranges = ranges();
      forget();
      model.limit(axis, ranges);
    }
  }

  private void forget() {
    dragged = Optional.empty();
    anchor = Optional.empty();
    kept = List.of();
    chart.repaint();
  }

  /** The range one of whose ends is at the pixel, and the bar at its other end. */
  private record Grip(Range<Double> range, int otherBar) {}

  private Optional<Grip> gripAt(int x) {
    if (chart.scale().isEmpty()) {
      return Optional.empty();
    }
    Scale scale = chart.scale().get();
    for (Range<Double> range : chart.limits()) {
      if (range.hasLowerBound() && range.hasUpperBound()) {
        double from = scale.x(range.lowerEndpoint());
        double to = scale.x(range.upperEndpoint());
        if (Math.abs(x - from) <= NEAR) {
          return chart.barAt((int) Math.round(to) - 1).map(bar -> new Grip(range, bar));
        }
        if (Math.abs(x - to) <= NEAR) {
          return chart.barAt((int) Math.round(from) + 1).map(bar -> new Grip(range, bar));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void mouseMoved(MouseEvent e) {
    boolean grip = gripAt(e.getX()).isPresent();
    chart.setCursor(
        Cursor.getPredefinedCursor(grip ? Cursor.E_RESIZE_CURSOR : Cursor.CROSSHAIR_CURSOR));
  }

  @Override
  public void mousePressed(MouseEvent e) {
    if (!SwingUtilities.isLeftMouseButton(e) || e.isPopupTrigger()) {
      return;
    }
    Optional<Grip> grip = gripAt(e.getX());
    boolean more = e.isControlDown() || e.isMetaDown();
    kept = grip.isPresent() || more ? new ArrayList<>(chart.limits()) : List.of();
    grip.ifPresent(g -> kept.remove(g.range()));
    chart
        .barAt(e.getX())
        .ifPresent(
            bar -> dragged = Optional.of(new int[] {grip.map(Grip::otherBar).orElse(bar), bar}));
    chart.repaint();
  }

  @Override
  public void mouseDragged(MouseEvent e) {
    dragged.ifPresent(bars -> chart.barAt(e.getX()).ifPresent(bar -> bars[1] = bar));
    chart.repaint();
  }

  @Override
  public void mouseReleased(MouseEvent e) {
    if (SwingUtilities.isLeftMouseButton(e)) {
      end();
    }
  }

  @Override
  public void mouseWheelMoved(MouseWheelEvent e) {
    if (e.isShiftDown()) {
      chart
          .scale()
          .ifPresent(s -> model.look(axis, Optional.of(s.moved(0.1 * e.getWheelRotation()))));
    } else {
      zoom(e.getX(), e.getWheelRotation() < 0 ? CLOSER : 1 / CLOSER);
    }
  }

  private void zoom(int x, double factor) {
    chart.scale().ifPresent(scale -> model.look(axis, within(scale.zoomed(x, factor))));
  }

  /** Beyond these ends there is nothing to look at. */
  private Optional<Range<Double>> within(Range<Double> part) {
    boolean time = axis == Axis.TIME;
    double least = time ? -20_000 : 1e-19;
    double most = time ? 80_000 : 1e3;
    double from = Math.max(least, part.lowerEndpoint());
    double to = Math.min(most, part.upperEndpoint());
    boolean tooClose = time ? to - from < 0.01 : to / from < 1.001;
    return from >= to || tooClose || from == least && to == most
        ? Optional.empty()
        : Optional.of(Range.closed(from, to));
  }
}

package skysift.ui.ranges;

import com.formdev.flatlaf.util.UIScale;
import com.google.common.collect.Range;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.swing.JPanel;
import javax.swing.UIManager;
import skysift.model.RangeText;
import skysift.model.RangesModel;
import skysift.search.Axis;
import skysift.search.Histogram;
import skysift.search.Limits;
import skysift.text.Texts;

/** The bars of one axis with what is brushed; bars outside of it are grey. */
final class Chart extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(Chart.class);
  private static final int SIDE = 10;
  private static final int LABEL = 54;

  /** Opacity of what is there by long spans alone, of 255. */
  private static final int FAINT = 90;

  private final transient RangesModel model;
  private final Axis axis;
  private final transient Brush brush;

  Chart(RangesModel model, Axis axis) {
    this.model = model;
    this.axis = axis;
    setName("histogram " + axis.word());
    setFocusable(true);
    setToolTipText("");
    getAccessibleContext()
        .setAccessibleName(TEXTS.get(axis == Axis.TIME ? "chart.time" : "chart.wavelength"));
    getAccessibleContext().setAccessibleDescription(TEXTS.get("chart.help"));
    brush = new Brush(this, model, axis);
    addFocusListener(
        new FocusAdapter() {
          @Override
          public void focusGained(FocusEvent e) {
            repaint();
          }

          @Override
          public void focusLost(FocusEvent e) {
            repaint();
          }
        });
    addMouseListener(
        new MouseAdapter() {
          @Override
          public void mousePressed(MouseEvent e) {
            requestFocusInWindow();
          }
        });
  }

  Optional<Histogram> histogram() {
    return model.histogram(axis);
  }

  Optional<Scale> scale() {
    return histogram().map(h -> Scale.of(h, SIDE, getWidth() - 2 * SIDE));
  }

  /** The bar at a pixel, its number as in the histogram. */
  Optional<Integer> barAt(int x) {
    if (histogram().isEmpty()) {
      return Optional.empty();
    }
    double value = scale().get().value(x);
    List<Double> edges = histogram().get().edges();
    for (int bar = 1; bar < edges.size() - 2; bar++) {
      if (value < edges.get(bar + 1)) {
        return Optional.of(bar);
      }
    }
    return Optional.of(edges.size() - 3);
  }

  @Override
  public Dimension getPreferredSize() {
    return UIScale.scale(new Dimension(300, 66));
  }

  @Override
  public Dimension getMinimumSize() {
    return UIScale.scale(new Dimension(100, 50));
  }

  private int floor() {
    return getHeight() - getFontMetrics(font()).getHeight() - 4;
  }

  private java.awt.Font font() {
    return UIManager.getFont("small.font") == null ? getFont() : UIManager.getFont("small.font");
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    super.paintComponent(graphics);
    if (histogram().isEmpty()) {
      return;
    }
    Graphics2D g = (Graphics2D) graphics.create();
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setFont(font());
    Scale scale = scale().get();
    paintBrush(g, scale);
    paintBars(g, scale, histogram().get());
    paintTicks(g, scale);
    paintOutside(g, histogram().get());
    brush.cursor().ifPresent(bar -> paintCursor(g, scale, bar));
    g.dispose();
  }

  private void paintBrush(Graphics2D g, Scale scale) {
    Color blue = accent();
    for (Range<Double> range : brush.ranges()) {
      int from = (int) (range.hasLowerBound() ? scale.x(range.lowerEndpoint()) : 0);
      int to = (int) (range.hasUpperBound() ? scale.x(range.upperEndpoint()) : getWidth());
      g.setColor(new Color(blue.getRed(), blue.getGreen(), blue.getBlue(), 26));
      g.fillRect(from, 0, Math.max(2, to - from), floor());
      g.setColor(new Color(blue.getRed(), blue.getGreen(), blue.getBlue(), 150));
      g.fillRect(from, 0, 1, floor());
      g.fillRect(Math.max(from + 1, to - 1), 0, 1, floor());
    }
  }

  private void paintBars(Graphics2D g, Scale scale, Histogram histogram) {
    List<Range<Double>> ranges = brush.ranges();
    long most = 1;
    for (int bar = 1; bar < histogram.counts().size() - 1; bar++) {
      most = Math.max(most, histogram.counts().get(bar));
    }
    boolean all = ranges.isEmpty() && model.limits(axis).isEmpty();
    for (int bar = 1; bar < histogram.counts().size() - 1; bar++) {
      long count = histogram.counts().get(bar);
      if (count == 0) {
        continue;
      }
      int from = (int) Math.round(scale.x(histogram.edges().get(bar)));
      int to = (int) Math.round(scale.x(histogram.edges().get(bar + 1)));
      int height = (int) Math.max(2, Math.round((double) count / most * (floor() - 4)));
      Color color = all || isIn(ranges, histogram.bin(bar)) ? accent() : grey();
      int width = Math.max(1, to - from - 1);
      int faint = faint(height, histogram.longOnly().get(bar), count);
      g.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), FAINT));
      g.fillRect(from, floor() - height, width, faint);
      g.setColor(color);
      g.fillRect(from, floor() - height + faint, width, height - faint);
      if (faint > 0) {
        g.fillRect(from, floor() - height, width, 1);
      }
    }
    g.setColor(grey());
    g.fillRect(SIDE, floor(), getWidth() - 2 * SIDE, 1);
  }

  /** Pixels of a bar that stand for long spans; both parts are seen where both are there. */
  static int faint(int height, long longOnly, long count) {
    if (longOnly == 0) {
      return 0;
    }
    int part = (int) Math.round((double) longOnly / count * height);
    return longOnly == count ? height : Math.clamp(part, 1, height - 1);
  }

  private static boolean isIn(List<Range<Double>> ranges, Range<Double> bin) {
    return ranges.stream().anyMatch(r -> r.isConnected(bin) && !r.intersection(bin).isEmpty());
  }

  private void paintTicks(Graphics2D g, Scale scale) {
    FontMetrics metrics = g.getFontMetrics();
    int base = getHeight() - metrics.getDescent() - 1;
    int free = 0;
    for (Ticks.Tick tick : Ticks.of(scale, UIScale.scale(LABEL))) {
      int width = metrics.stringWidth(tick.text());
      int left = (int) scale.x(tick.value()) - width / 2;
      left = Math.clamp(left, 0, Math.max(0, getWidth() - width));
      g.setColor(grey());
      for (double edge : tick.edges()) {
        g.fillRect((int) scale.x(edge), floor(), 1, 4);
      }
      if (tick.edges().isEmpty()) {
        g.fillRect((int) scale.x(tick.value()), floor(), 1, 3);
      }
      if (left >= free) {
        g.setColor(UIManager.getColor("Label.foreground"));
        g.drawString(tick.text(), left, base);
        free = left + width + 6;
      }
    }
  }

  /** How many there are beyond the ends. */
  private void paintOutside(Graphics2D g, Histogram histogram) {
    long before = histogram.counts().get(0);
    long after = histogram.counts().get(histogram.counts().size() - 1);
    g.setColor(UIManager.getColor("Label.disabledForeground"));
    int base = g.getFontMetrics().getAscent();
    if (before > 0) {
      g.drawString(TEXTS.get("earlier", before), 2, base);
    }
    if (after > 0) {
      String text = TEXTS.get("later", after);
      g.drawString(text, getWidth() - g.getFontMetrics().stringWidth(text) - 2, base);
    }
  }

  private void paintCursor(Graphics2D g, Scale scale, int bar) {
    if (isFocusOwner() && bar < histogram().get().edges().size() - 1) {
      int from = (int) scale.x(histogram().get().edges().get(bar));
      int to = (int) scale.x(histogram().get().edges().get(bar + 1));
      g.setColor(UIManager.getColor("Label.foreground"));
      g.drawRect(from - 1, 0, Math.max(2, to - from), floor());
    }
  }

  private static Color accent() {
    Color accent = UIManager.getColor("Component.accentColor");
    return accent == null ? new Color(0x2f6fde) : accent;
  }

  private static Color grey() {
    Color line = UIManager.getColor("Component.borderColor");
    return line == null ? Color.LIGHT_GRAY : line;
  }

  @Override
  public String getToolTipText(MouseEvent e) {
    Optional<Integer> bar = barAt(e.getX());
    return bar.map(this::tip).orElse(null);
  }

  /** What a bar stands for: its range, dates also as MJD, and how many. */
  String tip(int bar) {
    Histogram histogram = histogram().orElseThrow();
    Range<Double> bin = histogram.bin(bar);
    String mjd =
        axis == Axis.TIME
            ? TEXTS.get("mjd", number(bin.lowerEndpoint()), number(bin.upperEndpoint()))
            : "";
    long spans = histogram.longOnly().get(bar);
    String of = spans > 0 ? TEXTS.get("long", spans, axis.longSpan()) : "";
    String text =
        TEXTS.get(
            "bar", RangeText.of(axis, bin), histogram.counts().get(bar), model.unit(), of + mjd);
    return "<html>" + text.replace("\n", "<br>") + "</html>";
  }

  private static String number(double mjd) {
    return String.format(Locale.ROOT, mjd == Math.rint(mjd) ? "%.0f" : "%.3f", mjd);
  }

  /** What is brushed now, that being dragged included. */
  List<Range<Double>> limits() {
    return model.limits(axis).map(Limits::ranges).map(List::copyOf).orElse(List.of());
  }
}

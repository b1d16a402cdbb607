package skysift.ui.sky;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import skysift.model.SkyModel;
import skysift.model.SkyShape;
import skysift.obscore.DatasetKey;
import skysift.search.Density;
import skysift.sky.Healpix;
import skysift.sky.SkyPosition;

/**
 * The picture of the sky. Drawn off the event thread.
 *
 * @param projection in pixels of the user's
 * @param pixels pixels of the screen to one of the user's
 * @param content what is shown
 * @param chosen footprints of these are marked
 */
record Painting(
    Projection projection, double pixels, SkyModel.Content content, Set<DatasetKey> chosen) {
  private static final Color AROUND = new Color(0x0b0f18);
  private static final Color NIGHT = new Color(0x0d1524);
  private static final Color EDGE = new Color(0x33, 0x44, 0x66);
  private static final Color ASKED = new Color(0xff, 0x7b, 0x72);
  private static final Color CHOSEN = new Color(0xff, 0xd5, 0x4f);

  /** More are drawn as lines only. */
  private static final int FILLED = 400;

  /** The more footprints, the fainter each, so that places where many overlap stand out. */
  private static final double INK = 2_500;

  private static final int FAINTEST = 26;
  private static final int STRONGEST = 150;

  /** Pixels; what is smaller is a dot. */
  private static final double SMALL = 3;

  BufferedImage draw() {
    int width = (int) Math.ceil(projection.width() * pixels);
    int height = (int) Math.ceil(projection.height() * pixels);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    content.density().ifPresentOrElse(d -> paintDensity(image, d), () -> paintNight(image));
    Graphics2D g = image.createGraphics();
    g.scale(pixels, pixels);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setStroke(new BasicStroke(1));
    g.setColor(EDGE);
    g.draw(edge());
    new Grid(projection).draw(g);
    paintShapes(g);
    content.asked().ifPresent(asked -> paintAsked(g, asked));
    g.dispose();
    return image;
  }

  private Ellipse2D edge() {
    double across = projection.scale() * Math.PI;
    return new Ellipse2D.Double(
        projection.width() / 2.0 - across,
        projection.height() / 2.0 - across / 2,
        2 * across,
        across);
  }

  private void paintNight(BufferedImage image) {
    Graphics2D g = image.createGraphics();
    g.scale(pixels, pixels);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(AROUND);
    g.fillRect(0, 0, projection.width() + 1, projection.height() + 1);
    g.setColor(NIGHT);
    g.fill(edge());
    g.dispose();
  }

  /** Each pixel has the colour of its cell: the more there are, the brighter, by the logarithm. */
  private void paintDensity(BufferedImage image, Density density) {
    int[] cells = density.cells().toArray();
    double most = Math.log1p(density.most());
    int[] colours = new int[cells.length];
    for (int i = 0; i < cells.length; i++) {
      colours[i] = colour(Math.log1p(density.counts().get(i)) / most);
    }
    double[][] turn = projection.turn();
    double[] v = new double[3];
    int[] line = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < line.length; x++) {
        line[x] = AROUND.getRGB();
        if (projection.direction(turn, (x + 0.5) / pixels, (y + 0.5) / pixels, v)) {
          int at = Arrays.binarySearch(cells, (int) Healpix.cell(density.order(), position(v)));
          line[x] = at < 0 ? NIGHT.getRGB() : colours[at];
        }
      }
      image.setRGB(0, y, line.length, 1, line, 0, line.length);
    }
  }

  private static SkyPosition position(double[] v) {
    return SkyPosition.of(
        Math.toDegrees(Math.atan2(v[1], v[0])),
        Math.toDegrees(Math.atan2(v[2], Math.hypot(v[0], v[1]))));
  }

  /** From a dark blue over a light one to white. */
  private static int colour(double share) {
    double s = 0.15 + 0.85 * share;
    int red = (int) (255 * Math.clamp(1.6 * s - 0.75, 0.06, 1));
    int green = (int) (255 * Math.clamp(1.25 * s - 0.25, 0.1, 1));
    int blue = (int) (255 * Math.clamp(0.3 + s, 0.2, 1));
    return red << 16 | green << 8 | blue;
  }

  private void paintShapes(Graphics2D g) {
    List<SkyShape> shapes = content.shapes();
    boolean filled = shapes.size() <= FILLED;
    Color line = blue(Math.clamp((long) (INK * 10 / (shapes.size() + 1)), FAINTEST, STRONGEST));
    Color filling = blue(Math.clamp(1000L / (shapes.size() + 1), 6, 22));
    Color dot = blue(STRONGEST);
    for (SkyShape shape : shapes) {
      if (isSmall(shape)) {
        g.setColor(dot);
        double[] at = projection.xy(shape.bounds().centre());
        g.fill(new Ellipse2D.Double(at[0] - 1.5, at[1] - 1.5, 3, 3));
      } else {
        Path2D path = path(shape);
        if (filled) {
          g.setColor(filling);
          g.fill(path);
        }
        g.setColor(line);
        g.draw(path);
      }
    }
    g.setColor(CHOSEN);
    g.setStroke(new BasicStroke(2));
    for (SkyShape shape : shapes) {
      if (shape.dataset().map(d -> chosen.contains(d.key())).orElse(false)) {
        paintChosen(g, shape);
      }
    }
  }

  private static Color blue(int strength) {
    return new Color(0x7a, 0xa2, 0xff, strength);
  }

  private void paintChosen(Graphics2D g, SkyShape shape) {
    if (isSmall(shape)) {
      double[] at = projection.xy(shape.bounds().centre());
      g.draw(new Ellipse2D.Double(at[0] - 6, at[1] - 6, 12, 12));
    } else {
      g.draw(path(shape));
    }
  }

  private boolean isSmall(SkyShape shape) {
    return shape.bounds().radius() / projection.pixel() < SMALL;
  }

  private void paintAsked(Graphics2D g, SkyShape asked) {
    g.setColor(ASKED);
    g.setStroke(
        new BasicStroke(
            1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 4}, 0));
    g.draw(path(asked));
  }

  /** Its lines, broken where they go over the edge of the sky. */
  private Path2D path(SkyShape shape) {
    double[][] turn = projection.turn();
    double[] to = new double[2];
    Path2D path = new Path2D.Double();
    double far = projection.scale() * Math.PI;
    for (double[] line : shape.lines()) {
      double before = Double.NaN;
      for (int i = 0; i < line.length; i += 3) {
        projection.project(turn, line[i], line[i + 1], line[i + 2], to);
        if (i == 0 || Math.abs(to[0] - before) > far) {
          path.moveTo(to[0], to[1]);
        } else {
          path.lineTo(to[0], to[1]);
        }
        before = to[0];
      }
    }
    return path;
  }
}

package skysift.ui.sky;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import javax.swing.JPanel;
import skysift.model.SkyModel;
import skysift.model.SkyShape;
import skysift.obscore.Dataset;
import skysift.search.Region;
import skysift.sky.Cone;
import skysift.sky.Healpix;
import skysift.sky.SkyPosition;
import skysift.text.Texts;

/**
 * The sky itself. The picture is drawn on another thread; until a new one is there the last one is
 * shown, moved and scaled. Only what is drawn with the mouse is drawn here.
 */
final class SkyView extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(SkyView.class);
  private static final Color AROUND = new Color(0x0b0f18);
  private static final Color DRAWN = new Color(0xff, 0x7b, 0x72);

  /** Pixels within which a dot is hit. */
  private static final double NEAR = 5;

  private final transient SkyModel model;
  private transient Projection projection = Projection.wholeSky(false, 180, 400, 300);
  private transient Optional<Picture> picture = Optional.empty();
  private transient SkyModel.Content painted;
  private transient List<Dataset> paintedChosen = List.of();
  private transient Optional<Region> region = Optional.empty();
  private final transient Pen pen;
  private boolean placed;

  /** Pictures asked for; read on the painting thread to skip what is superseded. */
  private volatile long newest;

  /** A picture and what it is of. */
  private record Picture(BufferedImage image, Projection projection) {}

  SkyView(SkyModel model) {
    this.model = model;
    setName("sky");
    setOpaque(true);
    setBackground(AROUND);
    setFocusable(true);
    setPreferredSize(UIScale.scale(new Dimension(330, 330)));
    setMinimumSize(new Dimension(120, 120));
    getAccessibleContext().setAccessibleName(TEXTS.get("name"));
    getAccessibleContext().setAccessibleDescription(TEXTS.get("help"));
    pen = new Pen(this);
    addComponentListener(
        new ComponentAdapter() {
          @Override
          public void componentResized(ComponentEvent e) {
            if (getWidth() > 10 && getHeight() > 10) {
              show(projection.sized(getWidth(), getHeight()));
            }
          }
        });
    model.addListener(this::refresh);
  }

  SkyModel model() {
    return model;
  }

  Pen pen() {
    return pen;
  }

  Projection projection() {
    return projection;
  }

  /** Looks at something else. */
  void show(Projection next) {
    if (next.equals(projection) && picture.isPresent()) {
      return;
    }
    projection = next;
    model.look(new SkyModel.Look(next.part(), next.pixel()));
    draw();
    repaint();
  }

  void home() {
    show(Projection.wholeSky(projection.galactic(), 180, getWidth(), getHeight()));
  }

  /** Looks at the region, or at where the results are. */
  void fit() {
    Optional<Cone> around =
        model.content().region().map(r -> r.footprint().bounds()).or(this::results);
    around.ifPresentOrElse(cone -> show(projection.around(cone)), this::home);
  }

  /** A cone around all that is shown, when that is a small part of the sky. */
  private Optional<Cone> results() {
    List<Cone> all = new ArrayList<>();
    SkyModel.Content content = model.content();
    content.shapes().forEach(shape -> all.add(shape.bounds()));
    content
        .density()
        .ifPresent(
            d ->
                d.cells().stream()
                    .forEach(
                        cell ->
                            all.add(
                                new Cone(
                                    Healpix.centre(d.order(), cell), Healpix.reach(d.order())))));
    if (all.isEmpty()) {
      return Optional.empty();
    }
    double x = 0;
    double y = 0;
    double z = 0;
    for (Cone cone : all) {
      x += cone.centre().x();
      y += cone.centre().y();
      z += cone.centre().z();
    }
    SkyPosition middle =
        SkyPosition.of(
            Math.toDegrees(Math.atan2(y, x)), Math.toDegrees(Math.atan2(z, Math.hypot(x, y))));
    double radius =
        all.stream()
            .mapToDouble(cone -> cone.centre().separation(middle) + cone.radius())
            .max()
            .orElse(180);
    return radius > 40 ? Optional.empty() : Optional.of(new Cone(middle, radius));
  }

  private void refresh() {
    Optional<Region> asked = model.content().region();
    if (!asked.equals(region)) {
      region = asked;
      fit();
    } else if (!placed && model.content().datasets() > 0) {
      placed = true;
      fit();
    }
    if (model.content() != painted || !model.selected().equals(paintedChosen)) {
      draw();
    }
  }

  private void draw() {
    if (getWidth() <= 10 || model.waiting()) {
      return;
    }
    painted = model.content();
    paintedChosen = model.selected();
    double pixels =
        getGraphicsConfiguration() == null
            ? 1
            : getGraphicsConfiguration().getDefaultTransform().getScaleX();
    Painting painting =
        new Painting(
            projection,
            pixels,
            painted,
            paintedChosen.stream().map(Dataset::key).collect(Collectors.toSet()));
    long number = ++newest;
    model.draw(
        () -> number == newest,
        painting::draw,
        image -> {
          picture = Optional.of(new Picture(image, painting.projection()));
          repaint();
        });
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    super.paintComponent(graphics);
    Graphics2D g = (Graphics2D) graphics.create();
    picture.ifPresent(p -> paintPicture(g, p));
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(DRAWN);
    g.setStroke(new BasicStroke(1.6f));
    pen.outline().ifPresent(g::draw);
    if (isFocusOwner()) {
      g.setColor(new Color(0x7a, 0xa2, 0xff));
      g.setStroke(new BasicStroke(1));
      g.drawRect(0, 0, getWidth() - 1, getHeight() - 1);
    }
    g.dispose();
  }

  /** As it is, or moved and scaled to about where it belongs now. */
  private void paintPicture(Graphics2D g, Picture p) {
    double factor = projection.scale() / p.projection().scale();
    double[] middle = projection.xy(p.projection().middle());
    double pixels = p.image().getWidth() / (double) p.projection().width();
    AffineTransform at = new AffineTransform();
    if (!p.projection().equals(projection)) {
      at.translate(middle[0], middle[1]);
      at.scale(factor, factor);
      at.translate(-p.projection().width() / 2.0, -p.projection().height() / 2.0);
    }
    at.scale(1 / pixels, 1 / pixels);
    g.drawImage(p.image(), at, null);
  }

  /** The datasets whose footprint is under a pixel, the smallest first. */
  List<Dataset> under(double x, double y) {
    Optional<SkyPosition> at = projection.at(x, y);
    if (at.isEmpty()) {
      return List.of();
    }
    double near = NEAR * projection.pixel();
    return model.content().shapes().stream()
        .filter(shape -> isUnder(shape, at.get(), near))
        .sorted(Comparator.comparingDouble(shape -> shape.bounds().radius()))
        .flatMap(shape -> shape.dataset().stream())
        .toList();
  }

  private static boolean isUnder(SkyShape shape, SkyPosition at, double near) {
    double distance = shape.bounds().centre().separation(at);
    return shape.bounds().radius() < near
        ? distance < near
        : distance <= shape.bounds().radius() * 1.001 && shape.footprint().contains(at);
  }

  /** How many are in the cell under a pixel; empty where footprints are shown. */
  OptionalLong countUnder(double x, double y) {
    Optional<SkyPosition> at = projection.at(x, y);
    return at.isEmpty() || model.content().density().isEmpty()
        ? OptionalLong.empty()
        : model.content().density().stream()
            .mapToLong(d -> d.of((int) Healpix.cell(d.order(), at.get())))
            .findFirst();
  }
}

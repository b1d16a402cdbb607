package skysift.ui;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Stream;

/** The program's icon: three facet bars and one star, under a night sky. */
final class AppIcon {
  private static final Color NIGHT = new Color(0x16294d);
  private static final Color BAR = new Color(0x8fb8f0);
  private static final Color STAR = new Color(0xffd54a);

  private AppIcon() {}

  /** In the sizes that desktops ask for. */
  static List<Image> images() {
    return Stream.of(16, 24, 32, 48, 64, 128).map(AppIcon::image).toList();
  }

  private static Image image(int size) {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.scale(size / 16.0, size / 16.0);
    g.setColor(NIGHT);
    g.fill(new RoundRectangle2D.Double(0, 0, 16, 16, 4, 4));
    g.setColor(BAR);
    double[] lengths = {5, 10, 7};
    for (int i = 0; i < lengths.length; i++) {
      g.fill(new RoundRectangle2D.Double(3, 3.5 + 3.5 * i, lengths[i], 2, 1, 1));
    }
    g.setColor(STAR);
    g.fill(new Ellipse2D.Double(10, 2.5, 3.5, 3.5));
    g.dispose();
    return image;
  }
}

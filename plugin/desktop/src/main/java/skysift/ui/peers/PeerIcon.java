package skysift.ui.peers;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.swing.Icon;
import javax.swing.UIManager;

/**
 * A program's own picture, or its first letter where it has none; with a dot that is green while it
 * answers and amber with a bar through it when it does not.
 */
final class PeerIcon implements Icon {
  private static final Logger LOGGER = Logger.getLogger(PeerIcon.class.getName());
  private static final int SIZE = 18;
  private static final int DOT = 8;

  /** A picture that claims to be larger is not decoded. */
  private static final int LARGEST = 1024;

  private final Optional<BufferedImage> picture;
  private final String letter;
  private final boolean silent;

  PeerIcon(String name, boolean silent, Optional<byte[]> bytes) {
    this.letter = name.isBlank() ? "?" : name.strip().substring(0, 1).toUpperCase(Locale.ROOT);
    this.silent = silent;
    this.picture = bytes.flatMap(PeerIcon::decoded);
  }

  private static Optional<BufferedImage> decoded(byte[] bytes) {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        if (reader.getWidth(0) > LARGEST || reader.getHeight(0) > LARGEST) {
          return Optional.empty();
        }
        return Optional.of(reader.read(0));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      LOGGER.log(Level.FINE, "not a picture", e);
      return Optional.empty();
    }
  }

  @Override
  public void paintIcon(Component component, Graphics graphics, int x, int y) {
    Graphics2D g = (Graphics2D) graphics.create();
    g.translate(x, y);
    g.scale(UIScale.getUserScaleFactor(), UIScale.getUserScaleFactor());
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    if (picture.isPresent()) {
      g.drawImage(picture.get(), 0, 0, SIZE, SIZE, null);
    } else {
      paintLetter(g);
    }
    paintDot(g);
    g.dispose();
  }

  private void paintLetter(Graphics2D g) {
    g.setColor(Color.getHSBColor((letter.hashCode() * 37 % 360) / 360f, 0.45f, 0.55f));
    g.fillRoundRect(0, 0, SIZE, SIZE, 5, 5);
    g.setColor(Color.WHITE);
    g.setFont(UIManager.getFont("Label.font").deriveFont(Font.BOLD, 12f));
    FontMetrics metrics = g.getFontMetrics();
    g.drawString(
        letter,
        (SIZE - metrics.stringWidth(letter)) / 2,
        (SIZE - metrics.getHeight()) / 2 + metrics.getAscent());
  }

  private void paintDot(Graphics2D g) {
    int at = SIZE - DOT + 2;
    g.setColor(UIManager.getColor(silent ? "Actions.Yellow" : "Actions.Green"));
    g.fillOval(at, at, DOT, DOT);
    if (silent) {
      g.setColor(Color.BLACK);
      g.fillRect(at + 1, at + DOT / 2 - 1, DOT - 2, 2);
    }
  }

  @Override
  public int getIconWidth() {
    return UIScale.scale(SIZE + 2);
  }

  @Override
  public int getIconHeight() {
    return UIScale.scale(SIZE + 2);
  }
}

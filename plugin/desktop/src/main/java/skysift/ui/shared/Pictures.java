package skysift.ui.shared;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.swing.SwingUtilities;
import skysift.text.Texts;

/** Reads pictures from outside: their size is looked at before any of their pixels. */
public final class Pictures {
  private static final Texts TEXTS = Texts.of(Pictures.class);

  /** A picture of more pixels on a side is no preview but an attack on memory. */
  static final int LONGEST_SIDE = 20_000;

  private Pictures() {}

  /**
   * The picture, scaled to fit into a square.
   *
   * @param side pixels of the square
   * @throws IOException when it is no picture, or too large
   */
  public static BufferedImage read(Path file, int side) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException(TEXTS.get("picture.none"));
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return scaled(read(reader, side), side);
      } catch (RuntimeException e) {
        throw new IOException(TEXTS.get("picture.damaged"), e);
      } finally {
        reader.dispose();
      }
    }
  }

  /** Reads on another thread, then calls one of the two on the event thread. */
  public static void later(
      Path file, int side, Consumer<BufferedImage> done, Consumer<String> failed) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                BufferedImage image = read(file, side);
                SwingUtilities.invokeLater(() -> done.accept(image));
              } catch (IOException e) {
                SwingUtilities.invokeLater(() -> failed.accept(e.getMessage()));
              }
            });
  }

  private static BufferedImage read(ImageReader reader, int side) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if (width > LONGEST_SIDE || height > LONGEST_SIDE) {
      throw new IOException(TEXTS.get("picture.large", width, height));
    }
    ImageReadParam every = reader.getDefaultReadParam();
    int step = Math.max(1, Math.max(width, height) / (2 * side));
    every.setSourceSubsampling(step, step, 0, 0);
    return reader.read(0, every);
  }

  private static BufferedImage scaled(BufferedImage image, int side) {
    double factor = Math.min(1, side / (double) Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(1, (int) (image.getWidth() * factor));
    int height = Math.max(1, (int) (image.getHeight() * factor));
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = small.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(image, 0, 0, width, height, null);
    g.dispose();
    return small;
  }
}

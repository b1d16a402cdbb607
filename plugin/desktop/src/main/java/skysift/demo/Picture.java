package skysift.demo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** JPEG pictures of an exposure: the field for images, a curve for the rest. */
final class Picture {
  private static final int GREY = 90;
  private static final int WHITE = 255;

  private Picture() {}

  /** About how large it is, kilobytes. */
  static long kilobytes(int size) {
    return Math.ceilDiv(size * size, 5000);
  }

  /** A picture with sides of so many pixels. */
  static byte[] of(Exposure exposure, int size) {
    boolean field = exposure.type().equals("image") || exposure.type().equals("cube");
    return jpeg(field ? field(exposure, size) : curve(exposure, size));
  }

  /** The sky, stretched so that faint things show; north is up. */
  private static BufferedImage field(Exposure exposure, int size) {
    double[][] pixels =
        new Scene(exposure.target())
            .image(exposure.centre(), exposure.field(), size, exposure.obsId().hashCode());
    BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        double light = Math.log1p(Math.max(0, pixels[y][x] - 380) / 100) / 4.5;
        picture.getRaster().setSample(x, size - 1 - y, 0, (int) (WHITE * Math.min(1, light)));
      }
    }
    return picture;
  }

  private static BufferedImage curve(Exposure exposure, int size) {
    var columns =
        exposure.type().equals("spectrum")
            ? FitsFile.spectrum(exposure, exposure.obsId())
            : FitsFile.lightCurve(exposure, exposure.obsId());
    double[] values = columns.getLast().values();
    double lowest = Arrays.stream(values).min().orElseThrow();
    double range = Arrays.stream(values).max().orElseThrow() - lowest;
    BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
    for (int x = 0; x < size; x++) {
      double value = values[x * values.length / size];
      int height = (int) ((size - 1) * (0.05 + 0.9 * (value - lowest) / range));
      for (int y = 0; y < size; y++) {
        picture.getRaster().setSample(x, size - 1 - y, 0, y > height ? WHITE : GREY);
      }
    }
    return picture;
  }

  private static byte[] jpeg(BufferedImage picture) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      if (!ImageIO.write(picture, "jpg", stream)) {
        throw new IllegalStateException("this JDK writes no JPEG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a picture in memory could not be written", e);
    }
    return out.toByteArray();
  }
}

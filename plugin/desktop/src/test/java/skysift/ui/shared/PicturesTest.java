package skysift.ui.shared;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
  @TempDir private Path folder;

  @Test
  void a_picture_is_scaled_to_fit() throws IOException {
    // GIVEN
    Path file = folder.resolve("a");
    ImageIO.write(new BufferedImage(400, 200, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    // WHEN
    BufferedImage picture = Pictures.read(file, 100);
    // THEN
    then(picture.getWidth()).isEqualTo(100);
    then(picture.getHeight()).isEqualTo(50);
  }

  @Test
  void a_picture_of_60000_by_60000_pixels_is_refused_before_it_is_unpacked() throws IOException {
    // GIVEN
    Path file = folder.resolve("bomb");
    Files.write(file, pngThatSays(60_000, 60_000));
    // THEN
    thenThrownBy(() -> Pictures.read(file, 100))
        .isInstanceOf(IOException.class)
        .hasMessage("refused, a picture of 60,000 x 60,000 pixels");
  }

  @Test
  void what_is_no_picture_is_told() throws IOException {
    // GIVEN
    Path file = folder.resolve("text");
    Files.writeString(file, "<html>no</html>");
    // THEN
    thenThrownBy(() -> Pictures.read(file, 100)).hasMessageContaining("no picture");
  }

  @Test
  void a_picture_that_breaks_off_is_told() throws IOException {
    // GIVEN
    Path file = folder.resolve("cut");
    Files.write(file, pngThatSays(100, 100));
    // THEN
    thenThrownBy(() -> Pictures.read(file, 100)).isInstanceOf(IOException.class);
  }

  /** A PNG's head with these sizes, and next to no pixels. */
  private static byte[] pngThatSays(int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    DataOutputStream fields = new DataOutputStream(head);
    fields.write("IHDR".getBytes(StandardCharsets.US_ASCII));
    fields.writeInt(width);
    fields.writeInt(height);
    fields.write(new byte[] {8, 2, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(head.toByteArray());
    out.writeInt(13);
    out.write(head.toByteArray());
    out.writeInt((int) crc.getValue());
    return bytes.toByteArray();
  }
}

package skysift.harvest;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Lines of a file that a user edits. */
final class TextLines {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private TextLines() {}

  /**
   * The lines of an UTF-8 file, without the mark that some editors put at its beginning.
   *
   * @throws IOException naming the file
   */
  static List<String> of(Path file) throws IOException {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).lines().toList();
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is not UTF-8 text", e);
    }
  }
}

package skysift.sky;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/** The keywords of one header of a FITS file (FITS 4.0 section 4), the first of each name. */
final class FitsHeader {

  static final int BLOCK = 2880;

  private static final int CARD = 80;
  private static final int MOST_BLOCKS = 1000;

  private final Map<String, String> values = new HashMap<>();

  private FitsHeader() {}

  /**
   * Reads up to where the data begin.
   *
   * @throws EOFException when the stream ends before the header does
   */
  static FitsHeader read(InputStream in) throws IOException {
    FitsHeader header = new FitsHeader();
    for (int i = 0; i < MOST_BLOCKS; i++) {
      byte[] block = in.readNBytes(BLOCK);
      if (block.length < BLOCK) {
        throw new EOFException();
      }
      if (header.takeBlock(new String(block, ISO_8859_1))) {
        return header;
      }
    }
    throw new IllegalArgumentException("FITS header without an end");
  }

  private boolean takeBlock(String block) {
    for (int at = 0; at < BLOCK; at += CARD) {
      String name = block.substring(at, at + 8).strip();
      if (name.equals("END")) {
        return true;
      }
      if (block.startsWith("= ", at + 8)) {
        values.putIfAbsent(name, value(block.substring(at + 10, at + CARD).strip()));
      }
    }
    return false;
  }

  /** Without quotes and comment. */
  private static String value(String text) {
    if (text.startsWith("'")) {
      int end = text.indexOf('\'', 1);
      return text.substring(1, end < 0 ? text.length() : end).strip();
    }
    int comment = text.indexOf('/');
    return (comment < 0 ? text : text.substring(0, comment)).strip();
  }

  /** Empty when it is not there. */
  String text(String name) {
    return values.getOrDefault(name, "");
  }

  /** A number of 0 or more. */
  long number(String name, long missing) {
    String text = text(name);
    if (text.isEmpty()) {
      return missing;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("FITS keyword " + name + " is " + text, e);
    }
    throw new IllegalArgumentException("FITS keyword " + name + " is " + text);
  }

  /** Bytes of the data behind this header, filling included. */
  long dataLength() {
    long axes = number("NAXIS", 0);
    if (axes == 0) {
      return 0;
    }
    try {
      long elements = 1;
      for (int axis = 1; axis <= Math.min(axes, 999); axis++) {
        elements = Math.multiplyExact(elements, number("NAXIS" + axis, 0));
      }
      elements = Math.addExact(elements, number("PCOUNT", 0));
      long bytes = Math.abs(Long.parseLong(text("BITPIX"))) / 8;
      long all = Math.multiplyExact(Math.multiplyExact(elements, number("GCOUNT", 1)), bytes);
      return Math.multiplyExact(Math.ceilDiv(all, BLOCK), BLOCK);
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException("FITS header with impossible sizes", e);
    }
  }
}

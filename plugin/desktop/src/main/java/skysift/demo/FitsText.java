package skysift.demo;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A FITS header under construction (FITS 4.0 §4): cards of 80 characters, blocks of 2880 bytes. */
final class FitsText {
  static final int BLOCK = 2880;
  private static final int CARD = 80;
  private final StringBuilder cards = new StringBuilder();

  FitsText logical(String key, boolean value) {
    return card(key, "%20s".formatted(value ? "T" : "F"));
  }

  FitsText number(String key, long value) {
    return card(key, "%20d".formatted(value));
  }

  FitsText number(String key, double value) {
    return card(key, String.format(Locale.ROOT, "%20.12E", value));
  }

  FitsText text(String key, String value) {
    String ascii = value.replaceAll("[^ -~]", "?").replace("'", "''");
    return card(key, "'%-8s'".formatted(ascii.substring(0, Math.min(ascii.length(), 66))));
  }

  FitsText comment(String words) {
    return line("COMMENT " + words);
  }

  /** The header's bytes, ended and padded. */
  byte[] end() {
    line("END");
    cards.append(" ".repeat(padding(cards.length())));
    return cards.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** How many bytes are missing to a whole block. */
  static int padding(int length) {
    return (BLOCK - length % BLOCK) % BLOCK;
  }

  private FitsText card(String key, String value) {
    return line("%-8s= %s".formatted(key, value));
  }

  private FitsText line(String text) {
    cards.append("%-80s".formatted(text), 0, CARD);
    return this;
  }
}

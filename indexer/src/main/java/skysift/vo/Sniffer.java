package skysift.vo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Tells from a document's first bytes what it is; media types and names often lie. */
final class Sniffer {
  /** How many bytes it wants to see. */
  static final int HEAD = 8192;

  /** What a document is. */
  enum Form {
    EMPTY,
    XML,
    PAGE,
    FITS,
    COMMAS,
    TABS,
    OTHER
  }

  private Sniffer() {}

  static Form form(byte[] head, String name) {
    String text = text(head);
    String start = text.stripLeading().toLowerCase(Locale.ROOT);
    if (start.isEmpty()) {
      return Form.EMPTY;
    }
    if (start.startsWith("<")) {
      return isXmlTable(head) || !isPage(start) ? Form.XML : Form.PAGE;
    }
    if (text.startsWith("SIMPLE  =")) {
      return Form.FITS;
    }
    return isText(text) ? delimited(text, name) : Form.OTHER;
  }

  /** Whether the first kilobytes hold a VOTABLE element. */
  static boolean isXmlTable(byte[] head) {
    String text = text(head).toLowerCase(Locale.ROOT);
    return text.matches("(?s).*<([a-z_][\\w.-]*:)?votable[\\s>/].*");
  }

  private static boolean isPage(String start) {
    return start.startsWith("<!doctype html")
        || start.matches("(?s).*<(html|head|body|title|h1|p)[\\s>].*");
  }

  private static boolean isText(String text) {
    return text.chars().noneMatch(c -> c < 9);
  }

  private static Form delimited(String text, String name) {
    if (linesBeforeHeader(text) > 0) {
      return Form.TABS;
    }
    String header = text.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
    if (header.startsWith("#") || header.startsWith("\\") || header.startsWith("|")) {
      return Form.OTHER;
    }
    if (header.contains("\t")) {
      return Form.TABS;
    }
    String ending = name.toLowerCase(Locale.ROOT).replaceAll("\\.(gz|bz2|z)$", "");
    return header.contains(",") || ending.endsWith(".csv") ? Form.COMMAS : Form.OTHER;
  }

  /** How many lines of title and parameters stand before the header line of separated text. */
  static int linesBeforeHeader(byte[] head) {
    return linesBeforeHeader(text(head));
  }

  /** Starlink's tab-separated tables mark their header by a line of dashes below. */
  private static int linesBeforeHeader(String text) {
    List<String> lines = text.lines().toList();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).matches("-+(\\t-+)+\\s*") && lines.get(i - 1).contains("\t")) {
        return i - 1;
      }
    }
    return 0;
  }

  /** Decoded so that an ASCII search works: byte by byte, or as UTF-16 where a mark says so. */
  private static String text(byte[] head) {
    if (head.length >= 2 && (head[0] == -2 && head[1] == -1 || head[0] == -1 && head[1] == -2)) {
      return new String(head, StandardCharsets.UTF_16);
    }
    int from = head.length >= 3 && head[0] == -17 && head[1] == -69 && head[2] == -65 ? 3 : 0;
    int length = Math.min(head.length, HEAD) - from;
    return new String(head, from, length, StandardCharsets.ISO_8859_1);
  }
}

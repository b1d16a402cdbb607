package skysift.sky;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes the two texts of MOC 2.0 section 4.3: ASCII and JSON. */
final class MocText {

  private static final Pattern START =
      Pattern.compile("\\s*([sS]\\s*)?\\d{1,2}\\s*/.*", Pattern.DOTALL);
  private static final Pattern ASCII =
      Pattern.compile("\\G[\\s,]*(?:(\\d{1,2})\\s*/|(\\d++)(?:\\s*-\\s*(\\d++))?(?=[\\s,]|$))");
  private static final Pattern JSON_ORDER =
      Pattern.compile("\\G\\s*,?\\s*\"(\\d{1,2})\"\\s*:\\s*\\[([^\\[\\]]*)\\]\\s*");

  private final CellRanges cells = new CellRanges(0);

  private MocText() {}

  static boolean isMoc(String text) {
    return text.stripLeading().startsWith("{") || START.matcher(text).lookingAt();
  }

  static Moc parse(String text) {
    MocText reader = new MocText();
    String plain = text.strip();
    if (plain.startsWith("{")) {
      reader.json(plain);
    } else {
      reader.ascii(plain.replaceFirst("^[sS]\\s*", ""));
    }
    return reader.cells.some();
  }

  private void json(String text) {
    if (!text.endsWith("}")) {
      throw new IllegalArgumentException("MOC cut off");
    }
    String inner = text.substring(1, text.length() - 1);
    Matcher orders = JSON_ORDER.matcher(inner);
    int end = 0;
    while (orders.find()) {
      int order = order(orders.group(1));
      for (String cell : orders.group(2).split(",")) {
        if (!cell.isBlank()) {
          add(order, cell.strip(), cell.strip());
        }
      }
      end = orders.end();
    }
    if (!inner.substring(end).isBlank()) {
      throw new IllegalArgumentException("not MOC JSON");
    }
  }

  private void ascii(String text) {
    Matcher words = ASCII.matcher(text);
    int order = -1;
    int end = 0;
    while (words.find()) {
      end = words.end();
      if (words.group(1) != null) {
        order = order(words.group(1));
      } else {
        add(order, words.group(2), words.group(3) == null ? words.group(2) : words.group(3));
      }
    }
    if (!text.substring(end).isBlank()) {
      throw new IllegalArgumentException("not MOC ASCII");
    }
  }

  private int order(String word) {
    int order = Integer.parseInt(word);
    cells.mention(order);
    return order;
  }

  private void add(int order, String first, String last) {
    if (order < 0) {
      throw new IllegalArgumentException("MOC cells without an order");
    }
    cells.add(order, cell(first), cell(last));
  }

  private static long cell(String word) {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException e) {
      String shown = word.length() > 30 ? word.substring(0, 30) + "..." : word;
      throw new IllegalArgumentException("no MOC cell: " + shown, e);
    }
  }

  /** "3/12-14 20" and a line for each other order; the map's own order is always named. */
  static String ascii(Moc moc) {
    long[][] byOrder = moc.cellsByOrder();
    StringBuilder text = new StringBuilder();
    for (int order = 0; order <= moc.order(); order++) {
      long[] cells = byOrder[order];
      if (cells.length == 0 && order < moc.order()) {
        continue;
      }
      text.append(text.isEmpty() ? "" : "\n").append(order).append('/');
      for (int i = 0; i < cells.length; i++) {
        int first = i;
        while (i + 1 < cells.length && cells[i + 1] == cells[i] + 1) {
          i++;
        }
        text.append(first == 0 ? "" : " ").append(cells[first]);
        text.append(i == first ? "" : "-" + cells[i]);
      }
    }
    return text.toString();
  }

  /** {"3":[12,13,14,20]}; the map's own order is always named. */
  static String json(Moc moc) {
    long[][] byOrder = moc.cellsByOrder();
    StringBuilder text = new StringBuilder("{");
    for (int order = 0; order <= moc.order(); order++) {
      long[] cells = byOrder[order];
      if (cells.length == 0 && order < moc.order()) {
        continue;
      }
      text.append(text.length() == 1 ? "" : ",\n").append('"').append(order).append("\":[");
      for (int i = 0; i < cells.length; i++) {
        text.append(i == 0 ? "" : ",").append(cells[i]);
      }
      text.append(']');
    }
    return text.append('}').toString();
  }
}

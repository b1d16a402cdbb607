package skysift.sky;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the two texts of MOC 2.0 section 4.3: ASCII and JSON. */
final class MocText {

  private static final Pattern START =
      Pattern.compile("\\s*([sS]\\s*)?\\d{1,2}\\s*/.*", Pattern.DOTALL);
  private static final Pattern ASCII =
      Pattern.compile("\\G[\\s,]*(?:(\\d{1,2})\\s*/|(\\d++)(?:\\s*-\\s*(\\d++))?(?=[\\s,]|$))");
  private static final Pattern JSON_ORDER =
      Pattern.compile("\\G\\s*,?\\s*\"(\\d{1,2})\"\\s*:\\s*\\[([^\\[\\]]*)\\]\\s*");

  private final List<long[]> ranges = new ArrayList<>();
  private int finest;

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
    return Moc.ofRanges(reader.finest, reader.ranges);
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
    if (order > Healpix.MAX_ORDER) {
      throw new IllegalArgumentException("MOC of order " + order);
    }
    finest = Math.max(finest, order);
    return order;
  }

  private void add(int order, String first, String last) {
    if (order < 0) {
      throw new IllegalArgumentException("MOC cells without an order");
    }
    long from = cell(order, first);
    long to = cell(order, last);
    if (to < from) {
      throw new IllegalArgumentException("MOC range " + first + "-" + last);
    }
    int shift = 2 * (Healpix.MAX_ORDER - order);
    ranges.add(new long[] {from << shift, (to + 1) << shift});
  }

  private static long cell(int order, String word) {
    try {
      long cell = Long.parseLong(word);
      if (cell >= 0 && cell < Healpix.cells(order)) {
        return cell;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("no MOC cell: " + word, e);
    }
    throw new IllegalArgumentException("no MOC cell " + word + " at order " + order);
  }
}

package skysift.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.util.BitUtil;
import org.apache.lucene.util.BytesRef;
import skysift.sky.Footprint;

/**
 * An s_region as few bytes, nothing lost: what stands around its numbers, which many regions share,
 * and the numbers, each by how far it is from where one would expect it.
 *
 * @param form the text with {@link #NUMBER} in place of numbers; empty when it is not taken apart
 * @param numbers what {@link #form} lacks; the whole text when there is no form
 */
record RegionText(String form, BytesRef numbers) {
  private static final char NUMBER = '\0';
  private static final int LONGEST_FORM = 200;
  private static final int MOST_DIGITS = 17;
  private static final long[] TENS =
      LongStream.iterate(1, ten -> ten * 10).limit(MOST_DIGITS + 1).toArray();

  /** Up to here all whole numbers are doubles. */
  private static final long EXACT = 1L << 53;

  private static final Decimal J2000 = new Decimal(2000, 0);

  /** What the forms of one shape begin with, J standing before 2000, and the shape. */
  private static final ImmutableMap<String, String> SHAPES = shapes("CIRCLE", "POLYGON");

  private static ImmutableMap<String, String> shapes(String... names) {
    ImmutableMap.Builder<String, String> shapes = ImmutableMap.builder();
    for (String name : names) {
      for (String frame : List.of("", "ICRS ", "J")) {
        String form = name + " " + frame;
        shapes.put(form, name).put(form.toLowerCase(Locale.ROOT), name);
      }
    }
    return shapes.buildOrThrow();
  }

  /** A decimal number as it is written, 1.50 being not 1.5. */
  private record Decimal(long digits, int decimals) {
    /** Null when it is written in another way than {@link #addTo} would. */
    static Decimal of(String text) {
      long digits = 0;
      int count = 0;
      int point = -1;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c >= '0' && c <= '9' && count < MOST_DIGITS) {
          digits = 10 * digits + c - '0';
          count++;
        } else if (c == '.' && point < 0) {
          point = i;
        } else if (c != '-' || i > 0) {
          return null;
        }
      }
      boolean negative = text.startsWith("-");
      int decimals = point < 0 ? 0 : text.length() - point - 1;
      int start = negative ? 1 : 0;
      int whole = (point < 0 ? text.length() : point) - start;
      boolean usual =
          (whole == 1 || whole > 1 && text.charAt(start) != '0')
              && point != text.length() - 1
              && !(negative && digits == 0);
      return usual ? new Decimal(negative ? -digits : digits, decimals) : null;
    }

    void addTo(StringBuilder text) {
      if (decimals == 0) {
        text.append(digits);
        return;
      }
      if (digits < 0) {
        text.append('-');
      }
      long rest = Math.abs(digits) % TENS[decimals];
      text.append(Math.abs(digits) / TENS[decimals]).append('.');
      for (int zeros = decimals - 1; zeros > 0 && rest < TENS[zeros]; zeros--) {
        text.append('0');
      }
      text.append(rest);
    }

    /** As many digits behind the point as another has; 0 when these are too many. */
    long digitsAt(int otherDecimals) {
      if (otherDecimals <= decimals) {
        return digits / TENS[decimals - otherDecimals];
      }
      long factor = TENS[otherDecimals - decimals];
      return Math.abs(digits) < TENS[MOST_DIGITS] / factor ? digits * factor : 0;
    }
  }

  /**
   * That of a text.
   *
   * @param ra centre, or NaN; as dec and field of view, all in degrees
   */
  static RegionText of(String text, double ra, double dec, double fov) {
    if (text.indexOf(NUMBER) >= 0) {
      return whole(text);
    }
    StringBuilder form = new StringBuilder();
    List<Decimal> numbers = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
      int number = end(text, at, true);
      int end = end(text, number, false);
      if (number > at) {
        Decimal decimal = Decimal.of(text.substring(at, number));
        if (decimal == null) {
          return whole(text);
        }
        numbers.add(decimal);
        form.append(NUMBER);
      }
      form.append(text, number, end);
      at = end;
    }
    if (form.length() > LONGEST_FORM + numbers.size()) {
      return whole(text);
    }
    return new RegionText(form.toString(), written(numbers, new double[] {ra, dec, fov / 2}));
  }

  /** Where a number, or what is none, ends that begins there. */
  private static int end(String text, int begin, boolean ofNumber) {
    int end = begin;
    while (end < text.length() && isOfNumber(text.charAt(end)) == ofNumber) {
      end++;
    }
    return end;
  }

  private static boolean isOfNumber(char c) {
    return c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+';
  }

  private static RegionText whole(String text) {
    return new RegionText("", new BytesRef(text.getBytes(UTF_8)));
  }

  private static BytesRef written(List<Decimal> numbers, double[] centre) {
    ByteWriter out = new ByteWriter();
    int decimals = -1;
    for (int i = 0; i < numbers.size(); i++) {
      Decimal number = numbers.get(i);
      boolean same = number.decimals == decimals;
      decimals = number.decimals;
      long off = number.digits - expected(numbers, i, numbers.size(), decimals, centre);
      try {
        out.writeVLong(BitUtil.zigZagEncode(off) << 1 | (same ? 1 : 0));
        if (!same) {
          out.writeByte((byte) decimals);
        }
      } catch (IOException e) {
        throw new IllegalStateException("in memory", e);
      }
    }
    return out.copy();
  }

  /** The text again, given the same centre and field of view. */
  String text(double ra, double dec, double fov) throws IOException {
    if (form.isEmpty()) {
      return numbers.utf8ToString();
    }
    Iterator<Decimal> read = read(ra, dec, fov).iterator();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < form.length(); i++) {
      if (form.charAt(i) == NUMBER) {
        read.next().addTo(text);
      } else {
        text.append(form.charAt(i));
      }
    }
    return text.toString();
  }

  /**
   * What the text says, given the same centre and field of view, made of its numbers: the text need
   * not be made and read. Empty when it is no circle or polygon, or its numbers are odd; then the
   * text must be read.
   *
   * @throws IllegalArgumentException as {@link Footprint#parse} would
   */
  Optional<Footprint> footprint(double ra, double dec, double fov) throws IOException {
    String shape = shape();
    if (shape == null) {
      return Optional.empty();
    }
    List<Decimal> read = read(ra, dec, fov);
    boolean hasEquinox = Ascii.toUpperCase(form.charAt(form.indexOf(NUMBER) - 1)) == 'J';
    if (hasEquinox && !read.removeFirst().equals(J2000)) {
      return Optional.empty();
    }
    double[] degrees = new double[read.size()];
    for (int i = 0; i < degrees.length; i++) {
      Decimal number = read.get(i);
      if (Math.abs(number.digits) > EXACT) {
        return Optional.empty();
      }
      // one division of exact numbers: the nearest double, as reading the text gives
      degrees[i] = (double) number.digits / TENS[number.decimals];
    }
    return Optional.of(Footprint.ofDali(shape, degrees));
  }

  /** Name of the one shape that the text is; null where there is more to it. */
  private String shape() {
    int first = form.indexOf(NUMBER);
    for (int i = Math.max(0, first); i < form.length(); i++) {
      if (form.charAt(i) != NUMBER && form.charAt(i) != ' ') {
        return null;
      }
    }
    return first < 0 ? null : SHAPES.get(form.substring(0, first));
  }

  private List<Decimal> read(double ra, double dec, double fov) throws IOException {
    double[] centre = {ra, dec, fov / 2};
    ByteArrayDataInput in = new ByteArrayDataInput(numbers.bytes, numbers.offset, numbers.length);
    int count = CharMatcher.is(NUMBER).countIn(form);
    List<Decimal> read = new ArrayList<>(count);
    int decimals = -1;
    for (int i = 0; i < count; i++) {
      long coded = in.readVLong();
      decimals = (coded & 1) == 1 ? decimals : in.readByte();
      long off = BitUtil.zigZagDecode(coded >>> 1);
      read.add(new Decimal(off + expected(read, i, count, decimals, centre), decimals));
    }
    return read;
  }

  /** Circles are around the centre; other numbers are near the last but one before them. */
  private static long expected(
      List<Decimal> before, int i, int count, int decimals, double[] centre) {
    boolean stated = i < 2 || i == 2 && count == 3;
    if (!stated) {
      return before.get(i - 2).digitsAt(decimals);
    }
    double scaled = centre[i] * TENS[decimals];
    return Math.abs(scaled) < TENS[MOST_DIGITS] ? Math.round(scaled) : 0;
  }
}

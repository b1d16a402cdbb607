package skysift.samp;

import java.net.URI;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Texts that may travel. A SAMP string holds ASCII only, and a hub rejects the whole message for
 * one other character.
 */
final class SafeText {

  /** Names are labels in the windows of others. */
  private static final int LABEL = 60;

  private static final int SHOWN = 600;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}]+");

  private SafeText() {}

  /** ASCII of one line: accents are dropped, what is left of the rest becomes a question mark. */
  static String ascii(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    StringBuilder out = new StringBuilder(plain.length());
    BLANKS
        .matcher(plain)
        .replaceAll(" ")
        .codePoints()
        .forEach(c -> out.append(c >= ' ' && c < 0x7f ? (char) c : '?'));
    return out.toString().strip();
  }

  static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
  }

  /** A name for somebody's list; null when there is none. */
  static String label(String name) {
    if (name == null) {
      return null;
    }
    String plain = ascii(name);
    return plain.isEmpty() ? null : plain.substring(0, Math.min(LABEL, plain.length())).strip();
  }

  /** An address in ASCII; a local file as {@code file:///path}, which every peer reads. */
  static String url(URI url) {
    String text = url.toASCIIString();
    boolean shortFile = text.startsWith("file:/") && !text.startsWith("file://");
    return shortFile ? "file://" + text.substring("file:".length()) : text;
  }

  /** What somebody else wrote, fit for one line of a screen or terminal. */
  static String shown(String foreign) {
    String line = BLANKS.matcher(foreign).replaceAll(" ");
    String clean = UNSHOWABLE.matcher(line).replaceAll("").strip();
    return clean.length() <= SHOWN ? clean : clean.substring(0, SHOWN) + " ...";
  }
}

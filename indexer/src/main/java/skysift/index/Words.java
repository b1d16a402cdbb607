package skysift.index;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.util.BytesRef;
import skysift.obscore.ObsCoreColumn;

/**
 * The searchable text of a dataset: words are runs of letters and digits, in lower case, without
 * accents. Of each column the first {@link Fields#LONGEST} characters count.
 *
 * <p>A column is lines of words. It is one, but targets are there in further forms: "M 51", "M51"
 * and "M-51" are all found by any of them.
 */
final class Words {
  static final ImmutableList<ObsCoreColumn> COLUMNS =
      ImmutableList.of(
          ObsCoreColumn.TARGET_NAME,
          ObsCoreColumn.OBS_TITLE,
          ObsCoreColumn.OBS_ID,
          ObsCoreColumn.OBS_PUBLISHER_DID,
          ObsCoreColumn.OBS_CREATOR_DID,
          ObsCoreColumn.OBS_COLLECTION,
          ObsCoreColumn.PROPOSAL_ID);

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** Letters that are no letter with a mark, but are typed as if they were. */
  private static final ImmutableMap<Character, String> PLAIN =
      ImmutableMap.<Character, String>builder()
          .put('ø', "o")
          .put('ł', "l")
          .put('đ', "d")
          .put('ð', "d")
          .put('ı', "i")
          .put('ς', "σ")
          .put('æ', "ae")
          .put('œ', "oe")
          .put('þ', "th")
          .buildOrThrow();

  private static final CharMatcher ZEROS = CharMatcher.is('0');

  /** Parts of a target that are joined at most; names of objects have fewer. */
  private static final int MOST_PARTS = 16;

  private Words() {}

  /** The words of a text, in their order. */
  static ImmutableList<String> of(String text) {
    String plain = folded(text);
    ImmutableList.Builder<String> words = ImmutableList.builder();
    int start = -1;
    for (int at = 0, step; at <= plain.length(); at += step) {
      int character = at < plain.length() ? plain.codePointAt(at) : ' ';
      step = Character.charCount(character);
      boolean inside = isOfWord(character);
      if (inside && start < 0) {
        start = at;
      } else if (!inside && start >= 0) {
        words.add(Fields.cut(plain.substring(start, at)));
        start = -1;
      }
    }
    return words.build();
  }

  private static boolean isOfWord(int character) {
    if (character < 128) {
      return character >= 'a' && character <= 'z' || character >= '0' && character <= '9';
    }
    return Character.isLetter(character)
        || Character.getType(character) == Character.DECIMAL_DIGIT_NUMBER;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  /** In small letters, without accents. */
  static String folded(String text) {
    if (isAscii(text)) {
      return Ascii.toLowerCase(text);
    }
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    // by way of capitals, for some letters have several small ones
    String lower = plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < lower.length(); i++) {
      String other = PLAIN.get(lower.charAt(i));
      if (other == null) {
        out.append(lower.charAt(i));
      } else {
        out.append(other);
      }
    }
    return out.toString();
  }

  /** Adds the words of a column's value, in all forms in which they are found, as terms. */
  static void addTerms(ObsCoreColumn column, String value, List<BytesRef> terms) {
    // most texts are of ASCII: the same for them without a string for each word
    if (column != ObsCoreColumn.TARGET_NAME && addAsciiTerms(Fields.cut(value), terms)) {
      return;
    }
    boolean inManyForms = column == ObsCoreColumn.TARGET_NAME;
    Collection<String> words = inManyForms ? new LinkedHashSet<>() : new ArrayList<>();
    lines(column, value).forEach(words::addAll);
    words.forEach(word -> terms.add(Fields.bytes(word)));
  }

  /** Adds nothing, and says so, when there are other letters. */
  private static boolean addAsciiTerms(String text, List<BytesRef> terms) {
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < plain.length; at++) {
      byte letter = plain[at];
      if (letter < 0) {
        return false;
      }
      plain[at] = letter >= 'A' && letter <= 'Z' ? (byte) (letter | 0x20) : letter;
    }
    int start = 0;
    for (int at = 0; at <= plain.length; at++) {
      if (at == plain.length || !isOfWord(plain[at])) {
        if (at > start) {
          terms.add(new BytesRef(plain, start, at - start));
        }
        start = at + 1;
      }
    }
    return true;
  }

  /** The words of a column's value, in all forms in which they are found. */
  static ImmutableList<ImmutableList<String>> lines(ObsCoreColumn column, String value) {
    ImmutableList<String> words = of(Fields.cut(value));
    return column == ObsCoreColumn.TARGET_NAME ? ofTarget(words) : ImmutableList.of(words);
  }

  private static ImmutableList<ImmutableList<String>> ofTarget(ImmutableList<String> words) {
    List<String> parts = new ArrayList<>();
    for (String word : words) {
      parts.addAll(parts(word));
    }
    if (parts.size() > MOST_PARTS) {
      parts.subList(MOST_PARTS, parts.size()).clear();
    }
    if (parts.size() < 2) {
      return ImmutableList.of(words);
    }
    Set<ImmutableList<String>> lines = new LinkedHashSet<>();
    lines.add(words);
    lines.add(ImmutableList.copyOf(parts));
    for (int from = 0; from < parts.size() - 1; from++) {
      addJoined(lines, parts.subList(from, from + 2));
    }
    addJoined(lines, parts);
    return ImmutableList.copyOf(lines);
  }

  private static void addJoined(Set<ImmutableList<String>> lines, List<String> parts) {
    lines.add(ImmutableList.of(Fields.cut(String.join("", parts))));
    lines.add(ImmutableList.of(joined(parts)));
  }

  /** Words as one; numbers without zeros in front, so that NGC 0104 is NGC 104. */
  static String joined(List<String> words) {
    StringBuilder joined = new StringBuilder(words.get(0));
    for (String word : words.subList(1, words.size())) {
      String number = ZEROS.trimLeadingFrom(word);
      boolean isNumber = !number.isEmpty() && Character.isDigit(number.charAt(0));
      boolean afterLetter = !Character.isDigit(joined.charAt(joined.length() - 1));
      joined.append(isNumber && afterLetter ? number : word);
    }
    return Fields.cut(joined.toString());
  }

  /** Runs of digits and of other letters: "hd189733b" is hd, 189733, b. */
  static ImmutableList<String> parts(String word) {
    ImmutableList.Builder<String> parts = ImmutableList.builder();
    int start = 0;
    for (int i = 1; i <= word.length(); i++) {
      boolean ends = i == word.length();
      if (ends || Character.isDigit(word.charAt(i)) != Character.isDigit(word.charAt(i - 1))) {
        parts.add(word.substring(start, i));
        start = i;
      }
    }
    return parts.build();
  }
}

package skysift.grouping;

import com.google.common.base.CharMatcher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** When two spellings of a name are the same. */
final class Names {
  private static final CharMatcher DIGITS = CharMatcher.inRange('0', '9');

  /** Longer identifiers are cut and told apart by a digest: keys are terms of an index. */
  private static final int LONGEST = 200;

  private Names() {}

  /** Blanks at the ends and case do not count. */
  static String fold(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  /** Only letters and digits count: for names of facilities, archives and other scopes. */
  static String token(String name) {
    StringBuilder token = new StringBuilder();
    fold(name).codePoints().filter(Names::isSaid).forEach(token::appendCodePoint);
    return token.toString();
  }

  /** Letters and numbers of all kinds, as {@code \\p{L}} and {@code \\p{N}} are. */
  private static boolean isSaid(int character) {
    int type = Character.getType(character);
    return Character.isLetter(character)
        || type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  /**
   * An identifier as it is compared: folded, and a pure number without zeros in front. It stays
   * text, since GALEX has numbers of 19 digits.
   */
  static String id(String text) {
    String folded = withoutZeros(fold(text));
    return folded.length() <= LONGEST
        ? folded
        : folded.substring(0, LONGEST)
            + "#"
            + Hashing.sha256().hashString(folded, StandardCharsets.UTF_8);
  }

  /** A pure number without zeros in front; any other text as it is. */
  private static String withoutZeros(String text) {
    int start = 0;
    while (start < text.length() - 1 && text.charAt(start) == '0') {
      start++;
    }
    return start > 0 && DIGITS.matchesAllOf(text) ? text.substring(start) : text;
  }
}

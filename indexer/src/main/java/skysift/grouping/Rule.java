package skysift.grouping;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One line of the rules.
 *
 * @param scope token of a facility, collection or archive, or {@link #ANY}
 * @param value names or a pattern, as written
 * @param names the value's names, folded; none for keywords that take a pattern
 * @param pattern the value compiled, for keywords that take one
 * @param start what all that matches the pattern starts with, as far as that is plain to see; most
 *     identifiers are told from it to match nothing
 */
record Rule(
    Keyword keyword,
    String scope,
    String value,
    ImmutableList<String> names,
    Optional<Pattern> pattern,
    String start) {
  static final String ANY = "any";

  /** Longer texts match no pattern: no real identifier is, and matching stays quick. */
  private static final int LONGEST = 200;

  /** Characters that stand for themselves in a pattern. */
  private static final CharMatcher LITERAL =
      CharMatcher.inRange('a', 'z').or(CharMatcher.inRange('0', '9')).or(CharMatcher.anyOf("-_:/"));

  /** What may make the character before it a missing one. */
  private static final CharMatcher REPEATED = CharMatcher.anyOf("*?{");

  private static final Splitter NAMES = Splitter.on(',').trimResults().omitEmptyStrings();
  private static final Pattern LINE = Pattern.compile("(\\S+)\\s+(\\S[^=]*?)\\s*=\\s*(\\S.*)");

  enum Keyword {
    COLLECTION(false, false),
    HINT(false, false),
    ID(true, false),
    ID_AT(true, false),
    EXPOSURE(true, true),
    PRODUCT(true, true),
    PART_OF(true, false),
    COMBINED(true, false),
    FAMILY(true, true),
    MOVING(true, false),
    NO_ID(false, false),
    OWNER(false, false);

    private final boolean takesPattern;
    private final boolean takesGroup;

    Keyword(boolean takesPattern, boolean takesGroup) {
      this.takesPattern = takesPattern;
      this.takesGroup = takesGroup;
    }
  }

  /** Reads a line; IllegalArgumentException says what is wrong with it. */
  static Rule parse(String line) {
    Matcher matcher = LINE.matcher(line);
    checkArgument(matcher.matches(), "\"%s\" is not KEYWORD SCOPE = VALUE", line);
    Keyword keyword = keyword(matcher.group(1));
    String value = matcher.group(3);
    Optional<Pattern> pattern =
        keyword.takesPattern ? Optional.of(compile(value)) : Optional.empty();
    checkArgument(
        !keyword.takesGroup || pattern.orElseThrow().matcher("").groupCount() > 0,
        "\"%s\" needs a group in brackets",
        value);
    ImmutableList<String> names =
        keyword.takesPattern
            ? ImmutableList.of()
            : ImmutableList.copyOf(NAMES.split(Names.fold(value)));
    return new Rule(
        keyword,
        Names.token(matcher.group(2)),
        value,
        names,
        pattern,
        keyword.takesPattern ? start(value) : "");
  }

  private static Keyword keyword(String word) {
    for (Keyword keyword : Keyword.values()) {
      if (keyword.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
        return keyword;
      }
    }
    throw new IllegalArgumentException("\"" + word + "\" is no keyword");
  }

  private static Pattern compile(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no pattern: " + e.getDescription(), e);
    }
  }

  boolean matches(String folded) {
    return folded.length() <= LONGEST
        && folded.startsWith(start)
        && pattern.orElseThrow().matcher(folded).matches();
  }

  private static String start(String pattern) {
    if (pattern.indexOf('|') >= 0) {
      return "";
    }
    int end = 0;
    while (end < pattern.length() && LITERAL.matches(pattern.charAt(end))) {
      end++;
    }
    boolean repeated = end < pattern.length() && REPEATED.matches(pattern.charAt(end));
    return pattern.substring(0, repeated ? Math.max(0, end - 1) : end);
  }

  /** Whether the folded text is among the names, or begins with one that ends with {@code *}. */
  boolean lists(String folded) {
    for (String name : names) {
      boolean prefix = name.endsWith("*");
      if (prefix ? folded.startsWith(name.substring(0, name.length() - 1)) : folded.equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** What a match says of the family. */
  Family family(String folded) {
    Matcher matcher = pattern.orElseThrow().matcher(folded);
    checkArgument(matcher.matches(), "%s does not match %s", folded, value);
    StringBuilder key = new StringBuilder(scope).append(':');
    for (int group = 1; group <= matcher.groupCount(); group++) {
      key.append(matcher.group(group));
    }
    return new Family(matcher.group(1), key.toString());
  }

  /** The first group of a match. */
  String group(String folded) {
    Matcher matcher = pattern.orElseThrow().matcher(folded);
    checkArgument(matcher.matches(), "%s does not match %s", folded, value);
    return matcher.group(1);
  }
}

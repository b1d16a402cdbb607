package skysift.demo;

import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kind of ADQL that the sample archives take: all columns of the table, perhaps of some rows.
 *
 * @param top how many rows at most by TOP
 * @param maxrec how many rows at most by MAXREC; reaching it is an overflow
 * @param condition which rows
 */
record Query(int top, int maxrec, Predicate<SampleRow> condition) {
  private static final int LIMIT = 10_000;
  private static final Pattern ADQL =
      Pattern.compile(
          "\\s*SELECT\\s+(?:TOP\\s+(\\d{1,9})\\s+)?\\*\\s+FROM\\s+ivoa\\.obscore"
              + "(?:\\s+WHERE\\s(.*))?\\s*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /**
   * The query of a TAP request.
   *
   * @param parameters by upper-case name
   * @throws IllegalArgumentException with a message for the client when it is another one
   */
  static Query of(Map<String, String> parameters) {
    String request = parameters.getOrDefault("REQUEST", "doQuery");
    if (!request.equals("doQuery")) {
      throw new IllegalArgumentException("REQUEST is not doQuery: " + request);
    }
    if (!parameters.getOrDefault("LANG", "").toUpperCase(Locale.ROOT).startsWith("ADQL")) {
      throw new IllegalArgumentException("LANG must be ADQL");
    }
    String adql = parameters.getOrDefault("QUERY", "");
    Matcher matcher = ADQL.matcher(adql);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("this sample archive does not understand: " + adql);
    }
    int top = matcher.group(1) == null ? Integer.MAX_VALUE : Integer.parseInt(matcher.group(1));
    return new Query(top, maxrec(parameters), condition(adql, matcher.group(2)));
  }

  private static Predicate<SampleRow> condition(String adql, String where) {
    try {
      return where == null ? row -> true : Condition.parse(where);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "this sample archive does not understand: " + adql + " (" + e.getMessage() + ")", e);
    }
  }

  private static int maxrec(Map<String, String> parameters) {
    String value = parameters.getOrDefault("MAXREC", String.valueOf(LIMIT));
    if (!value.matches("\\d{1,9}")) {
      throw new IllegalArgumentException("MAXREC is no number: " + value);
    }
    return Math.min(LIMIT, Integer.parseInt(value));
  }

  /** Whether a row is asked for. */
  boolean wants(SampleRow row) {
    return condition.test(row);
  }
}

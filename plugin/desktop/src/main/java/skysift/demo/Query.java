package skysift.demo;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skysift.sky.Cone;
import skysift.sky.SkyPosition;

/**
 * The one kind of ADQL that the sample archives take: all columns of the table, perhaps of the rows
 * in a cone.
 *
 * @param top how many rows at most by TOP
 * @param maxrec how many rows at most by MAXREC; reaching it is an overflow
 * @param cone which part of the sky; everything when empty
 * @param centreOnly whether the centre must lie in the cone, not just the region meet it
 */
record Query(int top, int maxrec, Optional<Cone> cone, boolean centreOnly) {
  private static final int LIMIT = 10_000;
  private static final String NUMBER = "\\s*([-+0-9.eE]{1,30})\\s*";
  private static final String CIRCLE =
      "CIRCLE\\s*\\(\\s*(?:'ICRS'\\s*,)?" + NUMBER + "," + NUMBER + "," + NUMBER + "\\)";
  private static final String POINT =
      "POINT\\s*\\(\\s*(?:'ICRS'\\s*,)?\\s*s_ra\\s*,\\s*s_dec\\s*\\)";
  private static final Pattern ADQL =
      Pattern.compile(
          "\\s*SELECT\\s+(?:TOP\\s+(\\d{1,9})\\s+)?\\*\\s+FROM\\s+ivoa\\.obscore"
              + "(?:\\s+WHERE\\s+1\\s*=\\s*"
              + "(?:INTERSECTS\\s*\\(\\s*s_region|(CONTAINS)\\s*\\(\\s*"
              + POINT
              + ")\\s*,\\s*"
              + CIRCLE
              + "\\s*\\))?\\s*",
          Pattern.CASE_INSENSITIVE);

  /** How clients ask for rows without a region; the samples have none. */
  private static final Pattern WITHOUT_REGION =
      Pattern.compile(
          "\\s*SELECT\\s+(?:TOP\\s+\\d{1,9}\\s+)?\\*\\s+FROM\\s+ivoa\\.obscore"
              + "\\s+WHERE\\s+s_region\\s+IS\\s+NULL\\s+AND\\s.*",
          Pattern.CASE_INSENSITIVE);

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
    if (WITHOUT_REGION.matcher(adql).matches()) {
      return new Query(0, maxrec(parameters), Optional.empty(), false);
    }
    Matcher matcher = ADQL.matcher(adql);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("this sample archive does not understand: " + adql);
    }
    int top = matcher.group(1) == null ? Integer.MAX_VALUE : Integer.parseInt(matcher.group(1));
    return new Query(top, maxrec(parameters), cone(matcher), matcher.group(2) != null);
  }

  private static int maxrec(Map<String, String> parameters) {
    String value = parameters.getOrDefault("MAXREC", String.valueOf(LIMIT));
    if (!value.matches("\\d{1,9}")) {
      throw new IllegalArgumentException("MAXREC is no number: " + value);
    }
    return Math.min(LIMIT, Integer.parseInt(value));
  }

  private static Optional<Cone> cone(Matcher matcher) {
    if (matcher.group(3) == null) {
      return Optional.empty();
    }
    double ra = Double.parseDouble(matcher.group(3));
    double dec = Double.parseDouble(matcher.group(4));
    return Optional.of(new Cone(SkyPosition.of(ra, dec), Double.parseDouble(matcher.group(5))));
  }

  /** Whether a row is asked for. */
  boolean wants(SampleRow row) {
    return cone.map(c -> row.meets(c, centreOnly)).orElse(true);
  }
}

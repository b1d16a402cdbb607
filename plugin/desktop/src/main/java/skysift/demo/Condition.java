package skysift.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skysift.obscore.ObsCoreColumn;
import skysift.sky.Footprint;
import skysift.sky.SkyPosition;

/**
 * Reads what stands behind WHERE (ADQL 2.1 §2.2): AND, OR, brackets, comparisons of a column with a
 * literal, BETWEEN, IN, IS NULL, and {@code 1=INTERSECTS(s_region, ...)} or {@code
 * 1=CONTAINS(POINT(s_ra, s_dec), ...)} with a circle or polygon.
 */
final class Condition {
  private static final int DEEPEST = 20;
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*('(?:[^']|'')*'|[-+]?[0-9.][-+0-9.eE]*|[A-Za-z_]\\w*|<=|>=|<>|[<>=(),])");

  private final List<String> tokens = new ArrayList<>();
  private int at;
  private int depth;

  private Condition(String text) {
    Matcher token = TOKEN.matcher(text);
    int end = 0;
    while (token.lookingAt()) {
      tokens.add(token.group(1));
      end = token.end();
      token.region(end, text.length());
    }
    if (!text.substring(end).isBlank()) {
      throw new IllegalArgumentException("near \"" + text.substring(end).strip() + "\"");
    }
  }

  /**
   * The rows for which a condition holds.
   *
   * @throws IllegalArgumentException when it is more than is understood here
   */
  static Predicate<SampleRow> parse(String text) {
    Condition condition = new Condition(text);
    Predicate<SampleRow> read = condition.either();
    if (condition.at < condition.tokens.size()) {
      throw new IllegalArgumentException("near \"" + condition.tokens.get(condition.at) + "\"");
    }
    return read;
  }

  private Predicate<SampleRow> either() {
    if (++depth > DEEPEST) {
      throw new IllegalArgumentException("brackets too deep");
    }
    Predicate<SampleRow> any = both();
    while (took("OR")) {
      any = any.or(both());
    }
    depth--;
    return any;
  }

  private Predicate<SampleRow> both() {
    Predicate<SampleRow> all = one();
    while (took("AND")) {
      all = all.and(one());
    }
    return all;
  }

  private Predicate<SampleRow> one() {
    if (took("(")) {
      Predicate<SampleRow> inside = either();
      take(")");
      return inside;
    }
    if (took("1")) {
      take("=");
      return geometry();
    }
    return comparison(column());
  }

  private Predicate<SampleRow> comparison(ObsCoreColumn column) {
    if (took("IS")) {
      boolean stated = took("NOT");
      take("NULL");
      return row -> row.get(column) != null == stated;
    }
    if (took("BETWEEN")) {
      String low = next();
      take("AND");
      String high = next();
      return test(column, low, order -> order >= 0).and(test(column, high, order -> order <= 0));
    }
    if (took("IN")) {
      take("(");
      Predicate<SampleRow> any = test(column, next(), order -> order == 0);
      while (took(",")) {
        any = any.or(test(column, next(), order -> order == 0));
      }
      take(")");
      return any;
    }
    String operator = next();
    String literal = next();
    return switch (operator) {
      case "=" -> test(column, literal, order -> order == 0);
      case "<>" -> test(column, literal, order -> order != 0);
      case "<" -> test(column, literal, order -> order < 0);
      case "<=" -> test(column, literal, order -> order <= 0);
      case ">" -> test(column, literal, order -> order > 0);
      case ">=" -> test(column, literal, order -> order >= 0);
      default -> throw new IllegalArgumentException("near \"" + operator + "\"");
    };
  }

  /** Nothing is true of a value that is not stated. */
  private static Predicate<SampleRow> test(
      ObsCoreColumn column, String literal, IntPredicate wanted) {
    if (literal.startsWith("'")) {
      String text = literal.substring(1, literal.length() - 1).replace("''", "'");
      return row -> row.get(column) instanceof String value && wanted.test(value.compareTo(text));
    }
    double number = Double.parseDouble(literal);
    return row ->
        row.get(column) instanceof Number value
            && wanted.test(Double.compare(value.doubleValue(), number));
  }

  private Predicate<SampleRow> geometry() {
    boolean centre = took("CONTAINS");
    if (!centre) {
      take("INTERSECTS");
    }
    take("(");
    if (centre) {
      take("POINT");
      take("(");
      frame();
      take("S_RA");
      take(",");
      take("S_DEC");
      take(")");
    } else {
      take("S_REGION");
    }
    take(",");
    Footprint shape = shape();
    take(")");
    return row -> row.meets(shape, centre);
  }

  private Footprint shape() {
    boolean circle = took("CIRCLE");
    if (!circle) {
      take("POLYGON");
    }
    take("(");
    frame();
    List<Double> numbers = new ArrayList<>();
    do {
      numbers.add(Double.parseDouble(next()));
    } while (took(","));
    take(")");
    if (circle && numbers.size() == 3) {
      SkyPosition centre = SkyPosition.of(numbers.get(0), numbers.get(1));
      return Footprint.circle(centre, numbers.get(2));
    }
    if (circle) {
      throw new IllegalArgumentException("a circle has three numbers");
    }
    return Footprint.ofDali("polygon", numbers.stream().mapToDouble(n -> n).toArray());
  }

  private void frame() {
    if (took("'ICRS'")) {
      take(",");
    }
  }

  private ObsCoreColumn column() {
    String name = next();
    return ObsCoreColumn.ofName(name.toLowerCase(Locale.ROOT))
        .orElseThrow(() -> new IllegalArgumentException("no column " + name));
  }

  private String next() {
    if (at == tokens.size()) {
      throw new IllegalArgumentException("it ends too early");
    }
    return tokens.get(at++);
  }

  private boolean took(String word) {
    boolean there = at < tokens.size() && tokens.get(at).equalsIgnoreCase(word);
    at += there ? 1 : 0;
    return there;
  }

  private void take(String word) {
    if (!took(word)) {
      throw new IllegalArgumentException(word + " is missing");
    }
  }
}

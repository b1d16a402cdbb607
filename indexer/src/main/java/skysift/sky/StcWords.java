package skysift.sky;

import java.util.Locale;

/** The words of an STC-S text, one after the other: names, numbers and parentheses. */
final class StcWords {

  private final String text;
  private int end;

  /** The word that comes next, in upper case; null at the end. */
  private String next;

  StcWords(String text) {
    this.text = text;
    advance();
  }

  String peek() {
    return next;
  }

  boolean atEnd() {
    return next == null;
  }

  boolean atNumber() {
    return next != null && ("+-.".indexOf(next.charAt(0)) >= 0 || isDigit(next.charAt(0)));
  }

  String take() {
    String word = next;
    advance();
    return word;
  }

  boolean takeIf(String word) {
    boolean there = word.equals(next);
    if (there) {
      advance();
    }
    return there;
  }

  double takeNumber() {
    String word = take();
    for (int i = 0; i < word.length(); i++) {
      // Double.parseDouble would also take 1d, 0x1p3 and NaN
      if (!isDigit(word.charAt(i)) && "+-.E".indexOf(word.charAt(i)) < 0) {
        throw new IllegalArgumentException("not a number: " + word);
      }
    }
    try {
      double value = Double.parseDouble(word);
      if (Double.isInfinite(value)) {
        throw new IllegalArgumentException("number out of range: " + word);
      }
      return value;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a number: " + word, e);
    }
  }

  private void advance() {
    int start = end;
    while (start < text.length() && isSeparator(text.charAt(start))) {
      start++;
    }
    if (start == text.length()) {
      next = null;
      return;
    }
    end = start + 1;
    if (!isParenthesis(text.charAt(start))) {
      while (end < text.length()
          && !isSeparator(text.charAt(end))
          && !isParenthesis(text.charAt(end))) {
        end++;
      }
    }
    next = text.substring(start, end).toUpperCase(Locale.ROOT);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSeparator(char c) {
    return c <= ' ' || c == ',' || c == '\'' || c == '"' || c == '\u00a0';
  }

  private static boolean isParenthesis(char c) {
    return c == '(' || c == ')';
  }
}

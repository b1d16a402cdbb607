package skysift.ui.links;

/** Foreign text as a tooltip: Swing would take it for HTML, and fetch what that names. */
final class Tip {
  private Tip() {}

  /** The text, never HTML; null, which is no tooltip, when it is empty. */
  static String of(String text) {
    return text.isEmpty() ? null : text.startsWith("<") ? " " + text : text;
  }
}

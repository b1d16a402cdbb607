package skysift.ui.shared;

/** Foreign text as a tooltip: Swing would take it for HTML, and fetch what that names. */
public final class Tip {
  private Tip() {}

  /** The text, never HTML; null, which is no tooltip, when it is blank. */
  public static String of(String text) {
    return text.isBlank() ? null : text.startsWith("<") ? " " + text : text;
  }
}

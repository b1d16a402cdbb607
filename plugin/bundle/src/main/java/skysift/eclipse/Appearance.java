package skysift.eclipse;

import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;

/** Light or dark. */
enum Appearance {
  LIGHT("light"),
  DARK("dark");

  /** Fired by Eclipse's CSS engine when another theme has been laid on. */
  static final String THEME_CHANGED = "org/eclipse/e4/ui/css/swt/theme/ThemeManager/themeChanged";

  private final String word;

  Appearance(String word) {
    this.word = word;
  }

  /** As the settings of Skysift name it. */
  String word() {
    return word;
  }

  /** What was chosen, else as the control around is: right for every theme, foreign ones too. */
  static Appearance of(String chosen, Control around) {
    for (Appearance appearance : values()) {
      if (appearance.word.equals(chosen)) {
        return appearance;
      }
    }
    return isDark(around.getBackground().getRGB()) ? DARK : LIGHT;
  }

  static boolean isDark(RGB colour) {
    return colour.getHSB()[2] < 0.5;
  }
}

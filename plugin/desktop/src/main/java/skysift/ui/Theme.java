package skysift.ui;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Toolkit;
import java.util.Locale;

/** Light and dark. */
final class Theme {
  private Theme() {}

  /** {@code light}, {@code dark}, or {@code system} for what the desktop says it uses. */
  static void use(String name) {
    boolean dark = name.equals("dark") || (name.equals("system") && systemIsDark());
    FlatLaf.setup(dark ? new FlatDarkLaf() : new FlatLightLaf());
    FlatLaf.updateUI();
  }

  /** What the desktop's theme is called on Linux; light where nothing is known. */
  private static boolean systemIsDark() {
    Object theme = Toolkit.getDefaultToolkit().getDesktopProperty("gnome.Net/ThemeName");
    return theme != null && theme.toString().toLowerCase(Locale.ROOT).contains("dark");
  }
}

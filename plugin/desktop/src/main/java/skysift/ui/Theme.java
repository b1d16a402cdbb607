package skysift.ui;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import com.formdev.flatlaf.util.SystemInfo;
import java.awt.Font;
import java.awt.Toolkit;
import java.util.Locale;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.UIManager;
import javax.swing.plaf.FontUIResource;
import net.miginfocom.layout.PlatformDefaults;
import net.miginfocom.layout.UnitValue;

/** Light and dark, for all of Swing in this process. Event thread only. */
public final class Theme {
  private Theme() {}

  /** {@code light}, {@code dark}, or {@code system} for what the desktop says it uses. */
  public static void use(String name) {
    if (!UIManager.getLookAndFeel().getName().equals(theme(name).getName())) {
      start(name);
    }
  }

  /** The same for a process that has shown nothing yet. */
  static void start(String name) {
    FlatLaf.setup(theme(name));
    scaleLayouts();
    FlatLaf.updateUI();
  }

  private static FlatLaf theme(String name) {
    boolean dark = name.equals("dark") || (name.equals("system") && systemIsDark());
    return dark ? new FlatDarkLaf() : new FlatLightLaf();
  }

  /** The size of all texts in points; 0 for the desktop's own. */
  static void useFontSize(int points) {
    UIManager.put("defaultFont", null);
    Font own = UIManager.getFont("Label.font");
    UIManager.put(
        "defaultFont", points == 0 ? null : new FontUIResource(own.deriveFont((float) points)));
    FlatLaf.updateUI();
  }

  /** Gaps and widths in layouts grow as the components do, by the factor that FlatLaf tells. */
  private static void scaleLayouts() {
    PlatformDefaults.setLogicalPixelBase(PlatformDefaults.BASE_SCALE_FACTOR);
    PlatformDefaults.setDefaultHorizontalUnit(UnitValue.LPX);
    PlatformDefaults.setDefaultVerticalUnit(UnitValue.LPY);
  }

  /** The size of texts now. */
  static int fontSize() {
    return UIManager.getFont("Label.font").getSize();
  }

  /** On Linux the desktop's title bars are light or dark by themselves; these follow the theme. */
  static void useForTitleBars() {
    if (SystemInfo.isLinux) {
      JFrame.setDefaultLookAndFeelDecorated(true);
      JDialog.setDefaultLookAndFeelDecorated(true);
    }
  }

  /** What the desktop's theme is called on Linux; light where nothing is known. */
  private static boolean systemIsDark() {
    Object theme = Toolkit.getDefaultToolkit().getDesktopProperty("gnome.Net/ThemeName");
    return theme != null && theme.toString().toLowerCase(Locale.ROOT).contains("dark");
  }
}

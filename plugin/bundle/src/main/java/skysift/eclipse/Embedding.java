package skysift.eclipse;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.awt.SWT_AWT;

/**
 * Whether Swing can be shown inside SWT: not where SWT draws on Wayland itself
 * (eclipse.platform.swt issue 443: the frame floats about outside of Eclipse).
 */
final class Embedding {
  private Embedding() {}

  /** On this machine, now. */
  static boolean possible() {
    return possible(System.getProperty("os.name", ""), System.getenv(), swtOnX11());
  }

  /** {@code onX11} is what SWT itself says, where it does. */
  static boolean possible(String os, Map<String, String> environment, Optional<Boolean> onX11) {
    if (!os.equals("Linux")) {
      return true;
    }
    return onX11.orElseGet(
        () ->
            environment.getOrDefault("GDK_BACKEND", "").equals("x11")
                || environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty());
  }

  /** What SWT_AWT itself asks; not public, hence by name. */
  private static Optional<Boolean> swtOnX11() {
    try {
      return Optional.of(
          (Boolean)
              Class.forName("org.eclipse.swt.internal.gtk.OS", true, SWT_AWT.class.getClassLoader())
                  .getMethod("isX11")
                  .invoke(null));
    } catch (ClassNotFoundException
        | NoSuchMethodException
        | IllegalAccessException
        | InvocationTargetException
        | LinkageError e) {
      return Optional.empty();
    }
  }
}

package skysift.model;

import java.util.Locale;

/** How large files are, as people write it. */
public final class SizeText {
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};
  private static final double STEP = 1000;

  private SizeText() {}

  /** To three digits; a kB has 1000 bytes, as in ObsCore. */
  public static String of(double bytes) {
    double value = bytes;
    int unit = 0;
    while (Math.rint(value) >= STEP && unit < UNITS.length - 1) {
      value /= STEP;
      unit++;
    }
    boolean whole = unit == 0 || value >= STEP / 10 - 0.5;
    String text = String.format(Locale.ROOT, whole ? "%.0f" : "%.3g", value);
    return (text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text) + " " + UNITS[unit];
  }
}

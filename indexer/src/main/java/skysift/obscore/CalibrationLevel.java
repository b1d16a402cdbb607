package skysift.obscore;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Locale;

/** Calibration level (ObsCore 1.1 §3.3.2). The ordinal is the number. */
public enum CalibrationLevel {
  RAW,
  INSTRUMENTAL,
  CALIBRATED,
  ENHANCED,
  ANALYSIS;

  /** The level of this number, 0 to 4; IllegalArgumentException for any other. */
  public static CalibrationLevel of(int number) {
    checkArgument(number >= 0 && number < values().length, "calibration level %s", number);
    return values()[number];
  }

  /** 0 to 4. */
  public int number() {
    return ordinal();
  }

  /** The standard's word, lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package skysift.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import skysift.obscore.ObsCoreColumn;

/** An axis along which a dataset has an interval. */
public enum Axis {
  /** MJD. */
  TIME(ObsCoreColumn.T_MIN, ObsCoreColumn.T_MAX),
  /** Vacuum metres. */
  WAVELENGTH(ObsCoreColumn.EM_MIN, ObsCoreColumn.EM_MAX);

  private final ObsCoreColumn least;
  private final ObsCoreColumn most;

  Axis(ObsCoreColumn least, ObsCoreColumn most) {
    this.least = least;
    this.most = most;
  }

  /** The column of the lower end. */
  public ObsCoreColumn least() {
    return least;
  }

  /** The column of the upper end. */
  public ObsCoreColumn most() {
    return most;
  }

  /** Name on the command line, lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The axis of that name, case ignored. */
  public static Optional<Axis> ofWord(String word) {
    return Arrays.stream(values()).filter(a -> a.word().equalsIgnoreCase(word.strip())).findFirst();
  }
}

package skysift.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import skysift.obscore.ObsCoreColumn;

/** An axis along which a dataset has an interval. */
public enum Axis {
  /** MJD. */
  TIME(ObsCoreColumn.T_MIN, ObsCoreColumn.T_MAX, 30),
  /** Vacuum metres. */
  WAVELENGTH(ObsCoreColumn.EM_MIN, ObsCoreColumn.EM_MAX, Double.POSITIVE_INFINITY);

  private final ObsCoreColumn least;
  private final ObsCoreColumn most;
  private final double longSpan;

  Axis(ObsCoreColumn least, ObsCoreColumn most, double longSpan) {
    this.least = least;
    this.most = most;
    this.longSpan = longSpan;
  }

  /**
   * An interval longer than this, in the unit of the axis, spans what was put together rather than
   * when or where it was observed; without end when any is as good as another.
   */
  public double longSpan() {
    return longSpan;
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

package skysift.search;

import java.util.Locale;

/** What is counted and listed. */
public enum Unit {
  OBSERVATIONS,
  DATASETS;

  /** Name on the command line, lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

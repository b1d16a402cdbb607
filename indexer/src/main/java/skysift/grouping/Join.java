package skysift.grouping;

import java.util.Comparator;

/**
 * Two sets that may be one observation, and why.
 *
 * @param first the one with the smaller name
 * @param exposure the exposure that joins them; empty when equal identifiers do
 * @param agreed the facility or collection that they agree on
 * @param days between their nearest times; infinite when one has none
 * @param degrees between their nearest fields; infinite when one has none
 */
record Join(
    ArchiveSet first,
    ArchiveSet second,
    String exposure,
    String agreed,
    double days,
    double degrees)
    implements Comparable<Join> {
  private static final Comparator<Join> NEAREST_FIRST =
      Comparator.comparingDouble(Join::days)
          .thenComparingDouble(Join::degrees)
          .thenComparing(Join::first)
          .thenComparing(Join::second);

  @Override
  public int compareTo(Join other) {
    return NEAREST_FIRST.compare(this, other);
  }

  boolean timesDisagree() {
    return Double.isFinite(days) && days > Joins.MOST_DAYS;
  }

  ArchiveSet other(ArchiveSet one) {
    return one.equals(first) ? second : first;
  }
}

package skysift.search;

/** How many match, in both units. */
public record Totals(long observations, long datasets) {
  /** The total in one unit. */
  public long in(Unit unit) {
    return unit == Unit.OBSERVATIONS ? observations : datasets;
  }
}

package skysift.vo;

/**
 * How a table ended.
 *
 * @param rows how many whole rows there were
 * @param ending whether that was all
 * @param message the service's own words or what broke; when complete a note on odd lines, or empty
 */
public record TableEnd(long rows, Ending ending, String message) {
  /** Whether that was all. */
  public enum Ending {
    COMPLETE,
    /** The service sent as many rows as it may; there are more (DALI QUERY_STATUS=OVERFLOW). */
    OVERFLOW,
    /** The stream broke off, or the service reported an error after the rows. */
    CUT
  }
}

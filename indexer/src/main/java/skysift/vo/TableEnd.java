package skysift.vo;

import java.util.Optional;

/**
 * How a table ended.
 *
 * @param rows how many whole rows there were
 * @param ending whether that was all
 * @param message the service's own words or what broke; when complete a note on odd lines, or empty
 * @param fault when it was cut by the connection: what kind of failure that was
 */
public record TableEnd(
    long rows, Ending ending, String message, Optional<ServiceException.Kind> fault) {
  /** Whether that was all. */
  public enum Ending {
    COMPLETE,
    /** The service sent as many rows as it may; there are more (DALI QUERY_STATUS=OVERFLOW). */
    OVERFLOW,
    /** The stream broke off, or the service reported an error after the rows. */
    CUT
  }

  /** An end that no fault of the connection brought about. */
  public TableEnd(long rows, Ending ending, String message) {
    this(rows, ending, message, Optional.empty());
  }
}

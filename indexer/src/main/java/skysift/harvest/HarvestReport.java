package skysift.harvest;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What came of one archive's part of a harvest, or of one import.
 *
 * @param source file, URL, or the query's service
 * @param archive name under which the rows are kept
 * @param began when
 * @param took how long
 * @param read rows the table held: those kept, those rejected, those outside of what was asked, and
 *     exact repeats, which are among the anomalies
 * @param kept datasets now in the index from it
 * @param replaced how many of the kept replaced an earlier version
 * @param rejected rows that could not be kept
 * @param anomalies what had to be guessed, repaired or rejected
 * @param absent mandatory ObsCore columns the table lacks, by name
 * @param ending how it ended
 * @param message the service's own words, what broke, and what the query could not find; empty when
 *     there is nothing to say
 * @param harvest what only a harvest has; empty for an import
 */
public record HarvestReport(
    String source,
    String archive,
    Instant began,
    Duration took,
    long read,
    long kept,
    long replaced,
    long rejected,
    ImmutableList<Anomaly> anomalies,
    ImmutableList<String> absent,
    Ending ending,
    String message,
    Optional<Harvested> harvest) {

  /** How it ended. What was whole is kept in every case. */
  public enum Ending {
    /** All rows came. */
    COMPLETE,
    /** There are more rows than came. */
    OVERFLOW,
    /** The table broke off. */
    CUT,
    /** It was stopped. */
    STOPPED,
    /** The service did not answer all that it was asked. */
    FAILED
  }

  /**
   * What only a harvest has.
   *
   * @param question what was asked, for reading
   * @param dialect how the region was put; empty when none was asked
   * @param queries what was sent, the first {@link #MOST_QUERIES}
   * @param queryCount how many queries were sent in all
   * @param slices how many slices are complete
   * @param open how many slices failed or were not asked, and will be when it is asked again
   * @param cut how many slices hold more rows than the service gives
   * @param fresh datasets that were not in the index before
   * @param changed datasets that were, and said something else
   * @param gone datasets that an earlier harvest of the same question found and this one did not
   * @param outside rows that the service sent and that are not in the region
   * @param unmatched the user's targets without data; empty when none were asked for
   * @param lacks what this archive's ObsCore is known not to hold
   * @param acknowledgement what the archive asks users to print
   */
  public record Harvested(
      String question,
      String dialect,
      ImmutableList<Query> queries,
      long queryCount,
      long slices,
      long open,
      long cut,
      long fresh,
      long changed,
      long gone,
      long outside,
      ImmutableList<String> unmatched,
      String lacks,
      String acknowledgement) {
    /** Of a harvest in many slices no more queries are kept. */
    public static final int MOST_QUERIES = 50;
  }

  /**
   * One query.
   *
   * @param adql as sent
   * @param rows that came
   * @param outcome "complete", "overflow", or what went wrong in the service's words
   */
  public record Query(String adql, long rows, String outcome) {}
}

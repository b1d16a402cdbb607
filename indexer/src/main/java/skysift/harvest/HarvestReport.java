package skysift.harvest;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.time.Instant;

/**
 * What came of one harvest or import.
 *
 * @param source file, URL, or the query's service
 * @param archive name under which the rows are kept
 * @param began when
 * @param took how long
 * @param read rows the table held: those kept, those rejected, and exact repeats, which are among
 *     the anomalies
 * @param kept datasets now in the index from it
 * @param replaced how many of the kept replaced an earlier version
 * @param rejected rows that could not be kept
 * @param anomalies what had to be guessed, repaired or rejected
 * @param absent mandatory ObsCore columns the table lacks, by name
 * @param ending how it ended: complete, overflow, cut or stopped
 * @param message the service's own words, what broke, and what the query could not find; empty when
 *     there is nothing to say
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
    String message) {

  /** How it ended. What was whole is kept in every case. */
  public enum Ending {
    COMPLETE,
    OVERFLOW,
    CUT,
    STOPPED
  }
}

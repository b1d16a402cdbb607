package skysift.harvest;

import java.time.Duration;

/**
 * How long services are waited for.
 *
 * @param query how long a query that is answered at once may take in all
 * @param job how long a job may take
 * @param retries how often a query that may work later is sent again
 * @param firstPause before the first of these; each further one is about twice as long
 * @param longestPause however long a service asks to be left alone
 */
public record Patience(
    Duration query, Duration job, int retries, Duration firstPause, Duration longestPause) {
  /** Ten minutes for a query, two hours for a job, three retries from two seconds on. */
  public static final Patience DEFAULT =
      new Patience(
          Duration.ofMinutes(10),
          Duration.ofHours(2),
          3,
          Duration.ofSeconds(2),
          Duration.ofMinutes(5));
}

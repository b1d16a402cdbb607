package skysift.fetch;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What came of fetching.
 *
 * @param outcomes one for each item, in their order
 * @param stopped whether it was stopped before the end
 */
public record FetchReport(ImmutableList<Outcome> outcomes, boolean stopped) {

  /** How one item ended. */
  public enum Ending {
    FETCHED,
    /** It was fetched before, and the file is still as it came. */
    THERE_ALREADY,
    /** There is nothing of it on the disk under a final name; asking again may go on with it. */
    FAILED,
    /** Its turn did not come. */
    NOT_STARTED
  }

  /**
   * What came of one item.
   *
   * @param file where it is; empty when it is not
   * @param bytes length of the file, 0 when there is none
   * @param message why it failed, or what was odd; may be empty
   */
  public record Outcome(
      FetchItem item, Ending ending, Optional<Path> file, long bytes, String message) {

    static Outcome failed(FetchItem item, String why) {
      return new Outcome(item, Ending.FAILED, Optional.empty(), 0, why);
    }

    static Outcome notStarted(FetchItem item) {
      return new Outcome(item, Ending.NOT_STARTED, Optional.empty(), 0, "stopped");
    }
  }

  /** How many ended so. */
  public long count(Ending ending) {
    return outcomes.stream().filter(outcome -> outcome.ending() == ending).count();
  }

  /** Bytes that came now. */
  public long bytes() {
    return outcomes.stream()
        .filter(outcome -> outcome.ending() == Ending.FETCHED)
        .mapToLong(Outcome::bytes)
        .sum();
  }
}

package skysift.harvest;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Something the normaliser had to guess, repair or reject, summed up over one import.
 *
 * @param kind what was odd, one short phrase, the same for all rows
 * @param count how many rows
 * @param example the first of them: row number and the odd value
 */
public record Anomaly(String kind, long count, String example) {
  public Anomaly {
    checkArgument(!kind.isBlank() && count > 0, "anomaly %s, %s rows", kind, count);
  }
}

package skysift.obscore;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * A value of a column that is not in ObsCore, kept as the archive sent it.
 *
 * @param name column name as sent
 * @param unit unit as sent, empty when none
 * @param text the value as text, never blank
 */
public record ExtraColumn(String name, String unit, String text) {
  public ExtraColumn {
    checkArgument(!name.isBlank(), "extra column without a name");
    checkArgument(!text.isBlank(), "extra column %s without a value", name);
  }
}

package skysift.harvest;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import skysift.sky.SkyPosition;

/**
 * One of the user's own targets.
 *
 * @param name as in the user's list; never blank, without a bar
 * @param columns what else the list says of it, by column
 */
public record Target(String name, SkyPosition position, ImmutableMap<String, String> columns) {
  public Target {
    checkArgument(!name.isBlank(), "target without a name");
    checkArgument(name.indexOf('|') < 0, "target %s has a bar in its name", name);
  }
}

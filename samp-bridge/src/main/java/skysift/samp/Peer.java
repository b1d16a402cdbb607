package skysift.samp;

import static com.google.common.base.Preconditions.checkNotNull;

import com.google.common.collect.ImmutableSet;
import java.util.Set;

/**
 * Another client that we can send to, as it described itself when it was asked.
 *
 * @param id its id at the hub; unique while that hub runs, the name is not
 * @param name what it calls itself; its id when it gave no name
 * @param description its own words, plain text; may be empty
 * @param mtypes the patterns it subscribes to, as it stated them: {@code table.load.votable},
 *     {@code table.load.*}, {@code *}
 */
public record Peer(String id, String name, String description, Set<String> mtypes) {

  public Peer {
    checkNotNull(id);
    checkNotNull(name);
    checkNotNull(description);
    mtypes = ImmutableSet.copyOf(mtypes);
  }

  /** Whether it subscribes to this MType, by name or by wildcard. */
  public boolean takes(String mtype) {
    return mtypes.stream().anyMatch(pattern -> matches(pattern, mtype));
  }

  /** Whether it subscribes to the kind of message that this payload becomes. */
  public boolean takes(Payload payload) {
    return takes(MTypes.of(payload));
  }

  /** Whether it subscribes to the kind of message that such payloads become. */
  public boolean takes(Class<? extends Payload> kind) {
    return takes(MTypes.of(kind));
  }

  /** SAMP allows a wildcard as the last atom only. */
  private static boolean matches(String pattern, String mtype) {
    if (pattern.equals("*") || pattern.equals(mtype)) {
      return true;
    }
    return pattern.endsWith(".*") && mtype.startsWith(pattern.substring(0, pattern.length() - 1));
  }
}

package skysift.samp;

import static com.google.common.base.Preconditions.checkNotNull;

import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import java.util.Set;

/**
 * Another client that we can send to, as it described itself when it was asked.
 *
 * @param id its id at the hub; unique while that hub runs, the name is not
 * @param name what it calls itself; its id when it gave no name
 * @param description its own words, plain text; may be empty
 * @param mtypes the patterns it subscribes to, as it stated them: {@code table.load.votable},
 *     {@code table.load.*}, {@code *}
 * @param icon address of its picture, as it stated it: anybody's, not checked
 * @param silent whether it left our last ping unanswered; programs that take no ping never are
 */
public record Peer(
    String id,
    String name,
    String description,
    Set<String> mtypes,
    Optional<String> icon,
    boolean silent) {

  public Peer {
    checkNotNull(id);
    checkNotNull(name);
    checkNotNull(description);
    mtypes = ImmutableSet.copyOf(mtypes);
    checkNotNull(icon);
  }

  /** Whether it subscribes to this MType, by name or by wildcard. */
  public boolean takes(String mtype) {
    return mtypes.stream().anyMatch(pattern -> matches(pattern, mtype));
  }

  /** Whether it subscribes to the kind of message that this payload becomes. */
  public boolean takes(Payload payload) {
    return takes(payload.getClass());
  }

  /** Whether it subscribes to the kind of message that such payloads become. */
  public boolean takes(Class<? extends Payload> kind) {
    return takes(mtypeFor(kind));
  }

  /** The kind of message in which it gets such payloads: Aladin takes coverages by script only. */
  String mtypeFor(Class<? extends Payload> kind) {
    String usual = MTypes.of(kind);
    boolean script = kind == Payload.Coverage.class && !takes(usual) && Aladin.is(this);
    return script ? MTypes.ALADIN_SCRIPT : usual;
  }

  Peer as(boolean isSilent) {
    return new Peer(id, name, description, mtypes, icon, isSilent);
  }

  /** SAMP allows a wildcard as the last atom only. */
  private static boolean matches(String pattern, String mtype) {
    if (pattern.equals("*") || pattern.equals(mtype)) {
      return true;
    }
    return pattern.endsWith(".*") && mtype.startsWith(pattern.substring(0, pattern.length() - 1));
  }
}

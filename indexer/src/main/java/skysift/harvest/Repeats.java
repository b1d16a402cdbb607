package skysift.harvest;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Remembers the rows of one import, so that none with the identity of an earlier one is lost: about
 * a hundred bytes a row. For one thread.
 */
final class Repeats {
  /** By identity: the content of its first row. */
  private final Map<Long, Long> first = new HashMap<>();

  /** By identity: the contents of all its rows, once there is a second. */
  private final Map<Long, Set<Long>> more = new HashMap<>();

  /**
   * Which row of its identity this is.
   *
   * @param identity what names the row
   * @param content all that the row says
   * @return 1 for the first, 2 and more for further ones that say something else, 0 for one that
   *     repeats an earlier one exactly
   */
  int ordinal(String identity, String content) {
    long name = digest(identity).asLong();
    long said = digest(content).asLong();
    Long before = first.putIfAbsent(name, said);
    if (before == null) {
      return 1;
    }
    Set<Long> contents = more.computeIfAbsent(name, n -> new HashSet<>(Set.of(before)));
    return contents.add(said) ? contents.size() : 0;
  }

  private static HashCode digest(String text) {
    return Hashing.sha256().hashString(text, StandardCharsets.UTF_8);
  }
}

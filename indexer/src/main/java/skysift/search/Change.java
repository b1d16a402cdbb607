package skysift.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What the last harvest or import of its archive said of a dataset. One that is gone stays gone
 * until it is there again or purged; of the others the last one first brought it, brought it with
 * another content, or did neither.
 */
public enum Change {
  CHANGED,
  GONE,
  NEW,
  UNCHANGED;

  /** As a value of the facet. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The change of that name, case ignored. */
  public static Optional<Change> ofWord(String word) {
    return Arrays.stream(values()).filter(c -> c.word().equalsIgnoreCase(word.strip())).findFirst();
  }
}

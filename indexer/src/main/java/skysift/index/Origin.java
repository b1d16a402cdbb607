package skysift.index;

import com.google.common.collect.ImmutableSet;
import java.time.Instant;
import java.util.Locale;

/**
 * A harvest or import that brought rows.
 *
 * @param number from 1 on, never used twice in an index
 * @param kind what it was
 * @param source where the rows came from, for people: a file, a URL, a question's name
 * @param archives whose rows it brought or asked for
 * @param began when, in whole seconds
 */
public record Origin(
    int number, Kind kind, String source, ImmutableSet<String> archives, Instant began) {
  /** What brought rows. */
  public enum Kind {
    IMPORT,
    HARVEST;

    /** Its name, lower case. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What a user types: {@code harvest-12}. */
  public String token() {
    return kind.word() + "-" + number;
  }
}

package skysift.obscore;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;

/**
 * Names an observation: the datasets, of one archive or several, that are shown as one.
 *
 * @param token short, of {@code [a-z0-9_-]}, starting with {@code o-}; what a user types
 */
public record ObservationKey(String token) implements Comparable<ObservationKey> {
  public ObservationKey {
    checkArgument(isKey(token), "not an observation key: %s", token);
  }

  /** Whether the text could be an observation key; says nothing of its being in an index. */
  public static boolean isKey(String text) {
    return DatasetKey.isToken("o-", text);
  }

  /** The key made from what identifies the observation; equal parts give equal keys. */
  public static ObservationKey of(List<String> parts) {
    return new ObservationKey("o-" + DatasetKey.digest("observation", parts, 1));
  }

  @Override
  public int compareTo(ObservationKey other) {
    return token.compareTo(other.token);
  }

  @Override
  public String toString() {
    return token;
  }
}

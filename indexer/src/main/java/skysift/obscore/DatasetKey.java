package skysift.obscore;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.CharMatcher;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What makes a row the same row at the next harvest.
 *
 * @param token short, of {@code [a-z0-9_-]}, starting with {@code d-}; what a user types
 */
public record DatasetKey(String token) implements Comparable<DatasetKey> {
  private static final String PREFIX = "d-";
  private static final CharMatcher CHARACTERS =
      CharMatcher.inRange('a', 'z').or(CharMatcher.inRange('0', '9')).or(CharMatcher.anyOf("_-"));
  private static final BaseEncoding ENCODING = BaseEncoding.base32().omitPadding();

  /** 80 bits: among a thousand million keys a collision has odds of one in a million. */
  private static final int BYTES = 10;

  public DatasetKey {
    checkArgument(isKey(token), "not a dataset key: %s", token);
  }

  /** Whether the text could be a dataset key; says nothing of its being in an index. */
  public static boolean isKey(String text) {
    return isToken(PREFIX, text);
  }

  static boolean isToken(String prefix, String text) {
    return text.startsWith(prefix)
        && text.length() > prefix.length()
        && CHARACTERS.matchesAllOf(text);
  }

  /**
   * The key of a row.
   *
   * @param archive name of the archive
   * @param identity values of the archive's identity columns, in order; null where not stated
   * @param ordinal 1, or 2 and more for further rows of one import with the same identity
   */
  public static DatasetKey of(String archive, List<String> identity, int ordinal) {
    checkArgument(ordinal >= 1, "ordinal %s", ordinal);
    return new DatasetKey(PREFIX + digest(archive, identity, ordinal));
  }

  static String digest(String first, List<String> more, int ordinal) {
    Hasher hasher = Hashing.sha256().newHasher();
    hasher.putString(first, StandardCharsets.UTF_8).putByte((byte) 0);
    for (String value : more) {
      hasher.putBoolean(value != null);
      hasher.putString(value == null ? "" : value, StandardCharsets.UTF_8).putByte((byte) 0);
    }
    byte[] hash = hasher.putInt(ordinal).hash().asBytes();
    return ENCODING.encode(Arrays.copyOf(hash, BYTES)).toLowerCase(Locale.ROOT);
  }

  @Override
  public int compareTo(DatasetKey other) {
    return token.compareTo(other.token);
  }

  @Override
  public String toString() {
    return token;
  }
}

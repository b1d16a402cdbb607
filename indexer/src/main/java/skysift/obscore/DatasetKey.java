package skysift.obscore;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What makes a row the same row at the next harvest.
 *
 * @param token short, of {@code [a-z0-9_-]}, starting with {@code d-}; what a user types
 */
public record DatasetKey(String token) implements Comparable<DatasetKey> {
  private static final String PREFIX = "d-";
  private static final BaseEncoding ENCODING = BaseEncoding.base32().lowerCase();
  private static final char END = '\0';
  private static final char STATED = '\1';

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
    if (!text.startsWith(prefix) || text.length() == prefix.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean allowed = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_' || c == '-';
      if (!allowed) {
        return false;
      }
    }
    return true;
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
    // one after the other, each behind whether it is stated and before a zero
    StringBuilder text = new StringBuilder(128).append(first).append(END);
    for (String value : more) {
      text.append(value == null ? END : STATED).append(value == null ? "" : value).append(END);
    }
    byte[] hash =
        Hashing.sha256()
            .newHasher()
            .putString(text, StandardCharsets.UTF_8)
            .putInt(ordinal)
            .hash()
            .asBytes();
    return ENCODING.encode(hash, 0, BYTES);
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

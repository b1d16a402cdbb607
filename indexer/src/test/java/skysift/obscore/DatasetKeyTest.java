package skysift.obscore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.BDDAssertions.then;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys stand in indexes and in files of users: the same row has the same one for ever. */
class DatasetKeyTest {
  @Test
  void a_key_is_the_digest_of_archive_and_identity_in_base_32() {
    List<String> odd = Arrays.asList("ivo://cadc.nrc.ca/HST?u29r4d02t/\u00e9\u03b1", null, "", "1");
    for (int ordinal : new int[] {1, 2, 300}) {
      // WHEN
      DatasetKey key = DatasetKey.of("MAST", odd, ordinal);
      // THEN
      then(key.token()).isEqualTo("d-" + expected("MAST", odd, ordinal));
    }
    then(ObservationKey.of(List.of("id", "hst", "u29")).token())
        .isEqualTo("o-" + expected("observation", List.of("id", "hst", "u29"), 1));
  }

  private static String expected(String first, List<String> more, int ordinal) {
    Hasher hasher = Hashing.sha256().newHasher();
    hasher.putString(first, UTF_8).putByte((byte) 0);
    for (String value : more) {
      hasher.putBoolean(value != null);
      hasher.putString(value == null ? "" : value, UTF_8).putByte((byte) 0);
    }
    byte[] hash = Arrays.copyOf(hasher.putInt(ordinal).hash().asBytes(), 10);
    return BaseEncoding.base32().omitPadding().encode(hash).toLowerCase(Locale.ROOT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "d-", "o-aaaa", "d-A", "d-a b", "d-\u00e9", "d-a.", "a", "d-a`", "d-{"})
  void other_texts_are_no_keys(String text) {
    then(DatasetKey.isKey(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"d-a", "d-z9_-0", "d-2kq7abcdefghijkl"})
  void tokens_are_keys(String text) {
    then(DatasetKey.isKey(text)).isTrue();
  }
}

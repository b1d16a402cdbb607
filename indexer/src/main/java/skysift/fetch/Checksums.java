package skysift.fetch;

import com.google.common.hash.HashCode;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import com.google.common.io.Files;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checksums of files, and those that servers announce (RFC 9530, RFC 3230, Content-MD5). */
final class Checksums {
  private static final Pattern SHA256 =
      Pattern.compile("(?i)sha-256\\s*=\\s*:?([A-Za-z0-9+/]{43}=)");
  private static final Pattern MD5 = Pattern.compile("(?i)\\bmd5\\s*=\\s*:?([A-Za-z0-9+/]{22}==)");

  private Checksums() {}

  /** What a server says that a whole file's checksum is. */
  record Announced(HashFunction function, byte[] value, String name) {
    /** Whether the file is another. */
    boolean differs(Path file) throws IOException {
      HashCode hash = Files.asByteSource(file.toFile()).hash(function);
      return !Arrays.equals(hash.asBytes(), value);
    }
  }

  /** SHA-256 of a file, hexadecimal. */
  static String sha256(Path file) throws IOException {
    return Files.asByteSource(file.toFile()).hash(Hashing.sha256()).toString();
  }

  /** The strongest checksum that came with a whole file; empty when none did. */
  @SuppressWarnings("deprecation")
  static Optional<Announced> announced(HttpHeaders headers) {
    String digests =
        String.join(", ", headers.allValues("repr-digest"))
            + ", "
            + String.join(", ", headers.allValues("digest"))
            + ", "
            + headers.firstValue("content-md5").map(value -> "md5=" + value.strip()).orElse("");
    Matcher sha = SHA256.matcher(digests);
    if (sha.find()) {
      byte[] value = Base64.getDecoder().decode(sha.group(1));
      return Optional.of(new Announced(Hashing.sha256(), value, "SHA-256"));
    }
    Matcher md5 = MD5.matcher(digests);
    return md5.find()
        ? Optional.of(new Announced(Hashing.md5(), Base64.getDecoder().decode(md5.group(1)), "MD5"))
        : Optional.empty();
  }
}

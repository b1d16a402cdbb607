package skysift.grouping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file behind an access URL, as far as the URL shows it.
 *
 * @param uri the origin's own artifact URI, such as {@code mast:HST/product/u29r4d02t_drw.fits};
 *     empty when not visible
 * @param owner prefix of that URI; empty when not visible
 * @param fileName folded, without path and compression; empty when the URL shows none
 */
record Artifact(String uri, String owner, String fileName) {
  private static final Artifact NONE = new Artifact("", "", "");

  /** A URI in parameter {@code uri} (MAST), or after {@code /files/} (CADC). */
  private static final Pattern URI =
      Pattern.compile("(?:[?&]uri=|/files/)(([a-zA-Z][a-zA-Z0-9.+-]*):[^/?#&][^?#&]*)");

  private static final Pattern PATH = Pattern.compile("^[a-zA-Z]+://[^/?#]+([^?#]*)");
  private static final Pattern COMPRESSION = Pattern.compile("\\.(gz|fz|bz2|xz|z|zip)$");

  /** What the URL shows; nothing for null. */
  static Artifact of(String url) {
    if (url == null) {
      return NONE;
    }
    Optional<String> decoded = decode(url);
    Matcher uri = URI.matcher(decoded.orElse(url));
    if (uri.find()) {
      return new Artifact(uri.group(1), Names.fold(uri.group(2)), fileName(uri.group(1)));
    }
    Matcher path = PATH.matcher(decoded.orElse(url));
    return path.find() ? new Artifact("", "", fileName(path.group(1))) : NONE;
  }

  /** The last part of a path; empty when it has no extension, so is no file. */
  private static String fileName(String path) {
    String last = Names.fold(path.substring(path.lastIndexOf('/') + 1));
    String name = COMPRESSION.matcher(last).replaceFirst("");
    return name.lastIndexOf('.') > 0 ? name : "";
  }

  /** Percent signs resolved; empty when they are no code, and the URL is taken as it stands. */
  private static Optional<String> decode(String url) {
    try {
      return Optional.of(URLDecoder.decode(url.replace("+", "%2B"), UTF_8));
    } catch (IllegalArgumentException notEncoded) {
      return Optional.empty();
    }
  }
}

package skysift.harvest;

import com.google.common.collect.ImmutableMap;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import skysift.obscore.Access;

/** One spelling for each media type of access_format (ObsCore 1.1 §4.7). */
final class MediaTypes {
  /** DataLink, as RFC 2045 would have it: no blank, no quotes. */
  static final String LINKS = "application/x-votable+xml;content=datalink";

  static final String DIRECTORY = "application/x-directory";
  static final String FITS = "application/fits";

  /** The standard's term for a FITS file in gzip, whatever is inside. */
  static final String GZIPPED_FITS = "image/x-fits-gzip";

  static final String TAR = "application/x-tar";
  static final String GZIPPED_TAR = "application/x-tar-gzip";
  static final String VOTABLE = "application/x-votable+xml";

  private static final Pattern TYPE = Pattern.compile("[a-z]+/[a-z0-9][a-z0-9.+_-]*");

  /** Media types that occur under other names. */
  private static final ImmutableMap<String, String> SYNONYMS =
      ImmutableMap.<String, String>builder()
          .put("application/x-fits", FITS)
          .put("image/x-fits", "image/fits")
          .put("image/jpg", "image/jpeg")
          .put("image/pjpeg", "image/jpeg")
          .put("image/x-png", "image/png")
          .put("application/tar", TAR)
          .put("application/x-gtar", TAR)
          .put("application/x-gtar-compressed", GZIPPED_TAR)
          .put("application/x-compressed-tar", GZIPPED_TAR)
          .put("application/tar+gzip", GZIPPED_TAR)
          .put("application/x-zip", "application/zip")
          .put("application/x-zip-compressed", "application/zip")
          .put("application/x-gzip", "application/gzip")
          .put("text/xml+votable", VOTABLE)
          .put("application/x-votable", VOTABLE)
          .put("inode/directory", DIRECTORY)
          .buildOrThrow();

  /** Bare words, and file names' endings; longer endings before the shorter ones they end with. */
  private static final ImmutableMap<String, String> ENDINGS =
      ImmutableMap.<String, String>builder()
          .put("fits.gz", GZIPPED_FITS)
          .put("fit.gz", GZIPPED_FITS)
          .put("fts.gz", GZIPPED_FITS)
          .put("ftz", GZIPPED_FITS)
          .put("fits.fz", FITS)
          .put("fits", FITS)
          .put("fit", FITS)
          .put("fts", FITS)
          .put("fz", FITS)
          .put("tar.gz", GZIPPED_TAR)
          .put("tgz", GZIPPED_TAR)
          .put("tar", TAR)
          .put("zip", "application/zip")
          .put("jpeg", "image/jpeg")
          .put("jpg", "image/jpeg")
          .put("png", "image/png")
          .put("gif", "image/gif")
          .put("pdf", "application/pdf")
          .put("ps", "application/postscript")
          .put("vot", VOTABLE)
          .put("votable", VOTABLE)
          .put("xml", "text/xml")
          .put("html", "text/html")
          .put("htm", "text/html")
          .put("csv", "text/csv")
          .put("tsv", "text/tab-separated-values")
          .put("txt", "text/plain")
          .put("text", "text/plain")
          .put("ascii", "text/plain")
          .put("log", "text/plain")
          .put("directory", DIRECTORY)
          .buildOrThrow();

  private MediaTypes() {}

  /**
   * The one spelling of what an archive wrote: case, blanks and quotes folded, bare words such as
   * {@code fits} made media types. Empty when it is neither.
   */
  static Optional<String> spelled(String said) {
    if (Access.saysLinks(said)) {
      return Optional.of(LINKS);
    }
    String plain = said.toLowerCase(Locale.ROOT).replaceAll("[\\s\"]", "");
    String[] parts = plain.split(";", 2);
    String parameters = parts.length > 1 && !parts[1].isEmpty() ? ";" + parts[1] : "";
    if (TYPE.matcher(parts[0]).matches()) {
      return Optional.of(SYNONYMS.getOrDefault(parts[0], parts[0]) + parameters);
    }
    return Optional.ofNullable(ENDINGS.get(parts[0].replaceFirst("^\\.", "")));
  }

  /** What the end of a file's name tells; empty when it tells nothing. */
  static Optional<String> ofExtension(FileName file) {
    return ENDINGS.entrySet().stream()
        .filter(entry -> file.name().endsWith("." + entry.getKey()))
        .map(ImmutableMap.Entry::getValue)
        .findFirst();
  }

  /** Whether a media type only says that there are bytes, or that they are packed. */
  static boolean saysNothing(String mediaType) {
    return mediaType.equals("application/octet-stream")
        || mediaType.equals("binary/octet-stream")
        || mediaType.equals("application/gzip")
        || mediaType.equals("application/unknown");
  }
}

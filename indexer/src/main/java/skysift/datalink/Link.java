package skysift.datalink;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import skysift.obscore.Access;

/**
 * One row of a links table (DataLink 1.1 §3.2): something to fetch, a service to call, or what went
 * wrong. Texts are foreign: never rendered as HTML.
 */
public sealed interface Link {
  /** The ID the row answers, as the service echoed it; may be blank. */
  String id();

  /** The term: {@code #this} for core terms, a full URI for others; {@code ""} when missing. */
  Semantics semantics();

  /** The only text that tells equal semantics apart; may be empty. */
  String description();

  /**
   * Something to fetch.
   *
   * @param url complete URL as sent
   * @param contentType media type as sent; empty when not stated
   * @param contentLength bytes
   * @param contentQualifier what the product is (product-type vocabulary); empty when not stated
   */
  record Product(
      String id,
      Semantics semantics,
      String description,
      String url,
      Optional<String> contentType,
      OptionalLong contentLength,
      Optional<String> contentQualifier)
      implements Link {

    /** Whether it is a FITS file, packed or not: by media type, by name where that is vague. */
    public boolean isFits() {
      return isOf("fits", "fits?|ftz|fts");
    }

    /** Whether it is a VOTable that holds data, told as {@link #isFits}; no links document. */
    public boolean isVoTable() {
      return isOf("votable", "vot|votable");
    }

    private boolean isOf(String word, String endings) {
      String type = contentType.orElse("").toLowerCase(Locale.ROOT);
      if (type.contains(word)) {
        return !Access.saysLinks(type);
      }
      boolean vague = type.isEmpty() || type.contains("octet-stream") || type.contains("gzip");
      return vague && hasEnding("(" + endings + ")(\\.(gz|fz))?");
    }

    /** Whether the file's name, without query and fragment, ends so. */
    boolean hasEnding(String pattern) {
      String path = url.replaceFirst("[?#].*", "").toLowerCase(Locale.ROOT);
      return path.matches(".*\\.(" + pattern + ")");
    }
  }

  /**
   * A service to call.
   *
   * @param url its base URL; empty when the document does not describe it
   * @param serviceDef XML ID of its descriptor in the document
   * @param contentType media type of what it gives; empty when not stated
   * @param standardId the standard it follows; empty when none
   */
  record ServiceCall(
      String id,
      Semantics semantics,
      String description,
      Optional<String> url,
      String serviceDef,
      Optional<String> contentType,
      Optional<String> standardId)
      implements Link {}

  /**
   * What went wrong for this ID (DataLink 1.1 §3.4).
   *
   * @param error the service's own words
   */
  record LinkFault(String id, Semantics semantics, String description, String error)
      implements Link {}
}

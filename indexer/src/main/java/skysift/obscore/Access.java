package skysift.obscore;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a dataset is reached (ObsCore 1.1 §4.6 to §4.8).
 *
 * @param url complete URL, as the archive gave it
 * @param format media type as normalised; empty when not stated
 * @param sizeKilobytes estimated size in kilobytes
 */
public record Access(String url, Optional<String> format, OptionalLong sizeKilobytes) {

  /**
   * Whether the URL leads to a DataLink document: a VOTable type with parameter {@code
   * content=datalink}, in any spelling.
   */
  public boolean isLinks() {
    return format.map(Access::saysLinks).orElse(false);
  }

  /** Whether a media type marks a DataLink document (ObsCore 1.1 §4.7, DataLink 1.1 §3.3). */
  public static boolean saysLinks(String mediaType) {
    String[] parts =
        mediaType.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "").split(";");
    boolean votable = parts[0].equals("application/x-votable+xml") || parts[0].equals("text/xml");
    for (int i = 1; i < parts.length; i++) {
      if (votable && parts[i].strip().equals("content=datalink")) {
        return true;
      }
    }
    return false;
  }
}

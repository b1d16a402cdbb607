package skysift.harvest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The name of the file that a URL leads to, as far as the URL tells; lower case. */
record FileName(String name) {

  /**
   * The last part of the path or, for a service that is given the file, of the query's last value
   * that ends like a file ({@code ?uri=mast:HST/product/a.fits}). What is asked for by an ID is not
   * what comes: links services take such IDs. Empty for a directory.
   */
  static FileName of(String url) {
    String withoutFragment = url.split("#", 2)[0];
    String[] parts = withoutFragment.split("\\?", 2);
    String path = lastPart(decoded(parts[0]));
    if (parts.length == 1 || hasExtension(path)) {
      return new FileName(path);
    }
    String found = path;
    for (String parameter : parts[1].split("&")) {
      String value = lastPart(decoded(parameter.substring(parameter.indexOf('=') + 1)));
      boolean id = parameter.regionMatches(true, 0, "id=", 0, 3);
      found = !id && hasExtension(value) ? value : found;
    }
    return new FileName(found);
  }

  /** Whether the name ends with one of these. */
  boolean endsWith(String... endings) {
    for (String ending : endings) {
      if (name.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasExtension(String name) {
    return MediaTypes.ofExtension(new FileName(name)).isPresent();
  }

  private static String lastPart(String text) {
    int cut = Math.max(text.lastIndexOf('/'), text.lastIndexOf(':'));
    return text.substring(cut + 1).strip().toLowerCase(Locale.ROOT);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // A stray percent sign: then it is no escape.
      return text;
    }
  }
}

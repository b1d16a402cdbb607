package skysift.fetch;

import com.google.common.io.Files;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of files on any system, made of what servers say: no folders, no blanks (DS9 does not
 * decode them), nothing hidden, nothing that a system reserves.
 */
final class FileNames {
  private static final int LONGEST = 120;
  private static final Pattern DISPOSITION =
      Pattern.compile("(?i)filename\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))");
  private static final Pattern DISPOSITION_UTF8 =
      Pattern.compile("(?i)filename\\*\\s*=\\s*UTF-8'[^']*'([^;\\s]+)");
  private static final Pattern RESERVED =
      Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");
  private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,8}(\\.(gz|fz|Z|bz2))?$");

  private FileNames() {}

  /**
   * A safe name.
   *
   * @param disposition value of Content-Disposition (RFC 6266)
   * @param type media type that came
   */
  static String of(URI url, Optional<String> disposition, String type) {
    String said = disposition.map(FileNames::said).orElse("");
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    String last = safe(said.isBlank() ? decoded(path.substring(path.lastIndexOf('/') + 1)) : said);
    if (last.isEmpty() || !ENDING.matcher(last).find() && !ending(type).isEmpty()) {
      String query = url.getRawQuery() == null ? "" : safe(tail(decoded(url.getRawQuery())));
      last = last.isEmpty() ? query : query.isEmpty() ? last : last + "-" + query;
      last = last.isEmpty() ? "product" : last;
      last = ENDING.matcher(last).find() && ending(type).isEmpty() ? last : last + ending(type);
    }
    return shortened(last);
  }

  private static String said(String disposition) {
    Matcher utf8 = DISPOSITION_UTF8.matcher(disposition);
    if (utf8.find()) {
      return decoded(utf8.group(1));
    }
    Matcher plain = DISPOSITION.matcher(disposition);
    return plain.find() ? (plain.group(1) == null ? plain.group(2) : plain.group(1)) : "";
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** What tells one query of a service from another: the end of it. */
  private static String tail(String query) {
    return query.length() <= LONGEST / 2 ? query : query.substring(query.length() - LONGEST / 2);
  }

  private static String safe(String text) {
    String name =
        text.replaceAll("[/\\\\]+", "_")
            .replaceAll("[^\\p{L}\\p{N}._+=,@-]+", "_")
            .replaceAll("\\.{2,}", ".")
            .replaceAll("^[._-]+|[._]+$", "");
    return RESERVED.matcher(name).matches() ? "_" + name : name;
  }

  private static String shortened(String name) {
    if (name.length() <= LONGEST) {
      return name;
    }
    Matcher ending = ENDING.matcher(name);
    String end = ending.find() ? ending.group() : "";
    return name.substring(0, LONGEST - end.length()).replaceAll("[._]+$", "") + end;
  }

  private static String ending(String type) {
    String word = type.toLowerCase(Locale.ROOT).replaceAll("\\s*;.*", "");
    return switch (word) {
      case "application/fits", "image/fits" -> ".fits";
      case "application/x-votable+xml", "text/xml", "application/xml" -> ".xml";
      case "image/jpeg" -> ".jpg";
      case "image/png" -> ".png";
      case "image/gif" -> ".gif";
      case "text/plain" -> ".txt";
      case "text/html" -> ".html";
      case "text/csv" -> ".csv";
      case "application/pdf" -> ".pdf";
      case "application/json" -> ".json";
      case "application/x-tar" -> ".tar";
      case "application/gzip", "application/x-gzip" -> ".gz";
      default -> "";
    };
  }

  /** The n-th name of files that would have the same. */
  static String numbered(String name, int n) {
    if (n < 2) {
      return name;
    }
    Matcher ending = ENDING.matcher(name);
    String end = ending.find() ? ending.group() : "";
    String stem = end.isEmpty() ? name : name.substring(0, name.length() - end.length());
    return stem + "-" + n + end;
  }

  /** The ending of a name, without the dot. */
  static String extension(String name) {
    return Files.getFileExtension(name).toLowerCase(Locale.ROOT);
  }
}

package skysift.vo;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** URLs as archives write them, made such that {@link URI} takes them. */
final class WebAddress {
  private static final Pattern PARTS =
      Pattern.compile("(https?)://([^/?#]+)([^#]*)(?:#(.*))?", Pattern.CASE_INSENSITIVE);

  private static final String ALLOWED = "-._~:/?@!$&'()*+,;=";

  private WebAddress() {}

  static URI parse(String text) {
    String line = text.strip().replaceAll("[\\r\\n\\t]", "");
    Matcher parts = PARTS.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException("\"" + shown(line) + "\" is not an http or https URL");
    }
    String fragment = parts.group(4) == null ? "" : "#" + encoded(parts.group(4));
    String scheme = parts.group(1).toLowerCase(Locale.ROOT);
    try {
      URI uri = new URI(scheme + "://" + parts.group(2) + encoded(parts.group(3)) + fragment);
      if (uri.getHost() == null) {
        throw new IllegalArgumentException("\"" + shown(line) + "\" names no valid host");
      }
      return uri;
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("\"" + shown(line) + "\" is not a URL", e);
    }
  }

  /** A redirect's target, which may be relative, as an absolute text. */
  static String resolve(URI from, String location) {
    String target = location.strip();
    if (target.matches("(?i)[a-z][a-z0-9+.-]*:.*")) {
      return target;
    }
    int query = target.indexOf('?') < 0 ? target.length() : target.indexOf('?');
    String path = encoded(target.substring(0, query));
    return from.resolve(path + encoded(target.substring(query))).toString();
  }

  private static String encoded(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (c == '%' ? isEscape(text, i) : isAllowed(c)) {
        out.appendCodePoint(c);
      } else {
        escape(c, out);
      }
      i += Character.charCount(c);
    }
    return out.toString();
  }

  private static boolean isAllowed(int c) {
    return c < 128 && (Character.isLetterOrDigit(c) || ALLOWED.indexOf(c) >= 0);
  }

  private static boolean isEscape(String text, int at) {
    return at + 2 < text.length()
        && Character.digit(text.charAt(at + 1), 16) >= 0
        && Character.digit(text.charAt(at + 2), 16) >= 0;
  }

  private static void escape(int codePoint, StringBuilder out) {
    for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
      out.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
    }
  }

  private static String shown(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "...";
  }
}

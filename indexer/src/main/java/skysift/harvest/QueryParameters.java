package skysift.harvest;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Parameters that an archive puts into access_url for one query only, so that the same file has
 * another address at the next harvest. They do not count in a row's identity:
 *
 * <ul>
 *   <li>{@code runid}: CADC, names the query
 *   <li>{@code fastid}: IRSA, a key into the present state of a table
 *   <li>signatures with their dates of expiry: Rubin and other services on commercial clouds
 *       ({@code X-Amz-...}, {@code X-Goog-...}, {@code AWSAccessKeyId}, {@code GoogleAccessId},
 *       {@code Signature}, {@code Expires}, {@code Policy}, {@code Key-Pair-Id})
 *   <li>{@code token}, {@code access_token}, {@code sessionid}, {@code jsessionid}: the login
 * </ul>
 */
final class QueryParameters {
  private static final ImmutableSet<String> OF_ONE_QUERY =
      ImmutableSet.of(
          "runid",
          "fastid",
          "awsaccesskeyid",
          "googleaccessid",
          "signature",
          "expires",
          "policy",
          "key-pair-id",
          "token",
          "access_token",
          "sessionid",
          "jsessionid");

  private static final Pattern SESSION = Pattern.compile("(?i);jsessionid=[^?#/]*");

  private QueryParameters() {}

  /** The URL without those parameters; the others stay as they are, in their order. */
  static String stripped(String url) {
    String plain = url.indexOf(';') < 0 ? url : SESSION.matcher(url).replaceFirst("");
    int mark = plain.indexOf('?');
    if (mark < 0) {
      return plain;
    }
    List<String> kept = new ArrayList<>();
    for (String parameter : plain.substring(mark + 1).split("&")) {
      if (!ofOneQuery(parameter.split("=", 2)[0].toLowerCase(Locale.ROOT))) {
        kept.add(parameter);
      }
    }
    String path = plain.substring(0, mark);
    return kept.isEmpty() ? path : path + "?" + String.join("&", kept);
  }

  private static boolean ofOneQuery(String name) {
    return OF_ONE_QUERY.contains(name) || name.startsWith("x-amz-") || name.startsWith("x-goog-");
  }
}

package skysift.samp;

import static com.google.common.base.Preconditions.checkArgument;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.astrogrid.samp.SampUtils;

/** Turns a message of a peer into the payload it carries. Nothing in it is trusted. */
final class MessageReader {

  /** No table that fits into a message has more rows. */
  private static final int MOST_ROWS = 5_000_000;

  /** No address or name is longer. */
  private static final int LONGEST = 8_000;

  private MessageReader() {}

  /**
   * Reads a message.
   *
   * @throws IllegalArgumentException saying what is missing or wrong
   */
  static Payload read(String mtype, Map<?, ?> params) {
    return switch (mtype) {
      case MTypes.TABLE ->
          new Payload.Table(url(params), text(params, "table-id"), text(params, "name"));
      case MTypes.FITS_TABLE ->
          new Payload.FitsTable(url(params), text(params, "table-id"), text(params, "name"));
      case MTypes.IMAGE ->
          new Payload.FitsImage(url(params), text(params, "image-id"), text(params, "name"));
      case MTypes.COVERAGE ->
          new Payload.Coverage(url(params), text(params, "coverage-id"), text(params, "name"));
      case MTypes.SPECTRUM ->
          new Payload.Spectrum(
              url(params), text(params, "spectrum-id"), text(params, "name"), meta(params));
      case MTypes.POINT -> new Payload.SkyPoint(number(params, "ra"), number(params, "dec"));
      case MTypes.HIGHLIGHT ->
          new Payload.RowHighlight(
              text(params, "table-id"), optionalUrl(params), row(required(params, "row")));
      case MTypes.SELECT ->
          new Payload.RowSelection(text(params, "table-id"), optionalUrl(params), rows(params));
      default -> throw new IllegalArgumentException("not a kind of message we read");
    };
  }

  private static String text(Map<?, ?> params, String key) {
    Object value = params.get(key);
    if (value == null) {
      return null;
    }
    checkArgument(value instanceof String, "%s is not a string", key);
    String text = (String) value;
    checkArgument(text.length() <= LONGEST, "%s is of %s characters", key, text.length());
    return text.isEmpty() ? null : text;
  }

  private static String required(Map<?, ?> params, String key) {
    String text = text(params, key);
    checkArgument(text != null, "%s is missing", key);
    return text;
  }

  private static URI url(Map<?, ?> params) {
    return uri(required(params, "url"));
  }

  private static URI optionalUrl(Map<?, ?> params) {
    String text = text(params, "url");
    return text == null ? null : uri(text);
  }

  /** Some senders leave blanks and brackets in an address as they are. */
  private static URI uri(String text) {
    StringBuilder encoded = new StringBuilder();
    for (char c : text.strip().toCharArray()) {
      if (" \"<>\\^`{|}[]".indexOf(c) >= 0) {
        encoded.append(String.format("%%%02X", (int) c));
      } else {
        encoded.append(c);
      }
    }
    try {
      return new URI(encoded.toString());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not an address: " + SafeText.shown(text), e);
    }
  }

  private static double number(Map<?, ?> params, String key) {
    String text = required(params, key);
    try {
      return SampUtils.decodeFloat(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + " is no number: " + SafeText.shown(text), e);
    }
  }

  private static long row(String text) {
    try {
      return SampUtils.decodeLong(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("no row number: " + SafeText.shown(text), e);
    }
  }

  private static List<Long> rows(Map<?, ?> params) {
    Object value = params.get("row-list");
    checkArgument(value instanceof List, "row-list is missing, or no list");
    List<?> list = (List<?>) value;
    checkArgument(list.size() <= MOST_ROWS, "a list of %s rows", list.size());
    return list.stream().map(each -> row(String.valueOf(each))).toList();
  }

  private static Map<String, String> meta(Map<?, ?> params) {
    Map<String, String> meta = new HashMap<>();
    if (params.get("meta") instanceof Map<?, ?> given) {
      given.forEach((key, value) -> meta.put(String.valueOf(key), String.valueOf(value)));
    }
    return meta;
  }
}

package skysift.search;

import com.google.common.collect.ImmutableMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of one file behind a dataset.
 *
 * @param type a short word, such as {@code fits}; {@link Facet#NOT_STATED} when unknown
 * @param semantics the link's term, {@code #this} for a file that is the dataset itself
 * @param bytes its size
 */
public record FileFact(String type, String semantics, OptionalLong bytes) {

  /** Words for what media types and names' endings contain; the first that fits. */
  private static final ImmutableMap<String, String> WORDS =
      ImmutableMap.<String, String>builder()
          .put("content=datalink", "links")
          .put("fits", "fits")
          .put("votable", "votable")
          .put("jpeg", "jpeg")
          .put("png", "png")
          .put("gif", "gif")
          .put("html", "html")
          .put("hips", "hips")
          .put("hdf", "hdf5")
          .put("parquet", "parquet")
          .put("tar", "tar")
          .put("zip", "zip")
          .put("pdf", "pdf")
          .put("json", "json")
          .put("csv", "csv")
          .put("directory", "directory")
          .put("text/plain", "text")
          .build();

  private static final ImmutableMap<String, String> ENDINGS =
      ImmutableMap.<String, String>builder()
          .put("(fits?|ftz|fts)(\\.(gz|fz))?", "fits")
          .put("vot|votable", "votable")
          .put("jpe?g", "jpeg")
          .put("png", "png")
          .put("tar(\\.gz)?|tgz", "tar")
          .put("txt|log|readme", "text")
          .put("html?", "html")
          .put("pdf", "pdf")
          .build();

  /**
   * A file by its media type, by its name where that says too little.
   *
   * @param contentType media type as sent
   */
  public static FileFact of(
      Optional<String> contentType, String url, String semantics, OptionalLong bytes) {
    return new FileFact(type(contentType.orElse(""), url), semantics, bytes);
  }

  private static String type(String contentType, String url) {
    String type = contentType.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s\"]", "");
    boolean packed = type.equals("application/gzip") || type.equals("application/x-gzip");
    boolean vague = type.isEmpty() || packed || type.equals("application/octet-stream");
    if (vague) {
      String path = url.replaceFirst("[?#].*", "").toLowerCase(Locale.ROOT);
      for (Map.Entry<String, String> ending : ENDINGS.entrySet()) {
        if (path.matches(".*\\.(" + ending.getKey() + ")")) {
          return ending.getValue();
        }
      }
      return packed ? "gzip" : Facet.NOT_STATED;
    }
    for (Map.Entry<String, String> word : WORDS.entrySet()) {
      if (type.contains(word.getKey())) {
        return word.getValue();
      }
    }
    return type.replaceFirst(";.*", "");
  }
}

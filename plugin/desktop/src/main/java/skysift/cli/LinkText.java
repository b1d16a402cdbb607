package skysift.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import skysift.datalink.Link;
import skysift.obscore.Dataset;

/** Links for reading and as JSON. */
public final class LinkText {
  private LinkText() {}

  /** Key, kind, semantics, media type, URL or error, description. */
  public static String of(Dataset dataset, Link link) {
    Map<String, Object> row = json(dataset, link);
    Object what = row.get("error") == null ? row.get("url") : row.get("error");
    Object type = row.get("contentType") == null ? "-" : row.get("contentType");
    return oneLine(
        String.join(
            "  ",
            dataset.key().token(),
            kind(link),
            link.semantics().term().isEmpty() ? "-" : link.semantics().term(),
            type.toString(),
            what == null ? "-" : what.toString(),
            link.description(),
            link.isLocked() ? "(locked: log in at the archive)" : ""));
  }

  /** Foreign text for a terminal: no control characters. */
  static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", " ").strip();
  }

  static Map<String, Object> json(Dataset dataset, Link link) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("key", dataset.key().token());
    row.put("kind", kind(link));
    row.put("semantics", link.semantics().term());
    row.put("url", null);
    row.put("contentType", null);
    row.put("contentLength", null);
    row.put("description", link.description());
    row.put("error", null);
    row.put("service", null);
    row.put("contentQualifier", null);
    row.put("localSemantics", link.details().localSemantics().orElse(null));
    row.put("locked", link.isLocked());
    row.put("other", link.details().others());
    switch (link) {
      case Link.Product product -> {
        row.put("url", product.url());
        product.contentType().ifPresent(type -> row.put("contentType", type));
        product.contentLength().ifPresent(bytes -> row.put("contentLength", bytes));
        product.contentQualifier().ifPresent(word -> row.put("contentQualifier", word));
      }
      case Link.ServiceCall call -> {
        call.url().ifPresent(url -> row.put("url", url));
        call.contentType().ifPresent(type -> row.put("contentType", type));
        call.contentQualifier().ifPresent(word -> row.put("contentQualifier", word));
        row.put("service", call.title());
      }
      case Link.LinkFault fault -> row.put("error", fault.error());
    }
    return row;
  }

  private static String kind(Link link) {
    return switch (link) {
      case Link.Product product -> "product";
      case Link.ServiceCall call -> "service";
      case Link.LinkFault fault -> "fault";
    };
  }
}

package skysift.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import skysift.search.Count;
import skysift.search.FileCounts;
import skysift.search.FileFacet;

/** What files the datasets found have, for reading and as JSON. */
final class FilesText {
  private FilesText() {}

  static void print(PrintWriter out, FileCounts counts) {
    for (FileFacet facet : FileFacet.values()) {
      String values =
          counts.counts().get(facet).stream()
              .map(FilesText::text)
              .collect(Collectors.joining(", "));
      out.println(facet.title() + ": " + LinkText.oneLine(values));
    }
    if (!counts.unknown().isEmpty()) {
      out.printf(
          Locale.ROOT,
          "DataLink, contents not known: %,d datasets (\"skysift resolve\" asks for them)%n",
          counts.unknown().size());
    }
  }

  private static String text(Count count) {
    return (count.value().isEmpty() ? "not stated" : count.value())
        + String.format(Locale.ROOT, " %,d", count.count());
  }

  static Map<String, Object> json(FileCounts counts) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (FileFacet facet : FileFacet.values()) {
      List<Map<String, Object>> values =
          counts.counts().get(facet).stream().map(FilesText::json).toList();
      json.put(facet.word(), values);
    }
    json.put("unknown", counts.unknown().size());
    json.put("matching", counts.matching().size());
    return json;
  }

  private static Map<String, Object> json(Count count) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("value", count.value().isEmpty() ? null : count.value());
    json.put("count", count.count());
    return json;
  }
}

package skysift.fetch;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is in a folder, where it came from and whose observation it is: {@code manifest.csv}, a line
 * for each file, which TOPCAT reads. It grows only; the last line of a file holds.
 */
final class Manifest {
  /** Name of the file in its folder. */
  static final String NAME = "manifest.csv";

  private static final ImmutableList<String> COLUMNS =
      ImmutableList.<String>builder()
          .add("file", "bytes", "sha256", "url", "fetched", "content_type", "dataset")
          .addAll(FetchItem.ABOUT)
          .build();

  private final Path file;

  Manifest(Path folder) {
    file = folder.resolve(NAME);
  }

  /** A file that came. */
  record Entry(String name, long bytes, String sha256) {}

  /** Adds a file. */
  synchronized void add(FetchItem item, Entry entry, String contentType) throws IOException {
    Map<String, String> cells = new LinkedHashMap<>(item.about());
    cells.put("file", entry.name());
    cells.put("bytes", Long.toString(entry.bytes()));
    cells.put("sha256", entry.sha256());
    cells.put("url", item.url().toString());
    cells.put("fetched", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    cells.put("content_type", contentType);
    cells.put("dataset", item.dataset().token());
    String header = Files.exists(file) ? "" : String.join(",", COLUMNS) + "\n";
    List<String> line =
        COLUMNS.stream().map(column -> quoted(cells.getOrDefault(column, ""))).toList();
    Files.writeString(
        file,
        header + String.join(",", line) + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND,
        LinkOption.NOFOLLOW_LINKS);
  }

  private static String quoted(String text) {
    return "\"" + text.replaceAll("[\\r\\n\\p{Cntrl}]+", " ").replace("\"", "\"\"") + "\"";
  }

  /** The newest file that came from a URL for a dataset. */
  synchronized Optional<Entry> find(FetchItem item) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Entry found = null;
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      List<String> cells = cells(line);
      boolean same =
          cells.size() >= 7
              && cells.get(3).equals(item.url().toString())
              && cells.get(6).equals(item.dataset().token());
      if (same && cells.get(1).matches("\\d{1,18}")) {
        found = new Entry(cells.get(0), Long.parseLong(cells.get(1)), cells.get(2));
      }
    }
    return Optional.ofNullable(found);
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean inside = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && inside && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        inside = !inside;
      } else if (c == ',' && !inside) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}

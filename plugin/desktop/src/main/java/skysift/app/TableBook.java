package skysift.app;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tables that were sent and received, as small files of the workspace, so that a row of any of
 * them finds its dataset after a restart, and whichever of our processes sent it. For any thread.
 */
public final class TableBook {
  private static final String ROWS = ".rows";
  private static final String PEERS = ".peers";
  private static final Splitter TAB = Splitter.on('\t').limit(2);

  private final Path directory;

  TableBook(Path directory) {
    this.directory = directory;
  }

  /** Remembers a table; one of the same id is forgotten. */
  void keep(KnownTable table) throws IOException {
    Files.createDirectories(directory);
    List<String> lines = new ArrayList<>();
    lines.add("id\t" + line(table.id()));
    lines.add("url\t" + table.url());
    lines.add("name\t" + line(table.name()));
    lines.add("");
    lines.addAll(table.rows());
    Path part = Files.createTempFile(directory, "table", ".part");
    Files.write(part, lines, StandardCharsets.UTF_8);
    Path file = file(table.id(), ROWS);
    Files.move(part, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(file(table.id(), PEERS));
  }

  /** Remembers that these programs have the table. */
  void sentTo(String tableId, Collection<String> peerNames) throws IOException {
    Files.write(
        file(tableId, PEERS),
        peerNames.stream().map(TableBook::line).toList(),
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** Names of the programs that were sent the table. */
  List<String> peersOf(String tableId) throws IOException {
    Path file = file(tableId, PEERS);
    return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
  }

  /**
   * The table that is meant by an id, or by an address when no id is given.
   *
   * @param tableId may be null
   * @param url may be null
   */
  public Optional<KnownTable> find(String tableId, URI url) throws IOException {
    if (tableId != null) {
      Path file = file(line(tableId), ROWS);
      if (Files.exists(file)) {
        Files.setLastModifiedTime(file, FileTime.from(java.time.Instant.now()));
        return Optional.of(read(file));
      }
    }
    if (url != null) {
      for (Path file : newestFirst()) {
        if (isAt(file, url)) {
          return Optional.of(read(file));
        }
      }
    }
    return Optional.empty();
  }

  /** The tables that were kept or used last, newest first. */
  List<KnownTable> newest(int limit) throws IOException {
    List<KnownTable> tables = new ArrayList<>();
    for (Path file : newestFirst().stream().limit(limit).toList()) {
      tables.add(read(file));
    }
    return tables;
  }

  private List<Path> newestFirst() throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    record Aged(Path file, FileTime time) {}
    List<Aged> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(directory)) {
      for (Path file : all.filter(f -> f.toString().endsWith(ROWS)).toList()) {
        files.add(new Aged(file, Files.getLastModifiedTime(file)));
      }
    }
    return files.stream()
        .sorted(Comparator.comparing(Aged::time).reversed())
        .map(Aged::file)
        .toList();
  }

  private static boolean isAt(Path file, URI url) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      reader.readLine();
      String line = reader.readLine();
      return line != null && same(value(line), url.toString());
    }
  }

  /** A file's address is written with one slash, two or three, and with localhost. */
  private static boolean same(String one, String other) {
    return one.replaceFirst("^file:/+(localhost/+)?", "file:/")
        .equals(other.replaceFirst("^file:/+(localhost/+)?", "file:/"));
  }

  private static KnownTable read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    if (lines.size() < 4 || !lines.get(3).isEmpty()) {
      throw new IOException(file + " does not say which rows a table has");
    }
    return new KnownTable(
        value(lines.get(0)),
        URI.create(value(lines.get(1))),
        value(lines.get(2)),
        ImmutableList.copyOf(lines.subList(4, lines.size())));
  }

  private static String value(String line) {
    List<String> parts = TAB.splitToList(line);
    return parts.size() == 2 ? parts.get(1) : "";
  }

  private static String line(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  private Path file(String tableId, String ending) {
    String name = Hashing.sha256().hashString(line(tableId), StandardCharsets.UTF_8).toString();
    return directory.resolve(name.substring(0, 32) + ending);
  }
}

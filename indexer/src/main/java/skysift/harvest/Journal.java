package skysift.harvest;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one archive's part of a harvest has done so far, one line for each step, so that it goes on
 * after a crash or a restart where it was. A line that a killed process left unfinished does not
 * count.
 */
final class Journal implements Closeable {
  private static final Splitter TABS = Splitter.on('\t');

  private final Path file;
  private final Path seen;
  private final Path seenBefore;
  private final Path fileBefore;
  private final JournalState state;

  /** No channel, which an interrupt would close for good. */
  private final RandomAccessFile out;

  private Journal(Path directory, String archive) throws IOException {
    String name = name(archive);
    file = file(directory, archive);
    seen = directory.resolve(name + ".seen");
    fileBefore = directory.resolve(name + ".before.journal");
    seenBefore = directory.resolve(name + ".before.seen");
    Files.createDirectories(directory);
    JournalState found = read(file);
    if (!found.goesOn()) {
      setAside();
      found = new JournalState();
    }
    state = found;
    out = new RandomAccessFile(file.toFile(), "rw");
    out.setLength(state.length());
    out.seek(state.length());
  }

  /** The journal of an archive in a directory of its question's. */
  static Journal open(Path directory, String archive) throws IOException {
    return new Journal(directory, archive);
  }

  /** Whether there is one that goes on. */
  static boolean isUnfinished(Path directory, String archive) throws IOException {
    JournalState state = read(file(directory, archive));
    return !state.isNew() && state.goesOn();
  }

  /** Takes it away, with what it knows of rows. */
  static void discard(Path directory, String archive) throws IOException {
    for (String ending : List.of(".journal", ".seen")) {
      Files.deleteIfExists(directory.resolve(name(archive) + ending));
    }
  }

  /** When the last one began that came to its end with nothing cut; empty when there is none. */
  static Optional<Instant> lastEnded(Path directory, String archive) throws IOException {
    for (String ending : List.of(".journal", ".before.journal")) {
      JournalState state = read(directory.resolve(name(archive) + ending));
      if (state.ended() && state.cut().isEmpty() && state.open().isEmpty()) {
        return Optional.of(state.began());
      }
    }
    return Optional.empty();
  }

  private static Path file(Path directory, String archive) {
    return directory.resolve(name(archive) + ".journal");
  }

  private static String name(String archive) {
    String plain = archive.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String hash = Hashing.sha256().hashString(archive, StandardCharsets.UTF_8).toString();
    return plain.substring(0, Math.min(plain.length(), 40)) + "-" + hash.substring(0, 8);
  }

  private void setAside() throws IOException {
    if (Files.exists(file)) {
      Files.move(file, fileBefore, StandardCopyOption.REPLACE_EXISTING);
    }
    if (Files.exists(seen)) {
      Files.move(seen, seenBefore, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static JournalState read(Path file) throws IOException {
    JournalState state = new JournalState();
    if (Files.exists(file)) {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      whole.lines().forEach(line -> state.apply(TABS.splitToList(line)));
      state.endOfFile(whole.getBytes(StandardCharsets.UTF_8).length);
    }
    return state;
  }

  /** Where it stands. */
  JournalState state() {
    return state;
  }

  /** Rows that came so far. */
  Path seen() {
    return seen;
  }

  /** Rows of the harvest before; need not exist. */
  Path seenBefore() {
    return seenBefore;
  }

  /** How the region was put at the harvest before; empty when there was none. */
  Optional<String> mannerBefore() throws IOException {
    return Files.exists(fileBefore) ? Optional.of(read(fileBefore).manner()) : Optional.empty();
  }

  void begin(String manner, ImmutableList<Slice> slices) throws IOException {
    write(slices, "began", Instant.now().toString(), manner);
  }

  void job(Slice slice, URI url) throws IOException {
    write("job", slice.text(), url.toString());
  }

  void batch(long fresh, long changed) throws IOException {
    write("batch", "" + fresh, "" + changed);
  }

  void matched(String target) throws IOException {
    write("matched", target);
  }

  void query(HarvestReport.Query query) throws IOException {
    write("query", query.adql(), "" + query.rows(), query.outcome());
  }

  /** The slice is through; {@code cut} when there are more rows that do not come. */
  void done(
      Slice slice,
      Intake.Counts counts,
      ImmutableList<Anomaly> anomalies,
      long seenLength,
      boolean cut)
      throws IOException {
    for (Anomaly anomaly : anomalies) {
      write("odd", anomaly.kind(), "" + anomaly.count(), anomaly.example());
    }
    write(
        cut ? "cut" : "done",
        slice.text(),
        "" + counts.read(),
        "" + counts.kept(),
        "" + counts.outside(),
        "" + seenLength);
    out.getFD().sync();
  }

  /** In place of the slice these are asked. */
  void halved(Slice slice, ImmutableList<Slice> parts) throws IOException {
    write(parts, "halved", slice.text());
  }

  /** Nothing is left to do. */
  void end() throws IOException {
    write("ended");
    out.getFD().sync();
  }

  /** One line, so that a crash leaves none of the slices out. */
  private void write(ImmutableList<Slice> slices, String... words) throws IOException {
    write(Stream.concat(Stream.of(words), slices.stream().map(Slice::text)).toArray(String[]::new));
  }

  private void write(String... words) throws IOException {
    List<String> cells =
        List.of(words).stream().map(w -> w.replaceAll("[\\t\\r\\n]+", " ")).toList();
    String line = cells.stream().collect(Collectors.joining("\t")) + "\n";
    out.write(line.getBytes(StandardCharsets.UTF_8));
    state.apply(cells);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}

package skysift.index;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Properties;

/**
 * A file beside the index that says who writes into it. It only informs: the lock is Lucene's, and
 * the system frees that when a process dies, while the file may stay.
 */
final class WriterMark {
  static final String NAME = "writing.properties";

  private final Path file;

  /** The index's directory. */
  WriterMark(Path directory) {
    file = directory.resolve(NAME);
  }

  /** The index's directory, for messages. */
  String directory() {
    return file.getParent().toString();
  }

  /** Says that this process writes, from now. */
  void set() throws IOException {
    Properties properties = new Properties();
    properties.setProperty("pid", Long.toString(ProcessHandle.current().pid()));
    properties.setProperty("since", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    try (Writer out = Files.newBufferedWriter(file)) {
      properties.store(out, null);
    }
  }

  void clear() throws IOException {
    Files.deleteIfExists(file);
  }

  /** "process 12 since 2026-01-01T00:00:00Z", or the little that is known. */
  String holder() throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (NoSuchFileException e) {
      return "another process";
    }
    String since = properties.getProperty("since", "an unknown time");
    return process(properties.getProperty("pid", ""))
        .map(process -> process + " since " + since)
        .orElse("another process");
  }

  /** Empty when the mark is a dead process's. */
  private static Optional<String> process(String pid) {
    if (!pid.matches("\\d{1,18}") || ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
      return Optional.empty();
    }
    boolean ours = Long.parseLong(pid) == ProcessHandle.current().pid();
    return Optional.of("process " + pid + (ours ? " (this one)" : ""));
  }
}

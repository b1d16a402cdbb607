package skysift.app;

import com.google.common.collect.ImmutableList;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import skysift.obscore.Dataset;
import skysift.sky.Moc;
import skysift.sky.MocFile;
import skysift.vo.VoTables;

/**
 * Tables and maps offered to other programs, as files of the workspace: they outlive the command
 * that sent them. Files older than {@link #KEPT} go when the next one is written.
 */
public final class Outbox {
  /** How long a table stays: long enough for a peer that reads it late. */
  static final Duration KEPT = Duration.ofDays(7);

  private final Path directory;
  private final TableBook book;

  Outbox(Path directory, TableBook book) {
    this.directory = directory;
    this.book = book;
  }

  /**
   * A table that can be sent.
   *
   * @param id new for every send: TOPCAT refuses an id it knows
   * @param url of the file
   */
  public record Offer(String id, URI url) {}

  /** Writes the rows with ObsCore names, units and utypes, and remembers which row is which. */
  public Offer table(List<Dataset> rows, String name, VoTables.Format format) throws IOException {
    String id = "skysift-" + UUID.randomUUID();
    String ending = format == VoTables.Format.FITS ? ".fits" : ".vot";
    Offer offer = write(id + ending, out -> VoTables.write(rows, format, name, out));
    ImmutableList<String> keys =
        rows.stream().map(row -> row.key().token()).collect(ImmutableList.toImmutableList());
    book.keep(new KnownTable(id, offer.url(), name, keys));
    return new Offer(id, offer.url());
  }

  /** Writes a coverage map in FITS. */
  public Offer coverage(Moc moc) throws IOException {
    String id = "skysift-moc-" + UUID.randomUUID();
    return write(id + ".fits", out -> MocFile.write(moc, MocFile.Format.FITS, out));
  }

  /** Who was sent a table. */
  void sentTo(String tableId, List<String> peers) throws IOException {
    if (!peers.isEmpty()) {
      book.sentTo(tableId, peers);
    }
  }

  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private Offer write(String name, Content content) throws IOException {
    Files.createDirectories(directory);
    clean();
    Path file = directory.resolve(name);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      content.writeTo(out);
    }
    return new Offer(name, file.toUri());
  }

  private void clean() throws IOException {
    FileTime limit = FileTime.from(Instant.now().minus(KEPT));
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.toList()) {
        if (Files.isRegularFile(file) && Files.getLastModifiedTime(file).compareTo(limit) < 0) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}

package skysift.app;

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
import skysift.vo.VoTables;

/**
 * Tables offered to other programs, as files of the workspace: they outlive the command that sent
 * them. Files older than {@link #KEPT} go when the next one is written.
 */
public final class Outbox {
  /** How long a table stays: long enough for a peer that reads it late. */
  static final Duration KEPT = Duration.ofDays(7);

  private final Path directory;

  Outbox(Path directory) {
    this.directory = directory;
  }

  /**
   * A table that can be sent.
   *
   * @param id new for every send: TOPCAT refuses an id it knows
   * @param url of the file
   */
  public record Offer(String id, URI url) {}

  /** Writes the rows as a VOTable with ObsCore names, units and utypes. */
  public Offer table(List<Dataset> rows, String name) throws IOException {
    Files.createDirectories(directory);
    clean();
    String id = "skysift-" + UUID.randomUUID();
    Path file = directory.resolve(id + ".vot");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      VoTables.write(rows, VoTables.Format.VOTABLE, name, out);
    }
    return new Offer(id, file.toUri());
  }

  private void clean() throws IOException {
    FileTime limit = FileTime.from(Instant.now().minus(KEPT));
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        if (Files.getLastModifiedTime(file).compareTo(limit) < 0) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}

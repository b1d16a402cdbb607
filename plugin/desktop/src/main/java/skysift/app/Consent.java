package skysift.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Which programs may give us files of this machine to read, by name; kept in a file, one a line.
 */
final class Consent {
  private final Path file;

  Consent(Path file) {
    this.file = file;
  }

  synchronized boolean has(String peer) throws IOException {
    return Files.exists(file)
        && Files.readAllLines(file, StandardCharsets.UTF_8).contains(peer.strip());
  }

  synchronized void give(String peer) throws IOException {
    if (!has(peer)) {
      Files.writeString(
          file,
          peer.strip() + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }
}

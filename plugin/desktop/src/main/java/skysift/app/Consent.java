package skysift.app;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which programs may give us files of this machine to read, by name; kept in a file, one a line.
 */
public final class Consent {
  private final Path file;

  /** Kept in {@code file}, which need not exist. */
  public Consent(Path file) {
    this.file = file;
  }

  /** All that have it, in the order of the file. */
  public synchronized ImmutableSet<String> all() throws IOException {
    return Files.exists(file)
        ? Files.readAllLines(file, StandardCharsets.UTF_8).stream()
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .collect(ImmutableSet.toImmutableSet())
        : ImmutableSet.of();
  }

  synchronized boolean has(String peer) throws IOException {
    return all().contains(peer.strip());
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

  /**
   * Makes of the programs that had it those that are to have it. One that was given it meanwhile
   * keeps it; a failure leaves the file as it was.
   */
  public synchronized void change(Set<String> before, Set<String> after) throws IOException {
    if (before.equals(after)) {
      return;
    }
    Set<String> now = new LinkedHashSet<>(all());
    now.removeAll(Sets.difference(before, after));
    now.addAll(Sets.difference(after, before));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path made = file.resolveSibling(file.getFileName() + ".new");
    Files.write(made, now, StandardCharsets.UTF_8);
    Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
  }
}

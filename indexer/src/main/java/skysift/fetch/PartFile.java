package skysift.fetch;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * What has come of a file so far, and by what the server recognises it, so that a later try can go
 * on where this one ended (RFC 9110 §13.1.5). Both are hidden files of the target folder.
 */
final class PartFile {
  private final Path data;
  private final Path mark;

  PartFile(Path folder, FetchItem item) {
    String id =
        Hashing.sha256()
            .hashString(item.dataset() + " " + item.url(), StandardCharsets.UTF_8)
            .toString()
            .substring(0, 20);
    data = folder.resolve(".skysift-" + id + ".part");
    mark = folder.resolve(".skysift-" + id + ".mark");
  }

  Path data() {
    return data;
  }

  /** Bytes that are there already. */
  long length() throws IOException {
    return Files.isRegularFile(data, LinkOption.NOFOLLOW_LINKS) ? Files.size(data) : 0;
  }

  /** By what the server recognises the version these bytes are of; empty when it cannot. */
  Optional<String> version() throws IOException {
    return Files.isRegularFile(mark, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(Files.readString(mark).strip()).filter(m -> m.matches("[\\x20-\\x7e]{1,300}"))
        : Optional.empty();
  }

  /** Begins anew with what came with an answer. A weak tag does not promise equal bytes. */
  OutputStream begin(HttpHeaders headers) throws IOException {
    delete();
    Optional<String> version =
        headers
            .firstValue("etag")
            .filter(tag -> !tag.startsWith("W/"))
            .or(() -> headers.firstValue("last-modified"));
    if (version.isPresent()) {
      Files.writeString(mark, version.get(), StandardOpenOption.CREATE_NEW);
    }
    return Files.newOutputStream(
        data, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  }

  /** Goes on at the end. */
  OutputStream append() throws IOException {
    return Files.newOutputStream(
        data, StandardOpenOption.APPEND, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  }

  /** Drops what came. */
  void delete() throws IOException {
    Files.deleteIfExists(data);
    Files.deleteIfExists(mark);
  }

  /** Gives the whole file its name; the first of its numbered names that is free. */
  Path finish(Path folder, String name) throws IOException {
    for (int n = 1; ; n++) {
      Path file = folder.resolve(FileNames.numbered(name, n));
      if (!file.normalize().getParent().equals(folder.normalize())) {
        throw new IOException(name + " is no name of a file in " + folder);
      }
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(data, file);
        Files.deleteIfExists(mark);
        return file;
      }
    }
  }
}

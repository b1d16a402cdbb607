package skysift.app;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import skysift.vo.Web;
import skysift.vo.Words;

/**
 * Pictures of datasets, fetched once and kept in a folder up to a size; the ones not seen for the
 * longest go first. Only JPEG, PNG and GIF are kept, by their first bytes. Blocks.
 */
public final class Previews {
  /** More than any preview; what is larger is data. */
  static final int LARGEST = 20_000_000;

  private static final int HEAD = 8;
  private static final int WORDS = 2000;

  private final Web web;
  private final Path folder;
  private final long most;

  /** {@code most} is how many bytes the folder may hold. */
  Previews(Web web, Path folder, long most) {
    this.web = web;
    this.folder = folder;
    this.most = most;
  }

  /**
   * The picture at a URL as a file, fetched when it is not there.
   *
   * @throws IOException says why there is none: no answer, no picture, too large
   */
  public Path file(String url) throws IOException {
    URI address = Web.checkedUri(url);
    String name = Hashing.sha256().hashString(url, StandardCharsets.UTF_8).toString();
    Path file = folder.resolve(name.substring(0, 40));
    try {
      return Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    } catch (NoSuchFileException e) {
      // Not fetched yet, or tidied away.
    }
    byte[] picture;
    try (Web.Answer answer = web.get(address, LARGEST)) {
      picture = picture(answer);
    }
    keep(picture, file);
    return file;
  }

  /** One at a time, so that no picture is tidied away, or missed, while it is written. */
  private synchronized void keep(byte[] picture, Path file) throws IOException {
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, "preview", ".part");
    try {
      Files.write(part, picture);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    tidy();
  }

  private static byte[] picture(Web.Answer answer) throws IOException {
    InputStream body = answer.body();
    byte[] head = body.readNBytes(answer.succeeded() ? HEAD : WORDS);
    if (!answer.succeeded()) {
      throw new IOException(
          answer.url() + " answers with HTTP status " + answer.status() + " " + Words.of(head));
    }
    if (!isPicture(head)) {
      throw new IOException(answer.url() + " is no JPEG, PNG or GIF picture");
    }
    byte[] rest = body.readAllBytes();
    byte[] all = new byte[head.length + rest.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(rest, 0, all, head.length, rest.length);
    return all;
  }

  private static boolean isPicture(byte[] head) {
    String start = new String(head, StandardCharsets.ISO_8859_1);
    return start.startsWith("\u00ff\u00d8\u00ff")
        || start.startsWith("\u0089PNG")
        || start.startsWith("GIF8");
  }

  private void tidy() throws IOException {
    List<Kept> newest;
    try (Stream<Path> files = Files.list(folder)) {
      newest =
          files
              .flatMap(file -> Kept.of(file).stream())
              .sorted(Comparator.comparing(Kept::seen).reversed())
              .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    long sum = 0;
    for (Kept picture : newest) {
      sum += picture.bytes();
      if (sum > most) {
        Files.deleteIfExists(picture.file());
      }
    }
  }

  private record Kept(Path file, FileTime seen, long bytes) {
    /** Empty for what is no file, or none any more: another Skysift may tidy the same folder. */
    static Optional<Kept> of(Path file) {
      try {
        BasicFileAttributes read = Files.readAttributes(file, BasicFileAttributes.class);
        return read.isRegularFile()
            ? Optional.of(new Kept(file, read.lastModifiedTime(), read.size()))
            : Optional.empty();
      } catch (NoSuchFileException e) {
        return Optional.empty();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

package skysift.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Unpacks what a peer cannot: DS9 reads no gzip whose name does not say so. */
public final class Unpacker {
  private static final int PORTION = 1 << 16;

  private final FetchLimits limits;

  /** {@code limits} hold for what comes out too. */
  public Unpacker(FetchLimits limits) {
    this.limits = limits;
  }

  /** Whether the file is packed by gzip, by its first bytes. */
  public static boolean isPacked(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(2);
      return head.length == 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
    }
  }

  /**
   * The unpacked file beside the packed one; made when it is not there.
   *
   * @throws IOException when it is damaged, or grows beyond the limit: nothing is left then
   */
  public Path unpacked(Path file) throws IOException {
    String name = file.getFileName().toString().replaceFirst("(?i)\\.gz$", "");
    String stem = name.replaceFirst("(?i)\\.ftz$", ".fits");
    Path plain = file.resolveSibling("unpacked-" + stem);
    if (Files.isRegularFile(plain, LinkOption.NOFOLLOW_LINKS)) {
      return plain;
    }
    Path part = Files.createTempFile(file.toAbsolutePath().getParent(), ".skysift-", ".part");
    try {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(file), PORTION);
          OutputStream out = Files.newOutputStream(part)) {
        copy(in, out, file);
      }
      return Files.move(part, plain);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void copy(InputStream in, OutputStream out, Path file) throws IOException {
    byte[] portion = new byte[PORTION];
    long total = 0;
    for (int count = in.read(portion); count >= 0; count = in.read(portion)) {
      total += count;
      long free = Files.getFileStore(file).getUsableSpace();
      if (total > limits.largest() || free < limits.spare()) {
        throw new IOException(
            file + " unpacks to more than " + Math.min(limits.largest(), total) + " bytes");
      }
      out.write(portion, 0, count);
    }
  }
}

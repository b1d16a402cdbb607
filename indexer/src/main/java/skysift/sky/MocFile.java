package skysift.sky;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Coverage maps in files: FITS, ASCII and JSON (MOC 2.0 section 4), orders 0 to 29. What is read
 * may be gzipped. For any thread but the event thread.
 */
public final class MocFile {

  /** More bytes, unzipped, than the map of any survey. */
  static final long LARGEST = 128L << 20;

  private static final int LOOKED_AT = 16;

  private MocFile() {}

  /** How a map is written. */
  public enum Format {
    /** A binary table of uniq numbers, as MOC 1.1 and 2.0 have it. */
    FITS,
    ASCII,
    JSON;

    /** By the ending of a file's name: .json, .txt or .ascii, else FITS. */
    public static Format ofName(Path file) {
      String name = file.toString().toLowerCase(Locale.ROOT);
      if (name.endsWith(".json")) {
        return JSON;
      }
      return name.endsWith(".txt") || name.endsWith(".ascii") ? ASCII : FITS;
    }
  }

  /**
   * Reads a map in any of the forms.
   *
   * @throws IllegalArgumentException naming the file, when it is no space MOC in ICRS
   */
  public static Moc read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("There is no file " + file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + " is no MOC: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a map in any of the forms; takes no more than it needs and 128 MB. Does not close.
   *
   * @throws IllegalArgumentException saying what is wrong, when it is no space MOC in ICRS
   */
  public static Moc read(InputStream stream) throws IOException {
    InputStream in = new BufferedInputStream(stream);
    byte[] start = start(in);
    if (start.length > 1 && start[0] == 0x1f && start[1] == (byte) 0x8b) {
      try {
        return plain(new BufferedInputStream(new GZIPInputStream(in)));
      } catch (EOFException | ZipException e) {
        throw new IllegalArgumentException("damaged gzip file", e);
      }
    }
    return plain(in);
  }

  private static Moc plain(InputStream in) throws IOException {
    byte[] start = start(in);
    int length = MocFits.MAGIC.length;
    if (start.length > length && Arrays.equals(Arrays.copyOf(start, length), MocFits.MAGIC)) {
      return MocFits.read(in);
    }
    byte[] text = in.readNBytes((int) LARGEST + 1);
    if (text.length > LARGEST) {
      throw new IllegalArgumentException("more than 128 MB");
    }
    return Moc.parse(new String(text, UTF_8));
  }

  private static byte[] start(InputStream in) throws IOException {
    in.mark(LOOKED_AT);
    byte[] start = in.readNBytes(LOOKED_AT);
    in.reset();
    return start;
  }

  /** Writes a map in the form that the file's name tells, over what is there. */
  public static void write(Moc moc, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      write(moc, Format.ofName(file), out);
    }
  }

  /** Writes a map; does not close. */
  public static void write(Moc moc, Format format, OutputStream out) throws IOException {
    switch (format) {
      case FITS -> MocFits.write(moc, out);
      case ASCII -> out.write((MocText.ascii(moc) + "\n").getBytes(UTF_8));
      case JSON -> out.write((MocText.json(moc) + "\n").getBytes(UTF_8));
    }
  }
}

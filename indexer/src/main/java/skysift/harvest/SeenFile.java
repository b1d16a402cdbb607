package skysift.harvest;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import skysift.obscore.DatasetKey;

/**
 * The rows of a harvest that came so far, on disk: what names a row, what it says, its key. With it
 * a harvest goes on after a restart, and a later one finds what is gone. 32 bytes a row.
 */
final class SeenFile implements Closeable {
  private static final int KEY = 16;
  private static final int RECORD = 2 * Long.BYTES + KEY;
  private static final String KEY_PREFIX = "d-";

  /** No channel, which an interrupt would close for good. */
  private final RandomAccessFile file;

  private final ByteBuffer buffer = ByteBuffer.allocate(RECORD * 2048);
  private long sliceBegan;

  private SeenFile(RandomAccessFile file) {
    this.file = file;
  }

  /** Opens or makes the file; what is beyond {@code length} is cut off. */
  static SeenFile open(Path file, long length) throws IOException {
    RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw");
    long whole = Math.min(opened.length(), length);
    SeenFile seen = new SeenFile(opened);
    seen.sliceBegan = whole - whole % RECORD;
    seen.forgetSlice();
    return seen;
  }

  /** Told of each row of a file. */
  interface Receiver {
    void row(long name, long said, DatasetKey key) throws IOException;
  }

  /** Tells of all whole rows of a file, in order; of none when there is no file. */
  static void read(Path file, Receiver receiver) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    long rows = Files.size(file) / RECORD;
    byte[] key = new byte[KEY];
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(new FileInputStream(file.toFile()), 1 << 16))) {
      for (long i = 0; i < rows; i++) {
        long name = in.readLong();
        long said = in.readLong();
        in.readFully(key);
        receiver.row(
            name, said, new DatasetKey(KEY_PREFIX + new String(key, StandardCharsets.US_ASCII)));
      }
    } catch (EOFException e) {
      throw new IOException(file + " was cut while it was read", e);
    }
  }

  void add(long name, long said, DatasetKey key) throws IOException {
    if (buffer.remaining() < RECORD) {
      flush();
    }
    buffer.putLong(name).putLong(said);
    buffer.put(key.token().substring(KEY_PREFIX.length()).getBytes(StandardCharsets.US_ASCII));
  }

  /** Ends a slice: its rows stay; the length of the file. */
  long endSlice() throws IOException {
    flush();
    sliceBegan = file.getFilePointer();
    return sliceBegan;
  }

  /** Takes out the rows of the present slice. */
  void forgetSlice() throws IOException {
    buffer.clear();
    file.setLength(sliceBegan);
    file.seek(sliceBegan);
  }

  private void flush() throws IOException {
    file.write(buffer.array(), 0, buffer.position());
    buffer.clear();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

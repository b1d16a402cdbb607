package skysift.vo;

import java.io.IOException;
import java.io.InputStream;

/** A stream that fails, naming its source, once it is longer than allowed. */
final class Limited extends InputStream {
  private final InputStream in;
  private final long limit;
  private final String source;
  private long count;

  Limited(InputStream in, long limit, String source) {
    this.in = in;
    this.limit = limit;
    this.source = source;
  }

  @Override
  public int read() throws IOException {
    int value = in.read();
    counted(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int got = in.read(into, offset, length);
    counted(got);
    return got;
  }

  private void counted(int more) throws IOException {
    count += Math.max(more, 0);
    if (count > limit) {
      throw new ServiceException(source + " is longer than the limit of " + size(limit));
    }
  }

  private static String size(long bytes) {
    return bytes % (1L << 20) == 0 ? (bytes >> 20) + " MiB" : bytes + " bytes";
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

package skysift.vo;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;

/**
 * Unwraps gzip when the first byte is asked for; an empty stream stays empty, as services announce
 * gzip on empty bodies too.
 */
final class LazyGunzip extends InputStream {
  private final PushbackInputStream in;
  private InputStream unwrapped;

  LazyGunzip(InputStream in) {
    this.in = new PushbackInputStream(in, 1);
  }

  @Override
  public int read() throws IOException {
    return unwrapped().read();
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    return unwrapped().read(into, offset, length);
  }

  private InputStream unwrapped() throws IOException {
    if (unwrapped == null) {
      int first = in.read();
      if (first < 0) {
        unwrapped = in;
      } else {
        in.unread(first);
        unwrapped = new GZIPInputStream(in, 1 << 15);
      }
    }
    return unwrapped;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

package skysift.vo;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stream whose first bytes were looked at. A failure met while looking comes when it is due. */
final class Peeked extends InputStream {
  private final InputStream in;
  private final byte[] head;
  private final IOException failure;
  private int position;

  private Peeked(InputStream in, byte[] head, IOException failure) {
    this.in = in;
    this.head = head;
    this.failure = failure;
  }

  static Peeked of(InputStream in, int length) {
    byte[] head = new byte[length];
    int count = 0;
    try {
      for (int got = 0; got >= 0 && count < length; ) {
        got = in.read(head, count, length - count);
        count += Math.max(got, 0);
      }
      return new Peeked(in, Arrays.copyOf(head, count), null);
    } catch (IOException e) {
      return new Peeked(in, Arrays.copyOf(head, count), e);
    }
  }

  byte[] head() {
    return head;
  }

  /** The failure, when not one byte came before it. */
  void throwIfNothing() throws IOException {
    if (head.length == 0 && failure != null) {
      throw failure;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int left = head.length - position;
    if (left > 0) {
      int count = Math.min(left, length);
      System.arraycopy(head, position, into, offset, count);
      position += count;
      return count;
    }
    if (failure != null) {
      throw failure;
    }
    return in.read(into, offset, length);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

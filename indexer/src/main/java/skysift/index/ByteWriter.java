package skysift.index;

import java.util.Arrays;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;

/** Writes bytes into an array that is used again and again. For one thread. */
final class ByteWriter extends DataOutput {
  private byte[] bytes = new byte[256];
  private int length;

  /** Begins anew; what was written before is lost. */
  void clear() {
    length = 0;
  }

  /** What was written; valid until something else is. */
  BytesRef written() {
    return new BytesRef(bytes, 0, length);
  }

  /** What was written, to be kept. */
  BytesRef copy() {
    return new BytesRef(Arrays.copyOf(bytes, length));
  }

  @Override
  public void writeByte(byte b) {
    if (length == bytes.length) {
      bytes = ArrayUtil.grow(bytes, length + 1);
    }
    bytes[length++] = b;
  }

  @Override
  public void writeBytes(byte[] some, int offset, int count) {
    bytes = ArrayUtil.grow(bytes, length + count);
    System.arraycopy(some, offset, bytes, length, count);
    length += count;
  }
}

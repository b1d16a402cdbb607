package skysift.index;

import java.io.IOException;
import java.util.stream.LongStream;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BitUtil;

/**
 * A double in few bytes, no bit of it lost: archives mostly send decimals of few digits, and ends
 * that are near their beginnings.
 */
final class PackedNumber {
  /** Bits that say how a number is written; up to {@link #MOST_DECIMALS} it is a decimal. */
  private static final int WAY = 5;

  private static final int AS_IT_IS = 31;
  private static final int NEAR = 30;

  /** Up to 22 powers of ten are exact. */
  private static final int MOST_DECIMALS = 20;

  private static final double[] TENS =
      LongStream.rangeClosed(0, MOST_DECIMALS)
          .mapToDouble(power -> Double.parseDouble("1e" + power))
          .toArray();

  /** What is greater takes no fewer bytes than the number as it is. */
  private static final long GREATEST = 1L << 44;

  private PackedNumber() {}

  /**
   * Writes a number.
   *
   * @param before the one written before it
   */
  static void write(DataOutput out, double value, double before) throws IOException {
    for (int decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
      double digits = Math.rint(value * TENS[decimals]);
      if (!(Math.abs(digits) < GREATEST)) {
        break; // and so it is with more decimals
      }
      if (same((long) digits / TENS[decimals], value)) {
        write(out, (long) digits, decimals);
        return;
      }
    }
    long off = Double.doubleToRawLongBits(value) - Double.doubleToRawLongBits(before);
    if (off > -GREATEST && off < GREATEST) {
      write(out, off, NEAR);
    } else {
      out.writeByte((byte) AS_IT_IS);
      out.writeLong(Double.doubleToRawLongBits(value));
    }
  }

  private static void write(DataOutput out, long number, int way) throws IOException {
    out.writeVLong(BitUtil.zigZagEncode(number) << WAY | way);
  }

  private static boolean same(double a, double b) {
    return Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b);
  }

  /** The number again, given the one before it. */
  static double read(DataInput in, double before) throws IOException {
    long coded = in.readVLong();
    int way = (int) coded & (1 << WAY) - 1;
    if (way == AS_IT_IS) {
      return Double.longBitsToDouble(in.readLong());
    }
    long number = BitUtil.zigZagDecode(coded >>> WAY);
    return way == NEAR
        ? Double.longBitsToDouble(Double.doubleToRawLongBits(before) + number)
        : number / TENS[way];
  }
}

package skysift.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Numbers of documents as one byte each: in which of up to 126 steps a number lies, 1 the lowest, 0
 * where none is stated. Each step has about as many documents. Steps of eight documents are
 * compared at once. For any thread.
 */
final class Steps {
  private static final int MOST = 126;

  /** Numbers that are looked at to find the steps. */
  private static final int SAMPLE = 64 * MOST;

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHEST_BITS = ONES << 7;

  /** Times eight bytes of 0 or 1: these as the bits of the highest byte, the lowest first. */
  private static final long GATHER = 0x0102040810204080L;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** The least number of each step but the first. */
  private final float[] starts;

  /** By document; as many as fill blocks of 64. */
  private final byte[] of;

  /** Those of all documents, NaN where not stated. */
  Steps(float[] numbers) {
    starts = starts(numbers);
    of = new byte[(numbers.length + Long.SIZE - 1) / Long.SIZE * Long.SIZE];
    for (int doc = 0; doc < numbers.length; doc++) {
      of[doc] = Float.isNaN(numbers[doc]) ? 0 : (byte) of(numbers[doc]);
    }
  }

  private static float[] starts(float[] numbers) {
    float[] some = new float[SAMPLE];
    int size = 0;
    int apart = Math.max(1, (numbers.length + SAMPLE - 1) / SAMPLE);
    for (int doc = 0; doc < numbers.length; doc += apart) {
      some[size] = numbers[doc] + 0f;
      size += Float.isNaN(numbers[doc]) ? 0 : 1;
    }
    Arrays.sort(some, 0, size);
    float[] starts = new float[MOST - 1];
    int different = 0;
    for (int step = 1; step < MOST && size > 0; step++) {
      float start = some[(int) ((long) size * step / MOST)];
      if (different == 0 || start > starts[different - 1]) {
        starts[different++] = start;
      }
    }
    return Arrays.copyOf(starts, different);
  }

  /** The step of a number: a number of a higher step is greater, one of a lower step is less. */
  int of(float number) {
    // not below 0 where it is -0
    int at = Arrays.binarySearch(starts, number + 0f);
    return 1 + (at < 0 ? -at - 1 : at + 1);
  }

  /**
   * Which of 64 documents, from one on, lie in this step or above it here, and in that step or
   * below it there.
   *
   * @param least 1 or more
   */
  static long between(Steps here, int least, Steps there, int most, int from) {
    long low = least * ONES;
    long high = most * ONES | HIGHEST_BITS;
    long between = 0;
    for (int i = 0; i < Long.SIZE; i += Byte.SIZE) {
      long a = ((long) EIGHT.get(here.of, from + i) | HIGHEST_BITS) - low;
      long b = high - (long) EIGHT.get(there.of, from + i);
      between |= ((a & b & HIGHEST_BITS) >>> 7) * GATHER >>> 56 << i;
    }
    return between;
  }
}

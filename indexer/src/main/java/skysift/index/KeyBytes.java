package skysift.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.lucene.util.BytesRef;

/**
 * Keys as bytes, in the order of their tokens: ten for the sixteen characters that keys made here
 * have; any other token as it is, behind all of these.
 */
final class KeyBytes {
  /** The digits of base 32 in the order of their character codes. */
  private static final String DIGITS = "234567abcdefghijklmnopqrstuvwxyz";

  private static final int BITS = 5;
  private static final int PACKED = 10;
  private static final int CHARACTERS = PACKED * Byte.SIZE / BITS;

  /** Length of "d-" and "o-". */
  private static final int PREFIX = 2;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final byte AS_IT_IS = -1;
  private static final byte[] VALUES = values();

  private KeyBytes() {}

  private static byte[] values() {
    byte[] values = new byte[128];
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < DIGITS.length(); i++) {
      values[DIGITS.charAt(i)] = (byte) i;
    }
    return values;
  }

  /** The bytes of a dataset's or an observation's token. */
  static BytesRef of(String token) {
    if (token.length() != PREFIX + CHARACTERS) {
      return new BytesRef(asItIs(token));
    }
    byte[] packed = new byte[PACKED];
    boolean packs =
        pack(token, PREFIX, packed, 0) && pack(token, PREFIX + CHARACTERS / 2, packed, PACKED / 2);
    return new BytesRef(packs ? packed : asItIs(token));
  }

  /** Eight characters as five bytes; false when one is no digit. */
  private static boolean pack(String token, int from, byte[] packed, int to) {
    long bits = 0;
    int notDigits = 0;
    for (int i = from; i < from + CHARACTERS / 2; i++) {
      byte value = VALUES[token.charAt(i)];
      notDigits |= value; // which is negative then
      bits = bits << BITS | value & 31;
    }
    for (int i = to + PACKED / 2 - 1; i >= to; i--) {
      packed[i] = (byte) bits;
      bits >>>= Byte.SIZE;
    }
    return notDigits >= 0;
  }

  private static byte[] asItIs(String token) {
    byte[] characters = token.substring(PREFIX).getBytes(StandardCharsets.US_ASCII);
    // never of the length of a packed one
    byte[] bytes = new byte[characters.length + (characters.length == PACKED - 1 ? 2 : 1)];
    Arrays.fill(bytes, AS_IT_IS);
    System.arraycopy(characters, 0, bytes, bytes.length - characters.length, characters.length);
    return bytes;
  }

  /** The token, given what it starts with: "d-" or "o-". */
  static String token(String prefix, BytesRef bytes) {
    StringBuilder token = new StringBuilder(PREFIX + CHARACTERS).append(prefix);
    if (bytes.length != PACKED) {
      for (int i = 0; i < bytes.length; i++) {
        byte character = bytes.bytes[bytes.offset + i];
        if (character != AS_IT_IS) {
          token.append((char) character);
        }
      }
      return token.toString();
    }
    for (int bit = 0; bit < PACKED * Byte.SIZE; bit += BITS) {
      int at = bytes.offset + bit / Byte.SIZE;
      int next = bit / Byte.SIZE + 1 < PACKED ? bytes.bytes[at + 1] & 0xFF : 0;
      int pair = (bytes.bytes[at] & 0xFF) << Byte.SIZE | next;
      token.append(DIGITS.charAt(pair >> 11 - bit % Byte.SIZE & 31));
    }
    return token.toString();
  }

  /** The first eight bytes as a number in their order, unsigned. */
  static long start(BytesRef bytes) {
    if (bytes.length >= Long.BYTES) {
      return (long) LONG.get(bytes.bytes, bytes.offset);
    }
    long start = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      start = start << Byte.SIZE | (i < bytes.length ? bytes.bytes[bytes.offset + i] & 0xFF : 0);
    }
    return start;
  }
}

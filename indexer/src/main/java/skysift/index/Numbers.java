package skysift.index;

import java.util.Arrays;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.FixedBitSet;

/** A number of 0 or more for each document, in as few bytes as the greatest needs. */
final class Numbers {
  private static final int OF_A_BYTE = 1 << Byte.SIZE;

  /** Documents that are looked at together. */
  private static final int BLOCK = 256;

  /** All documents have 0. */
  static final Numbers ZEROS = new Numbers(null, null);

  /** Null where {@link #ints} has them, or all are 0. */
  private final byte[] bytes;

  private final int[] ints;

  private Numbers(byte[] bytes, int[] ints) {
    this.bytes = bytes;
    this.ints = ints;
  }

  /**
   * 0 for each document, until it is {@link #set}.
   *
   * @param limit what the numbers are below
   */
  static Numbers zeros(int documents, int limit) {
    return limit > OF_A_BYTE
        ? new Numbers(null, new int[documents])
        : new Numbers(new byte[documents], null);
  }

  /**
   * A number for each document: those of segments that an older snapshot had as they were there, 0
   * for others, until it is {@link #set}.
   *
   * @param moved by the number there the number here; null when it is the same
   * @param limit what they are below
   */
  static Numbers inherited(Inherited inherited, Numbers older, int[] moved, int limit) {
    Numbers numbers = zeros(inherited.documents(), limit);
    for (LeafReaderContext leaf : inherited.kept()) {
      numbers.copy(older, inherited.from(leaf), moved, leaf.docBase, leaf.reader().maxDoc());
    }
    return numbers;
  }

  private void copy(Numbers older, int from, int[] moved, int to, int count) {
    if (moved == null && ints != null && older.ints != null) {
      System.arraycopy(older.ints, from, ints, to, count);
    } else if (moved == null && bytes != null && older.bytes != null) {
      System.arraycopy(older.bytes, from, bytes, to, count);
    } else {
      for (int i = 0; i < count; i++) {
        int number = older.of(from + i);
        set(to + i, moved == null ? number : moved[number]);
      }
    }
  }

  /**
   * Takes older numbers, before others see these.
   *
   * @param places by older place the new one, -1 for none; null when all have theirs
   * @param moved by older number the number now; null when it is the same
   */
  void take(Numbers older, int count, int[] places, int[] moved) {
    if (places == null) {
      copy(older, 0, moved, 0, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      if (places[i] >= 0) {
        int number = older.of(i);
        set(places[i], moved == null ? number : moved[number]);
      }
    }
  }

  /** Gives a document its number, before others see these. */
  void set(int doc, int number) {
    if (ints != null) {
      ints[doc] = number;
    } else {
      bytes[doc] = (byte) number;
    }
  }

  int of(int doc) {
    return ints != null ? ints[doc] : bytes != null ? Byte.toUnsignedInt(bytes[doc]) : 0;
  }

  /** Counts the numbers that documents have. */
  void count(FixedBitSet documents, int[] counts) {
    if (ints == null && bytes == null) {
      counts[0] += documents.cardinality();
      return;
    }
    long[] words = documents.getBits();
    for (int word = 0; word < words.length; word++) {
      int first = word * Long.SIZE;
      if (words[word] == -1) {
        for (int doc = first; doc < first + Long.SIZE; doc++) {
          counts[of(doc)]++;
        }
      } else {
        for (long bits = words[word]; bits != 0; bits &= bits - 1) {
          counts[of(first + Long.numberOfTrailingZeros(bits))]++;
        }
      }
    }
  }

  /**
   * The same for few documents.
   *
   * @param counts all 0
   * @return the numbers that were counted
   */
  int[] countSome(Documents documents, int[] counts) {
    int[] some = new int[documents.count()];
    int size = 0;
    for (int doc : documents.each()) {
      int number = of(doc);
      some[size] = number;
      size += counts[number]++ == 0 ? 1 : 0;
    }
    return Arrays.copyOf(some, size);
  }

  /** Takes out of a set the documents that have a number: which have it is seen by blocks. */
  void clear(int number, FixedBitSet documents) {
    if (ints == null) {
      for (int doc = Snapshot.next(documents, 0);
          doc >= 0;
          doc = Snapshot.next(documents, doc + 1)) {
        if (of(doc) == number) {
          documents.clear(doc);
        }
      }
      return;
    }
    for (int from = 0; from < ints.length; from += BLOCK) {
      int to = Math.min(ints.length, from + BLOCK);
      int least = Integer.MAX_VALUE;
      for (int doc = from; doc < to; doc++) {
        least = Math.min(least, ints[doc] ^ number);
      }
      for (int doc = from; least == 0 && doc < to; doc++) {
        if (ints[doc] == number) {
          documents.clear(doc);
        }
      }
    }
  }
}

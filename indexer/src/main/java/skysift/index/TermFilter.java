package skysift.index;

import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * A Bloom filter of which each term sets bits of one word only: to ask it, or to add to it, is one
 * look into memory, where one of Guava's looks seven times, and it is done several times with every
 * row that is written. For any thread.
 */
final class TermFilter {
  /**
   * With six bits set by each, one in a hundred that were never added is taken for one that was.
   */
  private static final int BITS_OF_A_TERM = 12;

  private static final int SET = 6;

  /** Bits of a hash that number one of a word's bits. */
  private static final int NUMBER = 6;

  private final AtomicLongArray words;

  /** Takes so many terms. */
  TermFilter(long terms) {
    words = new AtomicLongArray(Math.toIntExact(Math.max(1, terms * BITS_OF_A_TERM / Long.SIZE)));
  }

  /** Where a term is, to be asked for in several filters. */
  record Place(long word, long bits) {
    static Place of(BytesRef term) {
      long[] hash = StringHelper.murmurhash3_x64_128(term);
      long bits = 0;
      for (int i = 0; i < SET; i++) {
        bits |= 1L << (hash[1] >>> i * NUMBER);
      }
      return new Place(hash[0], bits);
    }
  }

  private int word(Place place) {
    return (int) Math.multiplyHigh(place.word >>> 1, (long) words.length() << 1);
  }

  /** Adds a term; says whether it was certainly not there. */
  boolean add(Place place) {
    int word = word(place);
    boolean there = (words.get(word) & place.bits) == place.bits;
    if (!there) {
      words.accumulateAndGet(word, place.bits, (had, more) -> had | more);
    }
    return !there;
  }

  /** Whether the term may have been added. */
  boolean mayHave(Place place) {
    return (words.get(word(place)) & place.bits) == place.bits;
  }
}

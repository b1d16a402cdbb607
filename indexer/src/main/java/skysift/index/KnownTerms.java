package skysift.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * Of which terms of a field it is known that no document has them, so that the index need not be
 * searched: most of what comes is new, and to look in vain in each segment takes longer than to
 * find. Twelve bits a term in memory. For one thread at a time.
 */
final class KnownTerms {
  /** Terms of the first filter; each further one takes twice as many as the one before. */
  private static final int FIRST = 1 << 17;

  /** All terms of an index are read when there is one look-up for so many documents. */
  private static final int PAYS = 16;

  private final String field;
  private final List<Filter> filters = new ArrayList<>();
  private long room;
  private long asked;
  private boolean complete;

  KnownTerms(String field) {
    this.field = field;
  }

  /** To be told of each term before it is written. */
  void add(BytesRef term) {
    if (room == 0) {
      room = (long) FIRST << filters.size();
      filters.add(new Filter(room));
    }
    if (filters.getLast().add(hash(term))) {
      room--;
    }
  }

  /** Reads what was there before the first {@link #add}, if look-ups are many enough by now. */
  void read(Snapshot snapshot) throws IOException {
    if (complete || asked * PAYS < snapshot.maxDoc()) {
      return;
    }
    for (LeafReaderContext leaf : snapshot.leaves()) {
      Terms terms = leaf.reader().terms(field);
      TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
      for (BytesRef term = each.next(); term != null; term = each.next()) {
        add(term);
      }
    }
    complete = true;
  }

  /** Whether it is known that no document has the term. */
  boolean isNowhere(BytesRef term) {
    asked++;
    if (!complete) {
      return false;
    }
    long[] hash = hash(term);
    for (Filter filter : filters) {
      if (filter.has(hash)) {
        return false;
      }
    }
    return true;
  }

  private static long[] hash(BytesRef term) {
    return StringHelper.murmurhash3_x64_128(term);
  }

  /**
   * A Bloom filter whose bits for one term all lie in one line of the processor's cache: memory is
   * asked once for each term, not seven times. About one in a hundred terms is taken for one that
   * was added.
   */
  private static final class Filter {
    private static final int BITS_OF_A_TERM = 12;

    /** Words of a block, a line of the cache. */
    private static final int BLOCK = 8;

    private static final int PROBES = 6;

    /** Bits that say which bit of a block. */
    private static final int STEP = 9;

    private final int blocks;
    private final long[] words;

    Filter(long terms) {
      blocks = Math.toIntExact(terms * BITS_OF_A_TERM / (BLOCK * Long.SIZE));
      words = new long[blocks * BLOCK];
    }

    /** Whether the term was not there. */
    boolean add(long[] hash) {
      int block = block(hash);
      boolean isNew = false;
      long bits = hash[1];
      for (int i = 0; i < PROBES; i++) {
        int word = block + word(bits);
        isNew |= (words[word] & 1L << bits) == 0;
        words[word] |= 1L << bits;
        bits >>>= STEP;
      }
      return isNew;
    }

    boolean has(long[] hash) {
      int block = block(hash);
      long bits = hash[1];
      for (int i = 0; i < PROBES; i++) {
        if ((words[block + word(bits)] & 1L << bits) == 0) {
          return false;
        }
        bits >>>= STEP;
      }
      return true;
    }

    private int block(long[] hash) {
      return (int) ((hash[0] >>> Integer.SIZE) * blocks >>> Integer.SIZE) * BLOCK;
    }

    private static int word(long bits) {
      return (int) (bits >>> 6) & BLOCK - 1;
    }
  }
}

package skysift.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * Of which terms of a field it is known that no document has them, so that the index need not be
 * searched: most of what comes is new, and to look in vain in each segment takes longer than to
 * find. Twelve bits a term in memory. Where it is not said otherwise for one thread at a time.
 */
final class KnownTerms {
  /** Terms of the first filter; each further one takes twice as many as the one before. */
  private static final int FIRST = 1 << 17;

  /** All terms of an index are read when there is one look-up for so many documents. */
  private static final int PAYS = 16;

  private final String field;
  private final List<TermFilter> filters = new ArrayList<>();
  private final LongAdder asked = new LongAdder();

  /** Terms in the last filter. */
  private final LongAdder added = new LongAdder();

  /** Terms that the last filter takes. */
  private long room;

  private boolean complete;

  KnownTerms(String field) {
    this.field = field;
  }

  /** To be told how many terms are {@linkplain #add added} at most, before the first of them. */
  void expect(long terms) {
    if (added.sum() + terms > room) {
      room = Math.max(terms, (long) FIRST << filters.size());
      filters.add(new TermFilter(room));
      added.reset();
    }
  }

  /** To be told of each term before it is written. For any thread. */
  void add(BytesRef term) {
    if (filters.getLast().add(TermFilter.Place.of(term))) {
      added.increment();
    }
  }

  /** Reads what was there before the first {@link #add}, if look-ups are many enough by now. */
  void read(Snapshot snapshot) throws IOException {
    if (complete || asked.sum() * PAYS < snapshot.maxDoc()) {
      return;
    }
    for (LeafReaderContext leaf : snapshot.leaves()) {
      Terms terms = leaf.reader().terms(field);
      TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
      expect(terms == null ? 0 : terms.size());
      for (BytesRef term = each.next(); term != null; term = each.next()) {
        add(term);
      }
    }
    complete = true;
  }

  /** Whether it is known that no document has the term. For any thread. */
  boolean isNowhere(BytesRef term) {
    if (!complete) {
      asked.increment();
      return false;
    }
    TermFilter.Place place = TermFilter.Place.of(term);
    for (TermFilter filter : filters) {
      if (filter.mayHave(place)) {
        return false;
      }
    }
    return true;
  }
}

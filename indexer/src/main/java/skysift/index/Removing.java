package skysift.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.FixedBitSet;
import skysift.grouping.Grouping;
import skysift.obscore.DatasetKey;

/** Removes documents of a store, and groups anew what stays. */
final class Removing {
  private static final int AT_ONCE = 16_384;

  private final Store store;
  private final Grouping grouping;

  Removing(Store store, Grouping grouping) {
    this.store = store;
    this.grouping = grouping;
  }

  /** Removes these documents of the store's snapshot; says how many. */
  long all(FixedBitSet documents) throws IOException {
    Snapshot before = store.snapshot();
    int from = Snapshot.next(documents, 0);
    while (from >= 0) {
      Regrouping regrouping =
          new Regrouping(before, grouping, store.byCandidate(before), documents);
      List<DatasetKey> keys = new ArrayList<>();
      List<Integer> some = new ArrayList<>();
      int doc = from;
      for (; doc >= 0 && keys.size() < AT_ONCE; doc = Snapshot.next(documents, doc + 1)) {
        some.add(doc);
        keys.add(before.keyOf(doc));
      }
      regrouping.takeAway(some);
      store.write(
          regrouping.decide(), change -> Marks.of(before, change.document()), change -> false);
      store.delete(keys);
      from = doc;
    }
    store.refresh();
    return documents.cardinality();
  }

  /** Removes what only an origin had, and as far as it can be what it did; says how many. */
  long of(Origin origin) throws IOException {
    int number = origin.number();
    Snapshot before = store.snapshot();
    FixedBitSet own = before.live();
    Marks.keep(before, own, marks -> marks.isOwn(number));
    FixedBitSet staying = before.live();
    staying.andNot(own);
    FixedBitSet needing = staying.clone();
    Marks.keep(before, needing, marks -> marks.first() == number || marks.changed() == number);
    long removed = all(own);
    forget(number);
    if (needing.cardinality() == 0) {
      store.keep(store.origins().without(origin));
    }
    return removed;
  }

  private void forget(int number) throws IOException {
    Snapshot before = store.snapshot();
    FixedBitSet marked = before.live();
    Marks.keep(before, marked, marks -> marks.seen() == number || marks.gone() == number);
    for (int doc = Snapshot.next(marked, 0); doc >= 0; doc = Snapshot.next(marked, doc + 1)) {
      Marks without = Marks.of(before, doc).without(number);
      DatasetKey key = before.keyOf(doc);
      store.mark(key, Fields.SEEN, without.seen());
      store.mark(key, Fields.GONE, without.gone());
    }
    store.refresh();
  }
}

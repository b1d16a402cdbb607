package skysift.index;

import java.util.Arrays;
import org.apache.lucene.util.FixedBitSet;

/**
 * A set of documents that does not change any more: how many there are, and which, is looked for
 * once. For any thread.
 */
final class Documents {
  private final FixedBitSet set;
  private final int count;
  private int[] each;

  /** These; the set is not changed any more. */
  Documents(FixedBitSet set) {
    this.set = set;
    count = set.cardinality();
  }

  private Documents(FixedBitSet set, int[] each) {
    this.set = set;
    count = each.length;
    this.each = each;
  }

  /** Not to be changed. */
  FixedBitSet set() {
    return set;
  }

  int count() {
    return count;
  }

  /** One by one, ascending; not to be changed. */
  synchronized int[] each() {
    if (each == null) {
      each = Snapshot.each(set, count);
    }
    return each;
  }

  /** Chooses documents. */
  interface Choice {
    /** Writes those that are kept, in the same order; returns how many. */
    int keep(int[] documents, int[] kept);
  }

  /** Some of these; for few. */
  Documents where(Choice choice) {
    int[] some = new int[count];
    int size = choice.keep(each(), some);
    int[] kept = Arrays.copyOf(some, size);
    FixedBitSet those = new FixedBitSet(set.length());
    for (int doc : kept) {
      those.set(doc);
    }
    return new Documents(those, kept);
  }
}

package skysift.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.util.FixedBitSet;
import skysift.search.Change;

/**
 * Each document's facet tuple and change, as one number, and runs of documents that have the same:
 * few and long, for segments are sorted by tuple. Right for a span of time, until some dataset
 * becomes public.
 */
final class Cells {
  /** As many as the number of a {@link Change} has. */
  private static final int CHANGE_BITS = 2;

  private final long from;
  private final long until;

  /** Documents that become public, in that order, and when. */
  private final int[] dated;

  private final long[] dates;

  /** By document. */
  private final int[] of;

  /** By cell. */
  private final int[] tuples;

  private final int[] changes;

  /** By cell; made when first asked for. */
  private int[] datasets;

  private int[] runStarts;
  private int[] runCells;

  private Cells(long now, int[] dated, long[] dates, int[] of, int[] tuples, int[] changes) {
    this.dated = dated;
    this.dates = dates;
    this.of = of;
    this.tuples = tuples;
    this.changes = changes;
    int past = past(dates, now);
    from = past == 0 ? Long.MIN_VALUE : dates[past - 1];
    until = past == dates.length ? Long.MAX_VALUE : dates[past];
    findRuns();
  }

  /**
   * Cells long ago, when no dated document was public.
   *
   * @param terms term by document
   * @param changes number of the change by document
   */
  static Cells of(Tuples tuples, int[] terms, byte[] changes, int[] dated, long[] dates) {
    Map<Long, Integer> numbers = new HashMap<>();
    int[] of = new int[terms.length];
    int[] tupleOf = new int[16];
    int[] changeOf = new int[16];
    int size = 0;
    long last = -1;
    int cell = 0;
    for (int doc = 0; doc < of.length; doc++) {
      long key = (long) terms[doc] << CHANGE_BITS | changes[doc];
      if (key == last) {
        of[doc] = cell;
        continue;
      }
      last = key;
      int tuple = tuples.ofTerm(terms[doc]);
      Integer known = numbers.putIfAbsent((long) tuple << CHANGE_BITS | changes[doc], size);
      cell = known == null ? size : known;
      of[doc] = cell;
      if (known != null) {
        continue;
      }
      tupleOf = grown(tupleOf, size + 2);
      changeOf = grown(changeOf, size + 2);
      for (int i = 0; i < (tuples.isDated(terms[doc]) ? 2 : 1); i++) {
        tupleOf[size] = tuple + i;
        changeOf[size++] = changes[doc];
      }
    }
    return new Cells(
        Long.MIN_VALUE,
        dated,
        dates,
        of,
        Arrays.copyOf(tupleOf, size),
        Arrays.copyOf(changeOf, size));
  }

  private static int[] grown(int[] array, int needed) {
    return needed <= array.length ? array : Arrays.copyOf(array, 2 * needed);
  }

  /** The cells at that second since 1970; these when nothing changes. */
  Cells at(long now) {
    if (now >= from && now < until) {
      return this;
    }
    int before = past(dates, from);
    int after = past(dates, now);
    int[] changed = of.clone();
    for (int i = before; i < after; i++) {
      changed[dated[i]]++;
    }
    for (int i = after; i < before; i++) {
      changed[dated[i]]--;
    }
    return new Cells(now, dated, dates, changed, tuples, changes);
  }

  /** How many dates are not after a moment. */
  private static int past(long[] dates, long now) {
    int low = 0;
    int high = dates.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (dates[middle] <= now) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void findRuns() {
    int runs = 0;
    for (int doc = 0; doc < of.length; doc++) {
      runs += doc == 0 || of[doc] != of[doc - 1] ? 1 : 0;
    }
    runStarts = new int[runs + 1];
    runCells = new int[runs];
    int run = 0;
    for (int doc = 0; doc < of.length; doc++) {
      if (doc == 0 || of[doc] != of[doc - 1]) {
        runStarts[run] = doc;
        runCells[run++] = of[doc];
      }
    }
    runStarts[runs] = of.length;
  }

  int size() {
    return tuples.length;
  }

  /** The cell of a document. */
  int of(int doc) {
    return of[doc];
  }

  int tuple(int cell) {
    return tuples[cell];
  }

  /** Number of the {@link Change}, by cell. */
  int[] changes() {
    return changes;
  }

  /** How many documents there are, by cell; each cell has all its documents in this one set. */
  synchronized int[] datasets(FixedBitSet all) {
    if (datasets == null) {
      datasets = new int[size()];
      for (int run = 0; run < runs(); run++) {
        datasets[runCell(run)] += all.cardinality(runStart(run), runStart(run + 1));
      }
    }
    return datasets;
  }

  int runs() {
    return runCells.length;
  }

  /** First document of a run; of the one behind the last: the number of documents. */
  int runStart(int run) {
    return runStarts[run];
  }

  int runCell(int run) {
    return runCells[run];
  }
}

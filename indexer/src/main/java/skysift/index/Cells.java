package skysift.index;

import java.util.Arrays;
import org.apache.lucene.util.FixedBitSet;
import skysift.search.Change;

/**
 * Each document's facet tuple and change, as one number, and runs of documents that have the same:
 * few and long, for segments are sorted by tuple. Right for a span of time, until some dataset
 * becomes public.
 */
final class Cells {
  private final long from;
  private final long until;
  private final Dated dated;

  /** By document. */
  private final int[] of;

  /** By cell. */
  private final int[] tuples;

  private final int[] changes;

  /** By cell; made when first asked for. */
  private int[] datasets;

  private int[] runStarts = new int[16];
  private int[] runCells = new int[16];

  /**
   * Right at a moment, and until the next document becomes public.
   *
   * @param now second since 1970
   * @param of cell by document
   */
  Cells(long now, Dated dated, int[] of, int[] tuples, int[] changes) {
    this.dated = dated;
    this.of = of;
    this.tuples = tuples;
    this.changes = changes;
    int past = dated.past(now);
    from = past == 0 ? Long.MIN_VALUE : dated.dates()[past - 1];
    until = past == dated.dates().length ? Long.MAX_VALUE : dated.dates()[past];
    findRuns();
  }

  /** Of no documents, long ago. */
  static Cells none() {
    return new Cells(Long.MIN_VALUE, Dated.NONE, new int[0], new int[0], new int[0]);
  }

  /** The cells at that second since 1970; these when nothing changes. */
  Cells at(long now) {
    if (now >= from && now < until) {
      return this;
    }
    int before = dated.past(from);
    int after = dated.past(now);
    int[] changed = of.clone();
    for (int i = before; i < after; i++) {
      changed[dated.documents()[i]]++;
    }
    for (int i = after; i < before; i++) {
      changed[dated.documents()[i]]--;
    }
    return new Cells(now, dated, changed, tuples, changes);
  }

  private void findRuns() {
    int runs = 0;
    int last = -1;
    for (int doc = 0; doc < of.length; doc++) {
      if (of[doc] == last) {
        continue;
      }
      if (runs + 1 >= runCells.length) {
        runStarts = Arrays.copyOf(runStarts, 2 * runs + 2);
        runCells = Arrays.copyOf(runCells, 2 * runs + 2);
      }
      last = of[doc];
      runStarts[runs] = doc;
      runCells[runs++] = last;
    }
    runStarts = Arrays.copyOf(runStarts, runs + 1);
    runCells = Arrays.copyOf(runCells, runs);
    runStarts[runs] = of.length;
  }

  /** The first second at which these are right. */
  long from() {
    return from;
  }

  Dated dated() {
    return dated;
  }

  int size() {
    return tuples.length;
  }

  /** The cell of each document; not to be changed. */
  int[] all() {
    return of;
  }

  /** The cell of a document. */
  int of(int doc) {
    return of[doc];
  }

  /** By cell; not to be changed. */
  int[] tuples() {
    return tuples;
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

  /** Told of documents that follow one another in one run. */
  interface Run {
    /** Those at positions from one on, up to before another. */
    void at(int cell, int from, int to);
  }

  /**
   * Goes through documents run by run: memory has the runs at hand sooner than the cell of each.
   *
   * @param documents ascending
   */
  void eachRun(int[] documents, Run told) {
    int run = 0;
    for (int from = 0, to; from < documents.length; from = to) {
      run = run(documents[from], run);
      to = from + 1;
      while (to < documents.length && documents[to] < runStarts[run + 1]) {
        to++;
      }
      told.at(runCells[run], from, to);
    }
  }

  /** The run of a document that is not before the one from which it is looked for. */
  private int run(int doc, int from) {
    int low = from;
    int step = 1;
    while (low + step < runCells.length && runStarts[low + step] <= doc) {
      low += step;
      step *= 2;
    }
    int high = Math.min(runCells.length, low + step);
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (runStarts[middle] <= doc) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** First document of a run; of the one behind the last: the number of documents. */
  int runStart(int run) {
    return runStarts[run];
  }

  int runCell(int run) {
    return runCells[run];
  }
}

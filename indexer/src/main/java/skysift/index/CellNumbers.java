package skysift.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.FixedBitSet;
import skysift.search.Change;
import skysift.search.Facet;

/**
 * Finds the {@link Cells} of a snapshot, given those of an older one: of documents that it had,
 * only marks that may say something else by now are read. For one thread, once.
 */
final class CellNumbers {
  /** As many as the number of a {@link Change} has. */
  private static final int CHANGE_BITS = 2;

  /** Of a cell whose documents may not all go to one cell. */
  private static final int TO_READ = -1;

  private final Inherited inherited;
  private final Tuples tuples;
  private final TupleTerms terms;
  private final Cells older;
  private final Changes before;
  private final int[] last;
  private final List<Changes.Segment> segments = new ArrayList<>();
  private final Dated.Builder dated;
  private final int[] of;

  /** Documents of kept segments that have another cell than they had. */
  private final FixedBitSet otherwise;

  /** By older cell that of the same tuple and unchanged documents; -1 as long as none asked. */
  private final int[] unchanged;

  private final Map<Long, Integer> numbers = new HashMap<>();
  private int[] tupleOf;
  private int[] changeOf;
  private int size;

  /** Those of a snapshot; tuples of the older cells have the same numbers here. */
  CellNumbers(
      Snapshot snapshot,
      Inherited inherited,
      Tuples tuples,
      TupleTerms terms,
      Cells older,
      Changes before)
      throws IOException {
    this.inherited = inherited;
    this.tuples = tuples;
    this.terms = terms;
    this.older = older;
    this.before = before;
    last = Changes.last(snapshot, tuples);
    dated = new Dated.Builder(inherited, older.dated());
    of = new int[snapshot.maxDoc()];
    otherwise = snapshot.none();
    unchanged = new int[older.size()];
    Arrays.fill(unchanged, -1);
    tupleOf = older.tuples().clone();
    changeOf = older.changes().clone();
    size = older.size();
    for (int cell = 0; cell < size; cell++) {
      numbers.put(key(tupleOf[cell], changeOf[cell]), cell);
    }
    for (LeafReaderContext leaf : snapshot.leaves()) {
      if (inherited.isKept(leaf)) {
        keep(leaf);
      } else {
        read(leaf);
      }
    }
  }

  /** Right at the moment at which the older were. */
  Cells cells() {
    return new Cells(
        older.from(),
        dated.build(),
        of,
        Arrays.copyOf(tupleOf, size),
        Arrays.copyOf(changeOf, size));
  }

  /** Documents of kept segments that have another cell than they had. */
  FixedBitSet otherwise() {
    return otherwise;
  }

  /** What the changes in them depend on. */
  Changes changes() {
    return new Changes(last, segments);
  }

  private static long key(int tuple, int change) {
    return (long) tuple << CHANGE_BITS | change;
  }

  /** The cell of a tuple; if that is dated the next one is the same with public rights. */
  private int cell(int tuple, int change) {
    if (tuples.isPublished(tuple)) {
      return cell(tuple - 1, change) + 1;
    }
    Integer known = numbers.putIfAbsent(key(tuple, change), size);
    if (known != null) {
      return known;
    }
    int cell = size;
    size += tuples.isDated(tuple) ? 2 : 1;
    tupleOf = ArrayUtil.grow(tupleOf, size);
    changeOf = ArrayUtil.grow(changeOf, size);
    for (int i = cell; i < size; i++) {
      tupleOf[i] = tuple + i - cell;
      changeOf[i] = change;
    }
    return cell;
  }

  private void keep(LeafReaderContext leaf) throws IOException {
    Changes.Segment segment = before.segments().get(inherited.before(leaf));
    List<Long> generations = Changes.generations(leaf);
    boolean same = generations.equals(segment.generations());
    Set<Integer> origins = same ? segment.origins() : new HashSet<>();
    segments.add(new Changes.Segment(generations, origins));
    int[] targets = new int[older.size()];
    boolean asTheyWere = true;
    for (int cell = 0; cell < targets.length; cell++) {
      targets[cell] = same ? target(cell, origins) : TO_READ;
      asTheyWere &= targets[cell] == cell;
    }
    int from = inherited.from(leaf);
    if (asTheyWere) {
      System.arraycopy(older.all(), from, of, leaf.docBase, leaf.reader().maxDoc());
      return;
    }
    int[] archives = tuples.setsOfTuples(Facet.ARCHIVE);
    Marks.Reader marks = new Marks.Reader(leaf.reader());
    for (int i = 0; i < leaf.reader().maxDoc(); i++) {
      int cell = older.of(from + i);
      int target = targets[cell];
      if (target == TO_READ) {
        int tuple = tupleOf[cell];
        Marks brought = marks.broughtBy(i);
        target = cell(tuple, brought.since(last[archives[tuple]]).ordinal());
        origins.add(brought.first());
        origins.add(brought.changed());
      }
      of[leaf.docBase + i] = target;
      if (target != cell) {
        otherwise.set(leaf.docBase + i);
      }
    }
  }

  /** Where the documents of an older cell go in a segment whose marks are as they were. */
  private int target(int cell, Set<Integer> origins) {
    int archive = tuples.setsOfTuples(Facet.ARCHIVE)[tupleOf[cell]];
    if (last[archive] == before.last()[archive] || changeOf[cell] == Change.GONE.ordinal()) {
      return cell;
    }
    if (origins.contains(last[archive])) {
      return TO_READ;
    }
    if (unchanged[cell] < 0) {
      unchanged[cell] = cell(tupleOf[cell], Change.UNCHANGED.ordinal());
    }
    return unchanged[cell];
  }

  /** What the document before had: those beside each other are mostly alike. */
  private static final class Last {
    private int first = -1;
    private int changed = -1;
    private int tuple = -1;
    private int change = -1;
    private int cell;
  }

  private void read(LeafReaderContext leaf) throws IOException {
    Set<Integer> origins = new HashSet<>();
    Marks.Reader marks = new Marks.Reader(leaf.reader());
    NumericDocValues publicFrom = DocValues.getNumeric(leaf.reader(), Fields.PUBLIC_FROM);
    int[] archives = terms.setsOfTerms(Facet.ARCHIVE);
    Last same = new Last();
    terms.each(
        leaf,
        (doc, term) -> {
          Marks brought = marks.broughtBy(doc - leaf.docBase);
          if (brought.first() != same.first || brought.changed() != same.changed) {
            same.first = brought.first();
            same.changed = brought.changed();
            origins.add(same.first);
            origins.add(same.changed);
          }
          int change = brought.since(last[archives[term]]).ordinal();
          int tuple = tuples.ofTerm(term);
          if (tuple != same.tuple || change != same.change) {
            same.tuple = tuple;
            same.change = change;
            same.cell = cell(tuple, change);
          }
          of[doc] = same.cell;
          if (tuples.isDated(tuple) && publicFrom.advanceExact(doc - leaf.docBase)) {
            dated.add(doc, publicFrom.longValue());
            of[doc] += publicFrom.longValue() <= older.from() ? 1 : 0;
          }
        });
    segments.add(new Changes.Segment(Changes.generations(leaf), origins));
  }
}

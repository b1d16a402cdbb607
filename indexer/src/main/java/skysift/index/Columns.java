package skysift.index;

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import com.google.common.util.concurrent.Uninterruptibles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.FixedBitSet;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Facet;
import skysift.search.SortKey;

/**
 * What counting needs of a snapshot, in memory: facets, rights, and which datasets are one
 * observation. Documents have the snapshot's numbers. About 30 bytes a document. For any thread.
 */
final class Columns {
  /** A facet that is not in the tuples: the number of the set of values by document. */
  record Own(Facet facet, FacetSets sets, Numbers of) {
    int[] count(FixedBitSet documents) {
      int[] counts = new int[sets.size()];
      of.count(documents, counts);
      return counts;
    }
  }

  /** Of how many documents one has to be new for all to be made anew. */
  private static final int MOSTLY_OLD = 4;

  private final Inherited.Segments segments;
  private final Observations observations;
  private final Tuples tuples;

  private final ImmutableList<Own> own;

  /** As it was at the latest search. */
  private volatile Cells cells;

  private final Changes changes;

  private Patterns patterns;

  /** Of all live documents, by number of the column; made when first asked for. */
  private final int[][] ofAll;

  private final FixedBitSet live;

  /** What rows were sorted by last, in either direction. */
  private final Latest<SortKey, SortNumbers> sorted = new Latest<>(Snapshot.KEPT);

  /** Of no documents. */
  private Columns() {
    segments = Inherited.Segments.NONE;
    observations = Observations.none();
    tuples = null;
    own = ImmutableList.of();
    cells = Cells.none();
    changes = Changes.NONE;
    ofAll = new int[0][];
    live = new FixedBitSet(1);
  }

  /**
   * Those of a snapshot.
   *
   * @param older of another one of the same index, or null: if that is not a later one, what they
   *     hold of segments that both have is not read again
   */
  static Columns of(Snapshot snapshot, Columns older) throws IOException {
    if (older != null && older.segments.version() <= snapshot.version()) {
      Inherited inherited = new Inherited(snapshot.leaves(), snapshot.live(), older.segments);
      if (inherited.freshDocuments() <= snapshot.maxDoc() / MOSTLY_OLD) {
        return new Columns(snapshot, inherited, older);
      }
    }
    return anew(snapshot);
  }

  /** Those of a snapshot, all of it read. */
  static Columns anew(Snapshot snapshot) throws IOException {
    return new Columns(snapshot, Inherited.nothing(snapshot.leaves()), new Columns());
  }

  private Columns(Snapshot snapshot, Inherited inherited, Columns older) throws IOException {
    segments = Inherited.Segments.of(snapshot);
    live = snapshot.live();
    // the parts need nothing of one another
    FutureTask<Observing.Observed> grouped =
        begun(() -> Observing.of(snapshot, live, inherited, older.observations));
    List<FutureTask<OwnColumns.Renewed>> ofColumns = older.columns(inherited);
    Inherited ofTuples = inherited;
    TupleTerms terms = null;
    Tuples all = null;
    Cells before = older.cells;
    if (older.tuples != null && older.tuples.canGrow()) {
      terms = new TupleTerms(snapshot, inherited, older.tuples);
      all = older.tuples.with(terms, snapshot.maxDoc());
    }
    if (all == null) {
      ofTuples = Inherited.nothing(snapshot.leaves());
      terms = new TupleTerms(snapshot, ofTuples, null);
      all = Tuples.of(terms, snapshot.maxDoc());
      before = Cells.none();
    }
    tuples = all;
    CellNumbers numbers = new CellNumbers(snapshot, ofTuples, tuples, terms, before, older.changes);
    cells = numbers.cells();
    changes = numbers.changes();
    ImmutableList.Builder<Own> columns = ImmutableList.builder();
    for (Facet facet : tuples.takenOut()) {
      columns.add(new Own(facet, tuples.sets(facet), setsOf(snapshot, terms, facet)));
    }
    tuples.forgetTerms();
    for (Map.Entry<SortKey, SortNumbers> by : older.sorted.kept().entrySet()) {
      SortNumbers renewed =
          SortValues.renewed(inherited, by.getValue(), by.getKey(), snapshot.ordering());
      if (renewed != null) {
        sorted.get(by.getKey(), () -> renewed);
      }
    }
    List<OwnColumns.Renewed> renewed = new ArrayList<>();
    for (FutureTask<OwnColumns.Renewed> ofColumn : ofColumns) {
      renewed.add(done(ofColumn));
    }
    own = columns.addAll(Lists.transform(renewed, OwnColumns.Renewed::own)).build();
    Observing.Observed observed = done(grouped);
    observations = observed.observations();
    ofAll = new int[own.size()][];
    Patterns known = older.patternsOf(before);
    if (known != null && tuples.takenOut().isEmpty()) {
      observed.changeThoseOf(numbers.otherwise());
      patterns =
          known.renewed(observed, cells, own, Lists.transform(renewed, OwnColumns.Renewed::moved));
    }
  }

  /** Begins the columns of facets that are in no tuples, of a newer snapshot. */
  private List<FutureTask<OwnColumns.Renewed>> columns(Inherited inherited) {
    OwnColumns reading = new OwnColumns(inherited, own);
    List<FutureTask<OwnColumns.Renewed>> columns = new ArrayList<>();
    for (Map.Entry<Facet, ObsCoreColumn> facet : Fields.COLUMN_FACETS.entrySet()) {
      String field = Fields.column(facet.getValue());
      columns.add(begun(() -> reading.texts(facet.getKey(), field)));
    }
    columns.add(begun(() -> reading.sets(Facet.MY_TARGET, Fields.MY_TARGET)));
    columns.add(begun(() -> reading.sets(Facet.YEAR, Fields.YEAR)));
    return columns;
  }

  /** The pool's own tasks do not tell what was thrown as it was. */
  private static <T> FutureTask<T> begun(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    ForkJoinPool.commonPool().execute(task);
    return task;
  }

  /** Does it here when the pool has not come to it. */
  private static <T> T done(FutureTask<T> work) throws IOException {
    work.run();
    try {
      return Uninterruptibles.getUninterruptibly(work);
    } catch (ExecutionException e) {
      Throwables.throwIfInstanceOf(e.getCause(), IOException.class);
      Throwables.throwIfUnchecked(e.getCause());
      throw new IllegalStateException(e.getCause());
    }
  }

  Observations observations() {
    return observations;
  }

  Tuples tuples() {
    return tuples;
  }

  ImmutableList<Own> own() {
    return own;
  }

  /** How many live documents have each set of values of a column; not to be changed. */
  synchronized int[] ofAll(int column) {
    if (ofAll[column] == null) {
      ofAll[column] = own.get(column).count(live);
    }
    return ofAll[column];
  }

  /** Tuples and changes at that second since 1970. */
  Cells cells(long now) {
    Cells current = cells.at(now);
    cells = current;
    return current;
  }

  /** Numbers to sort documents by, see {@link SortValues}; not to be changed. */
  SortNumbers sorted(SortKey key, Latest.Maker<SortNumbers> maker) throws IOException {
    return sorted.get(key, maker);
  }

  private synchronized Patterns patternsOf(Cells someCells) {
    return patterns != null && patterns.isOf(someCells) ? patterns : null;
  }

  /** Patterns of observations, made when first asked for. */
  synchronized Patterns patterns(Cells someCells) {
    if (patterns == null || !patterns.isOf(someCells)) {
      patterns = new Patterns(observations, someCells, own);
    }
    return patterns;
  }

  private static Numbers setsOf(Snapshot snapshot, TupleTerms terms, Facet facet)
      throws IOException {
    int[] ofTerms = terms.setsOfTerms(facet);
    Numbers numbers = Numbers.zeros(snapshot.maxDoc(), terms.sets(facet).size());
    for (LeafReaderContext leaf : snapshot.leaves()) {
      terms.each(leaf, (doc, term) -> numbers.set(doc, ofTerms[term]));
    }
    return numbers;
  }
}

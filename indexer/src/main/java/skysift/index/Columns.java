package skysift.index;

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterators;
import com.google.common.util.concurrent.Uninterruptibles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.LongValues;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Facet;

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

  private final Observations observations;
  private final Tuples tuples;

  private final ImmutableList<Own> own;

  /** As it was at the latest search. */
  private volatile Cells cells;

  private Patterns patterns;

  /** Of all live documents, by number of the column; made when first asked for. */
  private final int[][] ofAll;

  private final FixedBitSet live;

  Columns(Snapshot snapshot) throws IOException {
    List<LeafReaderContext> leaves = snapshot.leaves();
    int documents = snapshot.maxDoc();
    // the three parts need nothing of one another; each is about as long as the others
    live = snapshot.live();
    FutureTask<Observations> grouped = begun(() -> new Observations(snapshot, live));
    FutureTask<List<Own>> ofColumns = begun(() -> columns(leaves, documents));
    Dictionary terms = new Dictionary(leaves, Fields.TUPLE);
    int[] termOfDoc = terms.read(documents);
    tuples = new Tuples(snapshot, terms, termOfDoc);
    List<Own> columns = new ArrayList<>();
    for (Facet facet : tuples.takenOut()) {
      columns.add(new Own(facet, tuples.sets(facet), setsOf(facet, termOfDoc)));
    }
    Dated dated = Dated.of(snapshot);
    byte[] changes = Changes.of(snapshot, tuples, termOfDoc);
    cells = Cells.of(tuples, termOfDoc, changes, dated.documents, dated.dates);
    tuples.forgetTerms();
    columns.addAll(done(ofColumns));
    observations = done(grouped);
    own = ImmutableList.copyOf(columns);
    ofAll = new int[own.size()][];
  }

  private static List<Own> columns(List<LeafReaderContext> leaves, int documents)
      throws IOException {
    List<Own> columns = new ArrayList<>();
    for (Map.Entry<Facet, ObsCoreColumn> facet : Fields.COLUMN_FACETS.entrySet()) {
      columns.add(column(leaves, facet.getKey(), facet.getValue(), documents));
    }
    columns.add(targets(leaves, documents));
    Dictionary years = new Dictionary(leaves, Fields.YEAR);
    Numbers ofDocs = Numbers.of(years.read(documents), years.size());
    columns.add(new Own(Facet.YEAR, FacetSets.single(years), ofDocs));
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

  /** Patterns of observations, made when first asked for. */
  synchronized Patterns patterns(Cells someCells) {
    if (patterns == null || !patterns.isOf(someCells)) {
      patterns = new Patterns(observations, someCells, own);
    }
    return patterns;
  }

  private Numbers setsOf(Facet facet, int[] termOfDoc) {
    int[] ofTerms = tuples.setsOfTerms(facet);
    int[] of = IntStream.of(termOfDoc).map(term -> ofTerms[term]).toArray();
    return Numbers.of(of, tuples.sets(facet).size());
  }

  /** Numbers are those of the texts, from 1 on; 0 is not stated. */
  private static Own column(
      List<LeafReaderContext> leaves, Facet facet, ObsCoreColumn column, int documents)
      throws IOException {
    Dictionary texts = new Dictionary(leaves, Fields.column(column));
    FacetSets sets = FacetSets.single(new OrNotStated(texts));
    if (texts.size() == 0) {
      return new Own(facet, sets, Numbers.ZEROS);
    }
    int[] of = texts.read(documents);
    for (int doc = 0; doc < of.length; doc++) {
      of[doc]++;
    }
    return new Own(facet, sets, Numbers.of(of, sets.size()));
  }

  /** Sets of the user's targets, from 1 on; 0 is not stated. */
  private static Own targets(List<LeafReaderContext> leaves, int documents) throws IOException {
    Dictionary names = new Dictionary(leaves, Fields.MY_TARGET);
    if (names.size() == 0) {
      return new Own(Facet.MY_TARGET, FacetSets.single(Facet.NOT_STATED), Numbers.ZEROS);
    }
    FacetSets.Builder sets = new FacetSets.Builder();
    sets.number(ImmutableSet.of(Facet.NOT_STATED));
    Map<List<Long>, Integer> known = new HashMap<>();
    int[] of = new int[documents];
    for (LeafReaderContext leaf : leaves) {
      SortedSetDocValues values = names.segment(leaf.ord);
      LongValues numbers = names.numbers(leaf.ord);
      while (values.nextDoc() != SortedSetDocValues.NO_MORE_DOCS) {
        List<Long> set = new ArrayList<>();
        for (int i = 0; i < values.docValueCount(); i++) {
          set.add(numbers.get(values.nextOrd()));
        }
        Integer number = known.get(set);
        if (number == null) {
          ImmutableSet.Builder<String> texts = ImmutableSet.builder();
          for (long name : set) {
            texts.add(names.value((int) name));
          }
          number = sets.number(texts.build());
          known.put(set, number);
        }
        of[leaf.docBase + values.docID()] = number;
      }
    }
    FacetSets built = sets.build();
    return new Own(Facet.MY_TARGET, built, Numbers.of(of, built.size()));
  }

  private record OrNotStated(Dictionary texts) implements FacetSets.Names {
    @Override
    public int size() {
      return texts.size() + 1;
    }

    @Override
    public String value(int number) throws IOException {
      return number == 0 ? Facet.NOT_STATED : texts.value(number - 1);
    }

    @Override
    public String[] values(int[] numbers) throws IOException {
      int[] stated = Arrays.stream(numbers).filter(number -> number > 0).map(n -> n - 1).toArray();
      Iterator<String> read = Iterators.forArray(texts.values(stated));
      return Arrays.stream(numbers)
          .mapToObj(number -> number == 0 ? Facet.NOT_STATED : read.next())
          .toArray(String[]::new);
    }

    @Override
    public int number(String value) throws IOException {
      if (value.equals(Facet.NOT_STATED)) {
        return 0;
      }
      int number = texts.number(value);
      return number < 0 ? -1 : number + 1;
    }
  }

  /** Documents that become public at some moment, the earliest first. */
  private record Dated(int[] documents, long[] dates) {
    static Dated of(Snapshot snapshot) throws IOException {
      List<Integer> documents = new ArrayList<>();
      List<Long> dates = new ArrayList<>();
      for (LeafReaderContext leaf : snapshot.leaves()) {
        NumericDocValues values = DocValues.getNumeric(leaf.reader(), Fields.PUBLIC_FROM);
        while (values.nextDoc() != NumericDocValues.NO_MORE_DOCS) {
          if (Rights.kind(values.longValue()) == Rights.DATED) {
            documents.add(leaf.docBase + values.docID());
            dates.add(values.longValue());
          }
        }
      }
      int[] order =
          IntStream.range(0, dates.size())
              .boxed()
              .sorted(Comparator.comparing(dates::get))
              .mapToInt(i -> i)
              .toArray();
      return new Dated(
          IntStream.of(order).map(documents::get).toArray(),
          IntStream.of(order).mapToLong(dates::get).toArray());
    }
  }
}

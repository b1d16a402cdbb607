package skysift.index;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.primitives.Ints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.ObsCoreColumn;
import skysift.obscore.ObservationKey;
import skysift.search.Axis;
import skysift.search.Life;
import skysift.search.Region;
import skysift.search.SearchRequest;
import skysift.search.SkyMaps;
import skysift.search.Sort;
import skysift.search.Unit;

/**
 * An unchanging view of the index that one search works on, and what counting needs of it, made
 * when first asked for. For any thread, as long as its reader is held.
 */
final class Snapshot {
  /** What was searched for last, and the orders asked for last, are kept. */
  static final int KEPT = 4;

  /** Filters by these take 8 bytes a document and axis or column. */
  private static final int SPANS_KEPT = 3;

  /** These take 4 bytes a row. */
  private static final int LISTINGS_KEPT = 2;

  /** These take a bit a row. */
  private static final int BEGINNINGS_KEPT = 8;

  /** Letters of a word that is looked up soon, since few words begin with it. */
  private static final int LONG = 4;

  private static final int READ_AT_ONCE = 256;

  private final IndexReader reader;
  private final IndexSearcher searcher;
  private final Latest<SearchRequest, Documents> found = new Latest<>(KEPT);
  private final Latest<Sort, RowOrder> orders = new Latest<>(KEPT);
  private final Latest<Region, FixedBitSet> inRegions = new Latest<>(KEPT);
  private final Latest<Word, FixedBitSet> words = new Latest<>(KEPT);

  /** Of few letters: many words begin so, and they are asked for again, as names of catalogues. */
  private final Latest<Word, FixedBitSet> beginnings = new Latest<>(BEGINNINGS_KEPT);

  private final Latest<Rows, Listing> listings = new Latest<>(LISTINGS_KEPT);
  private final Latest<Intervals, Spans> spans = new Latest<>(SPANS_KEPT);
  private final List<KnownTexts> known;
  private FixedBitSet live;

  /** What was made last of any snapshot of the index: of most segments it is right for all. */
  private final AtomicReference<Columns> latest;

  private final Ordering ordering;
  private Columns columns;
  private Places places;
  private Origins origins;

  Snapshot(IndexReader reader) {
    this(reader, new AtomicReference<>(), new Ordering());
  }

  private Snapshot(IndexReader reader, AtomicReference<Columns> latest, Ordering ordering) {
    this.reader = reader;
    this.latest = latest;
    this.ordering = ordering;
    searcher = new IndexSearcher(reader);
    known = Stream.generate(KnownTexts::new).limit(reader.leaves().size()).toList();
  }

  /** What is committed now; empty when nothing ever was. */
  static Snapshot open(Directory directory) throws IOException {
    return open(directory, new Ordering());
  }

  /**
   * The same.
   *
   * @param ordering told, by this one and all {@link #newer} ones, of orders that are made
   */
  static Snapshot open(Directory directory, Ordering ordering) throws IOException {
    if (!DirectoryReader.indexExists(directory)) {
      return new Snapshot(new MultiReader(), new AtomicReference<>(), ordering);
    }
    IndexFormat.check(directory);
    return checked(
        // most segments have files of their own to open
        DirectoryReader.open(directory, ForkJoinPool.commonPool()),
        new AtomicReference<>(),
        ordering);
  }

  /** What was committed since; null when nothing was. */
  Snapshot newer(Directory directory) throws IOException {
    if (reader instanceof DirectoryReader current) {
      DirectoryReader changed = DirectoryReader.openIfChanged(current);
      return changed == null ? null : checked(changed, latest, ordering);
    }
    return DirectoryReader.indexExists(directory) ? open(directory, ordering) : null;
  }

  private static Snapshot checked(
      DirectoryReader reader, AtomicReference<Columns> latest, Ordering ordering)
      throws IOException {
    try {
      IndexFormat.check(
          reader.getIndexCommit().getUserData(), IndexFormat.where(reader.directory()));
    } catch (IOException e) {
      reader.close();
      throw e;
    }
    return new Snapshot(reader, latest, ordering);
  }

  IndexReader reader() {
    return reader;
  }

  /** Higher for what was committed later. */
  long version() {
    return reader instanceof DirectoryReader committed ? committed.getVersion() : 0;
  }

  List<LeafReaderContext> leaves() {
    return reader.leaves();
  }

  /** Documents have numbers below this, deleted ones included. */
  int maxDoc() {
    return reader.maxDoc();
  }

  synchronized Columns columns() throws IOException {
    try {
      if (columns == null) {
        columns = Columns.of(this, latest.get());
        latest.set(columns);
      }
      return columns;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Whether there are searches here, of this state or an earlier one. */
  boolean isSearched() {
    return latest.get() != null;
  }

  /** Where documents are on the sky. */
  synchronized Places places() throws IOException {
    if (places == null) {
      places = new Places(this);
    }
    return places;
  }

  /** The harvests and imports of what is committed. */
  synchronized Origins origins() throws IOException {
    if (origins == null) {
      origins =
          Origins.of(
              reader instanceof DirectoryReader committed
                  ? committed.getIndexCommit().getUserData()
                  : Map.of());
    }
    return origins;
  }

  /** The version of Lucene that wrote what is committed; empty when nothing was. */
  String lucene() throws IOException {
    return reader instanceof DirectoryReader committed
        ? SegmentInfos.readCommit(
                committed.directory(), committed.getIndexCommit().getSegmentsFileName())
            .getCommitLuceneVersion()
            .toString()
        : "";
  }

  /** What is remembered of a document. */
  Life life(int doc) throws IOException {
    Marks marks = Marks.of(this, doc);
    Origins all = origins();
    int last = all.last(Fields.cut(dataset(doc).archive()));
    return new Life(
        marks.since(last),
        all.began(marks.first()),
        all.began(marks.changed()),
        all.began(marks.seen()),
        marks.isGone() ? Optional.of(all.began(marks.gone())) : Optional.empty(),
        all.token(marks.changed()));
  }

  /** What matches a request but for its facets. */
  Documents found(SearchRequest request) throws IOException {
    SearchRequest noFacets =
        whole(request)
            .withSelection(ImmutableSetMultimap.of(), ImmutableSetMultimap.of())
            .withSort(Sort.BY_START)
            .withUnit(Unit.DATASETS);
    return found.get(noFacets, () -> new Documents(new Queries(this).matching(request)));
  }

  /** What a request lists; which rows match may change with time, when some become public. */
  private record Rows(SearchRequest request, FixedBitSet matching) {}

  /** The matching rows of a request, whatever its page. */
  Listing listing(SearchRequest request, FixedBitSet matching, Latest.Maker<Listing> maker)
      throws IOException {
    return listings.get(new Rows(whole(request), matching), maker);
  }

  /** The same request without a page, and without what is counted besides. */
  private static SearchRequest whole(SearchRequest request) {
    return request
        .withFacets(ImmutableSet.of())
        .withFacetLimit(0)
        .withHistogram(Axis.TIME, List.of())
        .withHistogram(Axis.WAVELENGTH, List.of())
        .withMaps(SkyMaps.NONE)
        .withPage(0, 0);
  }

  /** What is in a region, facets and other limits aside; not to be changed. */
  FixedBitSet inRegion(Region region, Latest.Maker<FixedBitSet> maker) throws IOException {
    return inRegions.get(region, maker);
  }

  /** Told of orders while they are made. */
  Ordering ordering() {
    return ordering;
  }

  /** The order of all documents by what has nothing to do with a request. */
  RowOrder order(Sort sort) throws IOException {
    Columns all = columns();
    return orders.get(
        sort,
        () ->
            new RowOrder(
                all.sorted(sort.key(), () -> SortValues.of(this, sort.key())),
                sort.descending(),
                all.observations()));
  }

  /**
   * A word that is looked for.
   *
   * @param begun whether it may be only begun
   */
  record Word(String word, boolean begun) {}

  /** What has a word; not to be changed. */
  FixedBitSet having(Word word, Latest.Maker<FixedBitSet> maker) throws IOException {
    return (word.begun() && word.word().length() < LONG ? beginnings : words).get(word, maker);
  }

  /** No document, yet. */
  FixedBitSet none() {
    return new FixedBitSet(Math.max(1, maxDoc()));
  }

  /** All live documents. */
  synchronized FixedBitSet live() {
    if (live == null) {
      live = findLive();
    }
    return live.clone();
  }

  private FixedBitSet findLive() {
    FixedBitSet all = none();
    for (LeafReaderContext leaf : leaves()) {
      int documents = leaf.reader().maxDoc();
      Bits bits = leaf.reader().getLiveDocs();
      if (bits == null) {
        all.set(leaf.docBase, leaf.docBase + documents);
      } else {
        FixedBitSet here = new FixedBitSet(documents);
        here.set(0, documents);
        bits.applyMask(here, 0);
        FixedBitSet.orRange(here, 0, all, leaf.docBase, documents);
      }
    }
    return all;
  }

  Spans spans(Intervals intervals) throws IOException {
    return spans.get(intervals, () -> new Spans(this, intervals));
  }

  /** The live documents a query finds. */
  FixedBitSet matching(Query query) throws IOException {
    FixedBitSet found = none();
    Query rewritten = searcher.rewrite(query);
    Weight weight = searcher.createWeight(rewritten, ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : leaves()) {
      Scorer scorer = weight.scorer(leaf);
      DocIdSetIterator docs = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
      if (docs.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        docs.intoBitSet(leaf.reader().maxDoc(), found, -leaf.docBase);
      }
    }
    if (reader.hasDeletions()) {
      found.and(live());
    }
    return found;
  }

  /** Where these datasets are; those that are not here are not in the answer. */
  Map<DatasetKey, Integer> documents(Collection<DatasetKey> keys) throws IOException {
    TermLookup byKey = new TermLookup(this, Fields.KEY);
    Map<DatasetKey, Integer> documents = new LinkedHashMap<>();
    for (DatasetKey key : keys) {
      byKey.documents(KeyBytes.of(key.token())).forEach(doc -> documents.put(key, doc));
    }
    return documents;
  }

  /** The numbers of the live documents a query finds. */
  List<Integer> documents(Query query) throws IOException {
    return Ints.asList(each(matching(query)));
  }

  Dataset dataset(int doc) throws IOException {
    return datasets(List.of(doc)).get(0);
  }

  /** A dataset and its observation. */
  record Row(Dataset dataset, ObservationKey observation) {}

  /** What these documents hold; any order, each document once. */
  List<Row> rows(List<Integer> documents) throws IOException {
    int[] sorted = Ints.toArray(documents);
    Arrays.sort(sorted);
    Row[] read = new Row[sorted.length];
    for (int from = 0, to; from < sorted.length; from = to) {
      LeafReaderContext leaf = leaf(sorted[from]);
      DatasetReader reader = datasets(leaf, DatasetReader.TEXTS);
      to = from;
      while (to < sorted.length && sorted[to] < leaf.docBase + leaf.reader().maxDoc()) {
        to++;
      }
      for (int begin = from; begin < to; begin += READ_AT_ONCE) {
        int[] docs = Arrays.copyOfRange(sorted, begin, Math.min(to, begin + READ_AT_ONCE));
        List<Row> rows = reader.read(IntStream.of(docs).map(d -> d - leaf.docBase).toArray());
        for (int i = 0; i < docs.length; i++) {
          read[begin + i] = rows.get(i);
        }
      }
    }
    return documents.stream().map(doc -> read[Arrays.binarySearch(sorted, doc)]).toList();
  }

  /** These documents' datasets; any order, each document once. */
  List<Dataset> datasets(List<Integer> documents) throws IOException {
    return rows(documents).stream().map(Row::dataset).toList();
  }

  /** Reads datasets of a segment, with only some of {@link DatasetReader#TEXTS}. */
  DatasetReader datasets(LeafReaderContext leaf, Set<ObsCoreColumn> wanted) throws IOException {
    return new DatasetReader(leaf.reader(), known.get(leaf.ord), wanted);
  }

  private LeafReaderContext leaf(int doc) {
    return leaves().get(ReaderUtil.subIndex(doc, leaves()));
  }

  /** The {@link KeyBytes} of a document. */
  BytesRef key(int doc) throws IOException {
    LeafReaderContext leaf = leaf(doc);
    BinaryDocValues keys = DocValues.getBinary(leaf.reader(), Fields.KEY);
    if (!keys.advanceExact(doc - leaf.docBase)) {
      throw new IOException("document " + doc + " has no key");
    }
    return BytesRef.deepCopyOf(keys.binaryValue());
  }

  DatasetKey keyOf(int doc) throws IOException {
    return new DatasetKey(KeyBytes.token(Fields.KEY_PREFIX, key(doc)));
  }

  /** The documents of a set, ascending. */
  static int[] each(FixedBitSet set) {
    return each(set, set.cardinality());
  }

  /** The documents of a set, ascending, given how many they are. */
  static int[] each(FixedBitSet set, int count) {
    int[] documents = new int[count];
    int size = 0;
    long[] words = set.getBits();
    for (int word = 0; size < documents.length; word++) {
      for (long bits = words[word]; bits != 0; bits &= bits - 1) {
        documents[size++] = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
      }
    }
    return documents;
  }

  /** The next document of a set from a number on; -1 when there is none. */
  static int next(FixedBitSet set, int from) {
    if (from >= set.length()) {
      return -1;
    }
    int next = set.nextSetBit(from);
    return next == DocIdSetIterator.NO_MORE_DOCS ? -1 : next;
  }
}

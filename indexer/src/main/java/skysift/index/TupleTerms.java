package skysift.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import skysift.search.Facet;

/** The facet tuples of new segments, as their terms say them. There may be as many as documents. */
final class TupleTerms {
  private static final Facet[] FACETS = Fields.TUPLE_FACETS.toArray(Facet[]::new);

  private final Snapshot snapshot;
  private final MergedValues terms;
  private final FacetSets.Builder[] builders = new FacetSets.Builder[FACETS.length];

  /** Number of the set of values, by facet and term. */
  private final int[][] numbers = new int[FACETS.length][0];

  /** By term. */
  private int[] kinds = new int[0];

  private final Map<Facet, FacetSets> sets = new EnumMap<>(Facet.class);

  /**
   * Reads them.
   *
   * @param older tuples whose sets of values keep their numbers; null: none
   */
  TupleTerms(Snapshot snapshot, Inherited inherited, Tuples older) throws IOException {
    this.snapshot = snapshot;
    for (int i = 0; i < FACETS.length; i++) {
      builders[i] =
          older == null ? new FacetSets.Builder() : new FacetSets.Builder(older.sets(FACETS[i]));
    }
    terms = new MergedValues(inherited, Fields.TUPLE, this::read);
    for (int i = 0; i < FACETS.length; i++) {
      sets.put(FACETS[i], builders[i].build());
      numbers[i] = Arrays.copyOf(numbers[i], terms.size());
    }
    kinds = Arrays.copyOf(kinds, terms.size());
  }

  private void read(int term, BytesRef bytes, int segment, int own) throws IOException {
    if (term == kinds.length) {
      kinds = ArrayUtil.grow(kinds, term + 1);
      for (int i = 0; i < FACETS.length; i++) {
        numbers[i] = Arrays.copyOf(numbers[i], kinds.length);
      }
    }
    OptionalInt rights =
        FacetTuple.read(bytes, (i, part) -> numbers[i][term] = builders[i].number(part));
    if (rights.isPresent()) {
      kinds[term] = rights.getAsInt();
      return;
    }
    FacetTuple tuple = FacetTuple.of(snapshot.dataset(documentWith(segment, own)));
    kinds[term] = tuple.rights();
    for (int i = 0; i < FACETS.length; i++) {
      numbers[i][term] = builders[i].number(tuple.values().get(i));
    }
  }

  private int documentWith(int segment, int own) throws IOException {
    LeafReaderContext leaf = snapshot.leaves().get(segment);
    SortedDocValues owns = DocValues.getSorted(leaf.reader(), Fields.TUPLE);
    while (owns.nextDoc() != SortedDocValues.NO_MORE_DOCS) {
      if (owns.ordValue() == own) {
        return leaf.docBase + owns.docID();
      }
    }
    throw new IOException("a facet tuple without a document");
  }

  /** How many there are. */
  int size() {
    return kinds.length;
  }

  /** The sets of values in a facet, those of older tuples among them. */
  FacetSets sets(Facet facet) {
    return sets.get(facet);
  }

  /** Number of the set of values in a facet, by term. */
  int[] setsOfTerms(Facet facet) {
    return numbers[Arrays.asList(FACETS).indexOf(facet)];
  }

  /** See {@link Rights#kind}; by term. */
  int[] kinds() {
    return kinds;
  }

  /** Told of the term of each document of a new segment. */
  interface Read {
    void has(int doc, int term) throws IOException;
  }

  void each(LeafReaderContext leaf, Read read) throws IOException {
    SortedDocValues owns = DocValues.getSorted(leaf.reader(), Fields.TUPLE);
    int[] ofOwns = terms.numbers(leaf);
    for (int i = owns.nextDoc(); i != SortedDocValues.NO_MORE_DOCS; i = owns.nextDoc()) {
      read.has(leaf.docBase + i, ofOwns[owns.ordValue()]);
    }
  }
}

package skysift.index;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import skysift.search.Facet;

/**
 * What counting needs of a snapshot, in memory: facets, rights, and which datasets are one
 * observation. Documents have the snapshot's numbers. About 30 bytes a document. For any thread.
 */
final class Columns {
  /** A facet that is not in the tuples: the number of the set of values by document. */
  record Own(Facet facet, FacetSets sets, int[] of) {}

  private final Observations observations;
  private final Tuples tuples;

  /** Years when they are part of the cells. */
  private final FacetSets years;

  private final ImmutableList<Own> own;

  /** As it was at the latest search. */
  private volatile Cells cells;

  private Patterns patterns;

  Columns(Snapshot snapshot) throws IOException {
    List<LeafReaderContext> leaves = snapshot.leaves();
    int documents = snapshot.maxDoc();
    observations = new Observations(snapshot);
    Dictionary terms = new Dictionary(leaves, Fields.TUPLE);
    int[] termOfDoc = terms.read(documents);
    tuples = new Tuples(snapshot, terms, termOfDoc);
    List<Own> columns = new ArrayList<>();
    for (Facet facet : tuples.takenOut()) {
      columns.add(new Own(facet, tuples.sets(facet), setsOf(facet, termOfDoc)));
    }
    columns.add(single(leaves, Facet.TARGET, documents));
    columns.add(single(leaves, Facet.PROPOSAL, documents));
    Own year = single(leaves, Facet.YEAR, documents);
    Dated dated = Dated.of(snapshot);
    byte[] changes = Changes.of(snapshot, tuples, termOfDoc);
    Cells withYears = Cells.of(tuples, termOfDoc, year.of, changes, dated.documents, dated.dates);
    if (withYears.size() <= documents / Tuples.SHARING) {
      years = year.sets;
      cells = withYears;
    } else {
      years = null;
      columns.add(year);
      cells = Cells.of(tuples, termOfDoc, null, changes, dated.documents, dated.dates);
    }
    own = ImmutableList.copyOf(columns);
  }

  Observations observations() {
    return observations;
  }

  Tuples tuples() {
    return tuples;
  }

  /** Null when years are a column of their own. */
  FacetSets years() {
    return years;
  }

  ImmutableList<Own> own() {
    return own;
  }

  /** Tuples, years and changes at that second since 1970. */
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

  private int[] setsOf(Facet facet, int[] termOfDoc) {
    int[] ofTerms = tuples.setsOfTerms(facet);
    return IntStream.of(termOfDoc).map(term -> ofTerms[term]).toArray();
  }

  private static Own single(List<LeafReaderContext> leaves, Facet facet, int documents)
      throws IOException {
    Dictionary dictionary = new Dictionary(leaves, Fields.facet(facet));
    return new Own(facet, FacetSets.single(dictionary), dictionary.read(documents));
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

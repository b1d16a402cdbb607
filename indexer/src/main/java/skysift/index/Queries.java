package skysift.index;

import com.google.common.base.Splitter;
import com.google.common.collect.BoundType;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Range;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.FixedBitSet;
import skysift.obscore.ObsCoreColumn;
import skysift.search.SearchRequest;

/** Finds the documents that match a request, its facets aside. */
final class Queries {
  private static final Splitter BLANKS = Splitter.onPattern("\\s+").omitEmptyStrings();

  private final Snapshot snapshot;

  Queries(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  FixedBitSet matching(SearchRequest request) throws IOException {
    FixedBitSet found = withText(request.text());
    if (request.time().isPresent()) {
      keepOverlapping(found, ObsCoreColumn.T_MIN, ObsCoreColumn.T_MAX, request.time().get());
    }
    if (request.wavelength().isPresent()) {
      Range<Double> metres = request.wavelength().get();
      keepOverlapping(found, ObsCoreColumn.EM_MIN, ObsCoreColumn.EM_MAX, metres);
    }
    if (request.cone().isPresent()) {
      new ConeFilter(snapshot, request.cone().get()).keepMeeting(found);
    }
    return found;
  }

  /** Every word must be there: its parts in a row, the last one perhaps only begun. */
  private FixedBitSet withText(String text) throws IOException {
    ImmutableList<ImmutableList<String>> words =
        BLANKS
            .splitToStream(text)
            .map(Words::of)
            .filter(parts -> !parts.isEmpty())
            .collect(ImmutableList.toImmutableList());
    if (words.isEmpty()) {
      return snapshot.live();
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (List<String> parts : words) {
      for (String whole : parts.subList(0, parts.size() - 1)) {
        all.add(new TermQuery(new Term(Fields.WORD, whole)), Occur.FILTER);
      }
      String begun = parts.get(parts.size() - 1);
      all.add(new PrefixQuery(new Term(Fields.WORD, begun)), Occur.FILTER);
    }
    FixedBitSet found = snapshot.matching(all.build());
    for (List<String> parts : words) {
      if (parts.size() > 1) {
        keepWithRow(found, Words.row(parts));
      }
    }
    return found;
  }

  private void keepWithRow(FixedBitSet found, String row) throws IOException {
    for (LeafReaderContext leaf : snapshot.leaves()) {
      BinaryDocValues texts = DocValues.getBinary(leaf.reader(), Fields.TEXT);
      int end = leaf.docBase + leaf.reader().maxDoc();
      int doc = Snapshot.next(found, leaf.docBase);
      for (; doc >= 0 && doc < end; doc = Snapshot.next(found, doc + 1)) {
        boolean has = texts.advanceExact(doc - leaf.docBase);
        if (!has || !texts.binaryValue().utf8ToString().contains(row)) {
          found.clear(doc);
        }
      }
    }
  }

  /** An interval of which one end is stated is a point; without either it overlaps nothing. */
  private void keepOverlapping(
      FixedBitSet found, ObsCoreColumn least, ObsCoreColumn most, Range<Double> range)
      throws IOException {
    for (LeafReaderContext leaf : snapshot.leaves()) {
      NumericDocValues from = DocValues.getNumeric(leaf.reader(), Fields.column(least));
      NumericDocValues to = DocValues.getNumeric(leaf.reader(), Fields.column(most));
      int end = leaf.docBase + leaf.reader().maxDoc();
      int doc = Snapshot.next(found, leaf.docBase);
      for (; doc >= 0 && doc < end; doc = Snapshot.next(found, doc + 1)) {
        double a = number(from, doc - leaf.docBase);
        double b = number(to, doc - leaf.docBase);
        if (!overlaps(Double.isNaN(a) ? b : a, Double.isNaN(b) ? a : b, range)) {
          found.clear(doc);
        }
      }
    }
  }

  private static double number(NumericDocValues values, int doc) throws IOException {
    return values.advanceExact(doc) ? Double.longBitsToDouble(values.longValue()) : Double.NaN;
  }

  private static boolean overlaps(double a, double b, Range<Double> range) {
    double from = Math.min(a, b);
    double to = Math.max(a, b);
    if (Double.isNaN(from)) {
      return false;
    }
    boolean endsBefore =
        range.hasLowerBound()
            && (range.lowerBoundType() == BoundType.CLOSED
                ? to < range.lowerEndpoint()
                : to <= range.lowerEndpoint());
    boolean startsAfter =
        range.hasUpperBound()
            && (range.upperBoundType() == BoundType.CLOSED
                ? from > range.upperEndpoint()
                : from >= range.upperEndpoint());
    return !endsBefore && !startsAfter;
  }
}

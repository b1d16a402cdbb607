package skysift.index;

import com.google.common.collect.ImmutableSortedSet;
import java.io.IOException;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.FixedBitSet;
import skysift.obscore.DatasetKey;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Axis;
import skysift.search.Limits;
import skysift.search.RowList;
import skysift.search.SearchRequest;

/** Finds the documents that match a request, its facets aside. */
final class Queries {
  private final Snapshot snapshot;

  Queries(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  FixedBitSet matching(SearchRequest request) throws IOException {
    FixedBitSet found = new TextFilter(snapshot).matching(request.text());
    if (request.rows().isPresent()) {
      found.and(withKeys(request.rows().get()));
    }
    for (Map.Entry<Axis, Limits> span : request.spans().entrySet()) {
      snapshot.spans(Intervals.of(span.getKey())).keep(found, span.getValue());
    }
    for (Map.Entry<ObsCoreColumn, Limits> column : request.columns().entrySet()) {
      snapshot.spans(Intervals.of(column.getKey())).keep(found, column.getValue());
    }
    if (request.footprintStated()) {
      keepStated(found);
    }
    if (request.region().isPresent()) {
      new RegionFilter(snapshot, request.region().get()).keepMeeting(found);
    }
    return found;
  }

  private FixedBitSet withKeys(RowList rows) throws IOException {
    FixedBitSet listed = new FixedBitSet(Math.max(1, snapshot.maxDoc()));
    TermLookup keys = new TermLookup(snapshot, Fields.KEY);
    // In the order of the index, so that no block of terms is read twice.
    for (DatasetKey key : ImmutableSortedSet.copyOf(rows.keys())) {
      keys.documents(KeyBytes.of(key.token())).forEach(listed::set);
    }
    return listed;
  }

  private void keepStated(FixedBitSet found) throws IOException {
    FixedBitSet stated = new FixedBitSet(found.length());
    for (LeafReaderContext leaf : snapshot.leaves()) {
      NumericDocValues marks = DocValues.getNumeric(leaf.reader(), Fields.FOOTPRINT_STATED);
      while (marks.nextDoc() != NumericDocValues.NO_MORE_DOCS) {
        stated.set(leaf.docBase + marks.docID());
      }
    }
    found.and(stated);
  }
}

package skysift.index;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.BytesRef;

/**
 * Reads the values of a field that all documents have, of documents here and there. For one thread.
 */
final class ValuesAt {
  private final List<LeafReaderContext> leaves;
  private final String field;
  private final SortedDocValues[] opened;

  ValuesAt(List<LeafReaderContext> leaves, String field) {
    this.leaves = leaves;
    this.field = field;
    opened = new SortedDocValues[leaves.size()];
  }

  /** Valid until the next call. */
  BytesRef of(int doc) throws IOException {
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    SortedDocValues values = opened[leaf.ord];
    if (values == null || values.docID() > doc - leaf.docBase) {
      values = DocValues.getSorted(leaf.reader(), field);
      opened[leaf.ord] = values;
    }
    if (!values.advanceExact(doc - leaf.docBase)) {
      throw new IOException("document " + doc + " has no " + field);
    }
    return values.lookupOrd(values.ordValue());
  }
}

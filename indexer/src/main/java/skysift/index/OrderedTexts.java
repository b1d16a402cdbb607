package skysift.index;

import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/** The texts of a segment, each in the place of a document; behind them documents have none. */
final class OrderedTexts extends BinaryDocValues {
  private static final BytesRef NONE = new BytesRef();

  private final TermsEnum texts;
  private final int count;
  private final int documents;
  private int doc = -1;
  private BytesRef text;

  /** As many texts; there are no more of them than documents. */
  OrderedTexts(TermsEnum texts, int count, int documents) {
    this.texts = texts;
    this.count = count;
    this.documents = documents;
  }

  @Override
  public int nextDoc() throws IOException {
    doc = doc + 1 < documents ? doc + 1 : NO_MORE_DOCS;
    text = doc < count ? texts.next() : NONE;
    return doc;
  }

  @Override
  public BytesRef binaryValue() {
    return text;
  }

  @Override
  public int docID() {
    return doc;
  }

  @Override
  public int advance(int target) throws IOException {
    return slowAdvance(target);
  }

  @Override
  public boolean advanceExact(int target) throws IOException {
    return advance(target) == target;
  }

  @Override
  public long cost() {
    return documents;
  }
}

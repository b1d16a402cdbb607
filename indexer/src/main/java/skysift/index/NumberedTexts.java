package skysift.index;

import java.io.IOException;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;

/** Sorted values of which the number of each document's text is a numeric value. */
abstract class NumberedTexts extends SortedDocValues {
  private final NumericDocValues numbers;

  NumberedTexts(NumericDocValues numbers) {
    this.numbers = numbers;
  }

  @Override
  public int ordValue() throws IOException {
    return (int) numbers.longValue();
  }

  @Override
  public boolean advanceExact(int doc) throws IOException {
    return numbers.advanceExact(doc);
  }

  @Override
  public int docID() {
    return numbers.docID();
  }

  @Override
  public int nextDoc() throws IOException {
    return numbers.nextDoc();
  }

  @Override
  public int advance(int doc) throws IOException {
    return numbers.advance(doc);
  }

  @Override
  public long cost() {
    return numbers.cost();
  }
}

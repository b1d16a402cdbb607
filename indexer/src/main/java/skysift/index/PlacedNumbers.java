package skysift.index;

import java.io.IOException;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/** Numbers of documents in memory, put in any order, gone through in that of the documents. */
final class PlacedNumbers {
  private final long[] numbers;
  private final FixedBitSet stated;

  PlacedNumbers(int documents) {
    numbers = new long[documents];
    stated = new FixedBitSet(Math.max(1, documents));
  }

  /** No document has a number then. */
  void clear() {
    stated.clear();
  }

  void put(int document, long number) {
    numbers[document] = number;
    stated.set(document);
  }

  /** One pass through them; until {@link #clear}. */
  NumericDocValues numbers() {
    return new Pass();
  }

  /** The same as numbers of texts. */
  SortedDocValues texts(SortedDocValues numbered) {
    return new Texts(new Pass(), numbered);
  }

  private final class Pass extends NumericDocValues {
    private int document = -1;

    @Override
    public long longValue() {
      return numbers[document];
    }

    @Override
    public int docID() {
      return document;
    }

    @Override
    public int nextDoc() {
      return advance(document + 1);
    }

    @Override
    public int advance(int target) {
      document = target < numbers.length ? stated.nextSetBit(target) : NO_MORE_DOCS;
      return document;
    }

    @Override
    public boolean advanceExact(int target) {
      document = target;
      return stated.get(target);
    }

    @Override
    public long cost() {
      return numbers.length;
    }
  }

  private static final class Texts extends NumberedTexts {
    private final SortedDocValues numbered;

    Texts(NumericDocValues numbers, SortedDocValues numbered) {
      super(numbers);
      this.numbered = numbered;
    }

    @Override
    public BytesRef lookupOrd(int number) throws IOException {
      return numbered.lookupOrd(number);
    }

    @Override
    public TermsEnum termsEnum() throws IOException {
      return numbered.termsEnum();
    }

    @Override
    public int getValueCount() {
      return numbered.getValueCount();
    }
  }
}

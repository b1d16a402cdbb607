package skysift.index;

import java.io.IOException;
import org.apache.lucene.codecs.DocValuesConsumer;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.codecs.lucene90.Lucene90DocValuesFormat;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.EmptyDocValuesProducer;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.BytesRef;

/**
 * Doc values as Lucene usually writes them, but for the texts of sorted ones, each of which is read
 * where it stands: Lucene packs 64 together, and a page unpacks so many for each row. The number
 * that a document has in the order of texts is written as a numeric value, the text with that
 * number as a binary value, in the place of the document of that number. Public, for Lucene finds
 * it by its name, which each segment keeps: laid out otherwise, or with another format of Lucene
 * below it, it needs another name.
 */
public final class DirectTexts extends DocValuesFormat {
  /** Attribute of a field: how many texts there are. */
  private static final String COUNT = "skysift.texts";

  private final DocValuesFormat usual = new Lucene90DocValuesFormat();

  /** For Lucene's service loader. */
  public DirectTexts() {
    super("SkysiftTexts");
  }

  @Override
  public DocValuesConsumer fieldsConsumer(SegmentWriteState state) throws IOException {
    return new Writer(usual.fieldsConsumer(state), state.segmentInfo.maxDoc());
  }

  @Override
  public DocValuesProducer fieldsProducer(SegmentReadState state) throws IOException {
    return new Reader(usual.fieldsProducer(state));
  }

  private static final class Writer extends PassedOn {
    private final int documents;

    Writer(DocValuesConsumer usual, int documents) {
      super(usual);
      this.documents = documents;
    }

    @Override
    public void addSortedField(FieldInfo field, DocValuesProducer values) throws IOException {
      int count = values.getSorted(field).getValueCount();
      field.putAttribute(COUNT, Integer.toString(count));
      usual.addNumericField(
          field,
          new EmptyDocValuesProducer() {
            @Override
            public NumericDocValues getNumeric(FieldInfo same) throws IOException {
              return new OrderedNumbers(values.getSorted(same));
            }
          });
      usual.addBinaryField(
          field,
          new EmptyDocValuesProducer() {
            @Override
            public BinaryDocValues getBinary(FieldInfo same) throws IOException {
              return new OrderedTexts(values.getSorted(same).termsEnum(), count, documents);
            }
          });
    }
  }

  private static final class Reader extends DocValuesProducer {
    private final DocValuesProducer usual;

    Reader(DocValuesProducer usual) {
      this.usual = usual;
    }

    @Override
    public SortedDocValues getSorted(FieldInfo field) throws IOException {
      String count = field.getAttribute(COUNT);
      if (count == null) {
        throw new CorruptIndexException("no count of its texts is told", field.name);
      }
      return new Texts(usual.getNumeric(field), usual.getBinary(field), Integer.parseInt(count));
    }

    @Override
    public NumericDocValues getNumeric(FieldInfo field) throws IOException {
      return usual.getNumeric(field);
    }

    @Override
    public BinaryDocValues getBinary(FieldInfo field) throws IOException {
      return usual.getBinary(field);
    }

    @Override
    public SortedNumericDocValues getSortedNumeric(FieldInfo field) throws IOException {
      return usual.getSortedNumeric(field);
    }

    @Override
    public SortedSetDocValues getSortedSet(FieldInfo field) throws IOException {
      return usual.getSortedSet(field);
    }

    @Override
    public DocValuesSkipper getSkipper(FieldInfo field) throws IOException {
      return usual.getSkipper(field);
    }

    @Override
    public DocValuesProducer getMergeInstance() {
      return new Reader(usual.getMergeInstance());
    }

    @Override
    public void checkIntegrity() throws IOException {
      usual.checkIntegrity();
    }

    @Override
    public void close() throws IOException {
      usual.close();
    }
  }

  /** The number of each document's text. */
  private static final class OrderedNumbers extends NumericDocValues {
    private final SortedDocValues values;

    OrderedNumbers(SortedDocValues values) {
      this.values = values;
    }

    @Override
    public long longValue() throws IOException {
      return values.ordValue();
    }

    @Override
    public boolean advanceExact(int doc) throws IOException {
      return values.advanceExact(doc);
    }

    @Override
    public int docID() {
      return values.docID();
    }

    @Override
    public int nextDoc() throws IOException {
      return values.nextDoc();
    }

    @Override
    public int advance(int doc) throws IOException {
      return values.advance(doc);
    }

    @Override
    public long cost() {
      return values.cost();
    }
  }

  /** Sorted values of what was written so. */
  private static final class Texts extends NumberedTexts {
    private final BinaryDocValues texts;
    private final int count;

    Texts(NumericDocValues numbers, BinaryDocValues texts, int count) {
      super(numbers);
      this.texts = texts;
      this.count = count;
    }

    @Override
    public BytesRef lookupOrd(int number) throws IOException {
      // all documents have one: then Lucene goes back as well as on
      if (!texts.advanceExact(number)) {
        throw new CorruptIndexException("there is no text " + number, "of " + count);
      }
      return texts.binaryValue();
    }

    @Override
    public int getValueCount() {
      return count;
    }
  }
}

package skysift.index;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.BytesRef;

/**
 * What was read of the fields of a segment that have few different values: looking one up means
 * unpacking many. For any thread.
 */
final class KnownTexts {
  /** Of a column with more texts in a segment none are kept in memory. */
  private static final int FEW = 2_000;

  /** Nor are longer ones, in bytes. */
  private static final int LONG = 300;

  private final Map<String, AtomicReferenceArray<Object>> fields = new ConcurrentHashMap<>();

  /** The values of a field of texts as columns have them. */
  <T> Field<T> ofColumn(LeafReader leaf, String name, Reading<T> reading) throws IOException {
    return of(name, DocValues.getSorted(leaf, name), reading, FEW, LONG);
  }

  /**
   * The values of a field.
   *
   * @param reading what to make of the bytes of one; what is made never changes
   * @param most if it has more, none is kept
   * @param longest values of more bytes are not kept, lest all together take much
   */
  <T> Field<T> of(String name, SortedDocValues values, Reading<T> reading, int most, int longest) {
    int count = values.getValueCount();
    return new Field<>(
        values,
        reading,
        longest,
        count > most ? null : fields.computeIfAbsent(name, n -> new AtomicReferenceArray<>(count)));
  }

  interface Reading<T> {
    T of(BytesRef bytes) throws IOException;
  }

  /** For one thread; documents in ascending order. */
  static final class Field<T> {
    private final SortedDocValues values;
    private final Reading<T> reading;
    private final int longest;
    private final AtomicReferenceArray<Object> known;

    /** The last value is kept: documents beside each other often have the same. */
    private int number = -1;

    private T value;

    private Field(
        SortedDocValues values,
        Reading<T> reading,
        int longest,
        AtomicReferenceArray<Object> known) {
      this.values = values;
      this.reading = reading;
      this.longest = longest;
      this.known = known;
    }

    /** Null when the document has none. */
    T at(int doc) throws IOException {
      if (!values.advanceExact(doc)) {
        return null;
      }
      int wanted = values.ordValue();
      if (wanted != number) {
        // none, should it be damaged: the next one that has it must not take another's
        number = -1;
        value = value(wanted);
        number = wanted;
      }
      return value;
    }

    /** Each field has one kind of values. */
    @SuppressWarnings("unchecked")
    private T value(int wanted) throws IOException {
      Object there = known == null ? null : known.getAcquire(wanted);
      if (there != null) {
        return (T) there;
      }
      BytesRef bytes = values.lookupOrd(wanted);
      T read = reading.of(bytes);
      if (known != null && bytes.length <= longest) {
        known.setRelease(wanted, read);
      }
      return read;
    }
  }
}

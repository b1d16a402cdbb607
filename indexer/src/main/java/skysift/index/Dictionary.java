package skysift.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.OrdinalMap;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.LongValues;
import org.apache.lucene.util.packed.PackedInts;

/**
 * The values of one field, numbered from 0 in the order of their UTF-8 bytes across all segments of
 * a snapshot. For any thread.
 */
final class Dictionary implements FacetSets.Names {
  /** The most frequent values are asked for again and again; to look one up is to unpack many. */
  private static final int KNOWN = 1024;

  private final List<LeafReaderContext> leaves;
  private final String field;
  private final OrdinalMap map;

  /** What was looked up of late; each value has one place. */
  private final Known[] known = new Known[KNOWN];

  private record Known(int number, String value) {}

  Dictionary(List<LeafReaderContext> leaves, String field) throws IOException {
    this.leaves = leaves;
    this.field = field;
    SortedSetDocValues[] segments = new SortedSetDocValues[leaves.size()];
    for (int i = 0; i < segments.length; i++) {
      segments[i] = segment(i);
    }
    map = OrdinalMap.build(null, segments, PackedInts.DEFAULT);
  }

  @Override
  public int size() {
    return Math.toIntExact(map.getValueCount());
  }

  /** The document values of a segment, with its own numbers; for one thread, forward only. */
  SortedSetDocValues segment(int segment) throws IOException {
    return DocValues.getSortedSet(leaves.get(segment).reader(), field);
  }

  /** From a segment's own numbers to those of this dictionary. */
  LongValues numbers(int segment) {
    return map.getGlobalOrds(segment);
  }

  @Override
  public String value(int number) throws IOException {
    return value(lookup(), number);
  }

  @Override
  public String[] values(int[] numbers) throws IOException {
    Lookup lookup = lookup();
    String[] values = new String[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      values[i] = value(lookup, numbers[i]);
    }
    return values;
  }

  private String value(Lookup lookup, int number) throws IOException {
    Known there = known[number % KNOWN];
    if (there == null || there.number != number) {
      there = new Known(number, lookup.bytes(number).utf8ToString());
      known[number % KNOWN] = there;
    }
    return there.value;
  }

  Lookup lookup() {
    return new Lookup();
  }

  /** Looks up values; each segment is opened once. For one thread. */
  final class Lookup {
    private final SortedSetDocValues[] opened = new SortedSetDocValues[leaves.size()];

    /** The value as it is kept; valid until the next call. */
    BytesRef bytes(int number) throws IOException {
      int segment = map.getFirstSegmentNumber(number);
      if (opened[segment] == null) {
        opened[segment] = segment(segment);
      }
      return opened[segment].lookupOrd(map.getFirstSegmentOrd(number));
    }
  }

  /** The number of each document's value; -1 where it has none. */
  int[] read(int documents) throws IOException {
    int[] of = new int[documents];
    Arrays.fill(of, -1);
    for (LeafReaderContext leaf : leaves) {
      SortedSetDocValues values = segment(leaf.ord);
      LongValues toNumber = numbers(leaf.ord);
      while (values.nextDoc() != SortedSetDocValues.NO_MORE_DOCS) {
        of[leaf.docBase + values.docID()] = (int) toNumber.get(values.nextOrd());
      }
    }
    return of;
  }

  @Override
  public int number(String value) throws IOException {
    return number(new BytesRef(value));
  }

  int number(BytesRef bytes) throws IOException {
    for (int i = 0; i < leaves.size(); i++) {
      long own = segment(i).lookupTerm(bytes);
      if (own >= 0) {
        return (int) numbers(i).get(own);
      }
    }
    return -1;
  }
}

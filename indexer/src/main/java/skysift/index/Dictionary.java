package skysift.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import skysift.search.Facet;

/**
 * The texts of one field, numbered from 1 in the order of their UTF-8 bytes across all segments of
 * a snapshot; 0 is not stated. For any thread.
 */
final class Dictionary implements FacetSets.Names {
  /** The most frequent values are asked for again and again; to look one up is to unpack many. */
  private static final int KNOWN = 1024;

  private static final int NOWHERE = -1;
  private static final BytesRef NOT_STATED = new BytesRef(Facet.NOT_STATED);

  private final List<LeafReaderContext> leaves;
  private final String field;

  /** Where the own values of each segment begin when they are put one behind the other. */
  private final int[] begins;

  /** By number, where it is among these. */
  private final int[] places;

  /** What was looked up of late; each value has one place. */
  private final Known[] known = new Known[KNOWN];

  private record Known(int number, String value) {}

  private Dictionary(List<LeafReaderContext> leaves, String field, int[] begins, int[] places) {
    this.leaves = leaves;
    this.field = field;
    this.begins = begins;
    this.places = places;
  }

  /** Of no segments. */
  static Dictionary none(String field) {
    return new Dictionary(List.of(), field, new int[1], new int[1]);
  }

  /**
   * A dictionary, and how documents get its numbers.
   *
   * @param moved by number in the older one the number here; null when it is the same
   * @param values of the new segments
   * @param given by number among these values the number here
   */
  record Renewed(Dictionary dictionary, int[] moved, MergedValues values, int[] given) {
    /** Tells the number of each document of a new segment that states something. */
    void read(LeafReaderContext leaf, Numbered numbered) throws IOException {
      SortedDocValues own = DocValues.getSorted(leaf.reader(), dictionary.field);
      int[] numbers = values.numbers(leaf);
      for (int i = own.nextDoc(); i != SortedDocValues.NO_MORE_DOCS; i = own.nextDoc()) {
        numbered.has(leaf.docBase + i, given[numbers[own.ordValue()]]);
      }
    }
  }

  /** Told of a document's number. */
  interface Numbered {
    void has(int doc, int number);
  }

  /**
   * The dictionary of a newer snapshot: only its new segments are read.
   *
   * @param numbers number by document, in this one
   */
  Renewed renewed(Inherited inherited, IntUnaryOperator numbers) throws IOException {
    int[] begins = new int[inherited.leaves().size() + 1];
    for (LeafReaderContext leaf : inherited.leaves()) {
      long own = DocValues.getSortedSet(leaf.reader(), field).getValueCount();
      begins[leaf.ord + 1] = Math.toIntExact(begins[leaf.ord] + own);
    }
    Dictionary olds =
        new Dictionary(inherited.leaves(), field, begins, kept(inherited, begins, numbers));
    Lookup lookup = olds.lookup();
    int[] arrived = new int[begins[inherited.leaves().size()]];
    int coming = inherited.fresh().stream().mapToInt(l -> begins[l.ord + 1] - begins[l.ord]).sum();
    Renumbering.Places found = new Renumbering.Places(lookup::bytes, olds.size(), coming);
    MergedValues values =
        new MergedValues(
            inherited,
            field,
            (number, bytes, segment, own) -> {
              found.add(bytes);
              arrived[number] = begins[segment] + own;
            });
    Renumbering renumbering =
        new Renumbering(olds.size(), number -> olds.places[number] < 0, found.all());
    int[] places = new int[renumbering.size()];
    for (int i = 0; i < values.size(); i++) {
      places[renumbering.given()[i]] = arrived[i];
    }
    for (int number = 0; number < olds.size(); number++) {
      if (olds.places[number] >= 0) {
        places[renumbering.moved()[number]] = olds.places[number];
      }
    }
    return new Renewed(
        new Dictionary(inherited.leaves(), field, begins, places),
        renumbering.isSame() ? null : renumbering.moved(),
        values,
        renumbering.given());
  }

  /** Where each number's value is in what a newer snapshot has of this one; -1: nowhere. */
  private int[] kept(Inherited inherited, int[] newBegins, IntUnaryOperator numbers)
      throws IOException {
    int[] shifts = new int[leaves.size()];
    FixedBitSet there = new FixedBitSet(Math.max(1, leaves.size()));
    for (LeafReaderContext leaf : inherited.kept()) {
      int before = inherited.before(leaf);
      shifts[before] = newBegins[leaf.ord] - begins[before];
      there.set(before);
    }
    if (there.cardinality() == leaves.size() && Arrays.stream(shifts).allMatch(s -> s == 0)) {
      return places;
    }
    int[] kept = new int[places.length];
    FixedBitSet lost = new FixedBitSet(places.length);
    for (int number = 1; number < places.length; number++) {
      int segment = segment(places[number]);
      if (there.get(segment)) {
        kept[number] = places[number] + shifts[segment];
      } else {
        kept[number] = NOWHERE;
        lost.set(number);
      }
    }
    if (lost.cardinality() > 0) {
      findElsewhere(lost, kept, inherited, newBegins, numbers);
    }
    return kept;
  }

  /** Finds lost values in segments that are kept. */
  private void findElsewhere(
      FixedBitSet lost, int[] kept, Inherited inherited, int[] newBegins, IntUnaryOperator numbers)
      throws IOException {
    for (LeafReaderContext leaf : inherited.kept()) {
      SortedDocValues values = DocValues.getSorted(leaf.reader(), field);
      for (int i = values.nextDoc(); i != SortedDocValues.NO_MORE_DOCS; i = values.nextDoc()) {
        int number = numbers.applyAsInt(inherited.from(leaf) + i);
        if (lost.getAndClear(number)) {
          kept[number] = newBegins[leaf.ord] + values.ordValue();
        }
      }
    }
  }

  private int segment(int place) {
    int low = 0;
    int high = leaves.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (begins[middle + 1] <= place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public int size() {
    return places.length;
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

  private Lookup lookup() {
    return new Lookup();
  }

  /** Looks up values; each segment is opened once. For one thread. */
  private final class Lookup {
    private final SortedSetDocValues[] opened = new SortedSetDocValues[leaves.size()];

    /** The value as it is kept, valid until the next call; null for a number that is nowhere. */
    BytesRef bytes(int number) throws IOException {
      if (number == 0) {
        return NOT_STATED;
      }
      int place = places[number];
      if (place < 0) {
        return null;
      }
      int segment = segment(place);
      if (opened[segment] == null) {
        opened[segment] = DocValues.getSortedSet(leaves.get(segment).reader(), field);
      }
      return opened[segment].lookupOrd(place - begins[segment]);
    }
  }

  @Override
  public int number(String value) throws IOException {
    return value.equals(Facet.NOT_STATED)
        ? 0
        : Renumbering.number(lookup()::bytes, size(), new BytesRef(value));
  }
}

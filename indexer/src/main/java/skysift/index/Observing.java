package skysift.index;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.FixedBitSet;

/**
 * Finds which documents of a snapshot are one observation, given those of an older one: only what
 * is new is read. For one thread, once.
 */
final class Observing {
  /** Of how many documents one has to be new for keys to be read one after the other. */
  private static final int MANY = 16;

  private final Snapshot snapshot;
  private final FixedBitSet live;
  private final Inherited inherited;
  private final Observations older;

  /** By document; of new ones at first the number among the new ones' observations. */
  private final int[] of;

  /** By number among the new documents' observations: live ones, and where they begin. */
  private int[] begins;

  /** Live new documents, observation by observation. */
  private int[] arrived;

  private Observing(Snapshot snapshot, FixedBitSet live, Inherited inherited, Observations older) {
    this.snapshot = snapshot;
    this.live = live;
    this.inherited = inherited;
    this.older = older;
    of = new int[snapshot.maxDoc()];
    Arrays.fill(of, -1);
  }

  /**
   * Those of a snapshot.
   *
   * @param live its live documents
   */
  static Observations of(
      Snapshot snapshot, FixedBitSet live, Inherited inherited, Observations older)
      throws IOException {
    return new Observing(snapshot, live, inherited, older).made();
  }

  private Observations made() throws IOException {
    FixedBitSet left = left();
    int[] places = arrivals();
    Renumbering numbers = new Renumbering(older.size(), left::get, places);
    int[] starts = new int[numbers.size() + 1];
    int[] datasets = new int[kept() + arrived.length];
    FixedBitSet mixed = new FixedBitSet(Math.max(1, numbers.size()));
    int old = 0;
    int fresh = 0;
    int size = 0;
    for (int number = 0; number < numbers.size(); number++) {
      starts[number] = size;
      while (old < older.size() && numbers.moved()[old] < 0) {
        old++;
      }
      if (old < older.size() && numbers.moved()[old] == number) {
        size = keep(old++, number, datasets, size);
      }
      while (fresh < places.length && numbers.given()[fresh] < 0) {
        fresh++;
      }
      if (fresh < places.length && numbers.given()[fresh] == number) {
        size = arrive(fresh++, number, datasets, size);
        if (size > starts[number] + 1) {
          mixed.set(number);
        }
      }
    }
    starts[numbers.size()] = size;
    sortWithin(mixed, starts, datasets);
    return new Observations(snapshot.leaves(), of, starts, datasets);
  }

  /** The older observations of which no dataset is left. */
  private FixedBitSet left() {
    int[] moved = inherited.moved();
    FixedBitSet fewer = new FixedBitSet(Math.max(1, older.size()));
    for (int doc = 0; doc < moved.length; doc++) {
      if (moved[doc] < 0 && older.of(doc) >= 0) {
        fewer.set(older.of(doc));
      }
    }
    for (int number : Snapshot.each(fewer)) {
      if (anyOf(number) >= 0) {
        fewer.clear(number);
      }
    }
    return fewer;
  }

  /** A document of an older observation; -1 when none is left. */
  private int anyOf(int number) {
    for (int position = older.from(number); position < older.to(number); position++) {
      int doc = inherited.moved()[older.dataset(position)];
      if (doc >= 0) {
        return doc;
      }
    }
    return -1;
  }

  private int kept() {
    int kept = 0;
    for (int doc : inherited.moved()) {
      kept += doc >= 0 ? 1 : 0;
    }
    return kept;
  }

  /** Puts new documents together; says where their observations are among the older ones. */
  private int[] arrivals() throws IOException {
    ValuesAt keys = new ValuesAt(snapshot.leaves(), Fields.OBSERVATION);
    Renumbering.Values olds =
        number -> {
          int doc = anyOf(number);
          return doc < 0 ? null : keys.of(doc);
        };
    Renumbering.Places found =
        new Renumbering.Places(olds, older.size(), inherited.freshDocuments());
    MergedValues values =
        new MergedValues(
            inherited, Fields.OBSERVATION, (number, bytes, segment, own) -> found.add(bytes));
    count(values);
    int[] places = found.all();
    for (int i = 0; i < places.length; i++) {
      places[i] = begins[i] == begins[i + 1] ? Renumbering.NOWHERE : places[i];
    }
    return places;
  }

  private void count(MergedValues values) throws IOException {
    begins = new int[values.size() + 1];
    for (LeafReaderContext leaf : inherited.fresh()) {
      SortedDocValues keys = DocValues.getSorted(leaf.reader(), Fields.OBSERVATION);
      int[] numbers = values.numbers(leaf);
      for (int i = keys.nextDoc(); i != SortedDocValues.NO_MORE_DOCS; i = keys.nextDoc()) {
        if (live.get(leaf.docBase + i)) {
          int number = numbers[keys.ordValue()];
          of[leaf.docBase + i] = number;
          begins[number + 1]++;
        }
      }
    }
    for (int i = 0; i < values.size(); i++) {
      begins[i + 1] += begins[i];
    }
    arrived = new int[begins[values.size()]];
    int[] next = begins.clone();
    for (LeafReaderContext leaf : inherited.fresh()) {
      for (int doc = leaf.docBase; doc < Inherited.end(leaf); doc++) {
        if (of[doc] >= 0) {
          arrived[next[of[doc]]++] = doc;
        }
      }
    }
  }

  private int keep(int old, int number, int[] datasets, int from) {
    int size = from;
    for (int position = older.from(old); position < older.to(old); position++) {
      int doc = inherited.moved()[older.dataset(position)];
      if (doc >= 0) {
        datasets[size++] = doc;
        of[doc] = number;
      }
    }
    return size;
  }

  private int arrive(int fresh, int number, int[] datasets, int from) {
    int size = from;
    for (int i = begins[fresh]; i < begins[fresh + 1]; i++) {
      datasets[size++] = arrived[i];
      of[arrived[i]] = number;
    }
    return size;
  }

  /** The start of a document's key. */
  private interface Starts {
    long of(int doc) throws IOException;
  }

  /** Puts the datasets of some observations in the order of their keys. */
  private void sortWithin(FixedBitSet some, int[] starts, int[] datasets) throws IOException {
    Starts keys = keys(some);
    for (int number : Snapshot.each(some)) {
      for (int i = starts[number] + 1; i < starts[number + 1]; i++) {
        int doc = datasets[i];
        long start = keys.of(doc);
        int at = i;
        for (; at > starts[number]; at--) {
          int other = datasets[at - 1];
          int order = Long.compareUnsigned(start, keys.of(other));
          if (order == 0) {
            order = snapshot.key(doc).compareTo(snapshot.key(other));
          }
          if (order > 0) {
            break;
          }
          datasets[at] = other;
        }
        datasets[at] = doc;
      }
    }
  }

  private Starts keys(FixedBitSet some) throws IOException {
    if (arrived.length < of.length / MANY) {
      return doc -> KeyBytes.start(snapshot.key(doc));
    }
    long[] starts = new long[of.length];
    for (LeafReaderContext leaf : snapshot.leaves()) {
      BinaryDocValues keys = DocValues.getBinary(leaf.reader(), Fields.KEY);
      for (int doc = leaf.docBase; doc < Inherited.end(leaf); doc++) {
        if (of[doc] >= 0 && some.get(of[doc]) && keys.advanceExact(doc - leaf.docBase)) {
          starts[doc] = KeyBytes.start(keys.binaryValue());
        }
      }
    }
    return doc -> starts[doc];
  }
}

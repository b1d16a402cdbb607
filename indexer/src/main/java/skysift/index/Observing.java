package skysift.index;

import java.io.IOException;
import java.io.UncheckedIOException;
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
  /** Observations of more datasets take too long to be put in order one by one. */
  private static final int LARGE = 32;

  /** Of how many documents one has to be new for keys to be read one after the other. */
  private static final int MANY = 16;

  private final Snapshot snapshot;
  private final FixedBitSet live;
  private final Inherited inherited;
  private final Observations older;

  /** By document; of new ones at first the number among the new ones' observations. */
  private final int[] of;

  private int[] starts;
  private int[] datasets;

  /** How many observations and datasets have their place. */
  private int number;

  private int size;

  /** Observations that have other datasets than they had. */
  private FixedBitSet changed;

  /** By number among the new documents' observations, where they begin. */
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
   * The observations of a snapshot.
   *
   * @param moved by older number the new one, -1 for those gone; null when all have theirs
   * @param changed those that have other datasets than they had, or are new
   */
  record Observed(Observations observations, int[] moved, FixedBitSet changed) {
    /** Adds those of some documents. */
    void changeThoseOf(FixedBitSet documents) {
      for (int doc : Snapshot.each(documents)) {
        if (observations.of(doc) >= 0) {
          changed.set(observations.of(doc));
        }
      }
    }
  }

  /**
   * Those of a snapshot.
   *
   * @param live its live documents
   */
  static Observed of(Snapshot snapshot, FixedBitSet live, Inherited inherited, Observations older)
      throws IOException {
    return new Observing(snapshot, live, inherited, older).made();
  }

  private Observed made() throws IOException {
    FixedBitSet fewer = new FixedBitSet(Math.max(1, older.size()));
    for (int doc : inherited.died()) {
      fewer.set(older.of(doc));
    }
    FixedBitSet left = fewer.clone();
    for (int observation : Snapshot.each(fewer)) {
      if (anyOf(observation) >= 0) {
        left.clear(observation);
      }
    }
    int[] places = arrivals();
    Renumbering numbers = new Renumbering(older.size(), left::get, places);
    keepNumbers(numbers);
    starts = new int[numbers.size() + 1];
    datasets = new int[inherited.staying() + arrived.length];
    changed = new FixedBitSet(Math.max(1, numbers.size()));
    FixedBitSet mixed = place(places, fewer, left);
    starts[number] = size;
    sortWithin(mixed);
    return new Observed(
        new Observations(snapshot.leaves(), of, starts, datasets),
        numbers.isSame() ? null : numbers.moved(),
        changed);
  }

  private void keepNumbers(Renumbering numbers) {
    boolean same = numbers.isSame();
    for (LeafReaderContext leaf : inherited.kept()) {
      int from = inherited.from(leaf);
      int count = leaf.reader().maxDoc();
      older.copyOf(from, of, leaf.docBase, count);
      for (int doc = leaf.docBase; !same && doc < leaf.docBase + count; doc++) {
        of[doc] = of[doc] < 0 ? -1 : numbers.moved()[of[doc]];
      }
      for (int doc : inherited.died()) {
        if (doc >= from && doc < from + count) {
          of[leaf.docBase + doc - from] = -1;
        }
      }
    }
  }

  /**
   * Gives all observations their places, one after the other.
   *
   * @param fewer older ones that lost datasets
   * @param left of these those that lost all
   * @return those of more than one dataset, some of them new
   */
  private FixedBitSet place(int[] places, FixedBitSet fewer, FixedBitSet left) {
    FixedBitSet mixed = new FixedBitSet(Math.max(1, starts.length - 1));
    int old = 0;
    for (int i = 0; i < places.length; i++) {
      if (places[i] == Renumbering.NOWHERE) {
        continue;
      }
      boolean isNew = places[i] < 0;
      int behind = isNew ? -places[i] - 1 : places[i];
      keep(old, behind, fewer, left);
      old = isNew ? behind : behind + 1;
      starts[number] = size;
      if (!isNew) {
        keepEach(behind);
      }
      for (int j = begins[i]; j < begins[i + 1]; j++) {
        of[arrived[j]] = number;
        datasets[size++] = arrived[j];
      }
      changed.set(number);
      if (size - starts[number] > 1) {
        mixed.set(number);
      }
      number++;
    }
    keep(old, older.size(), fewer, left);
    return mixed;
  }

  /** Keeps older observations to which nothing came. */
  private void keep(int from, int to, FixedBitSet fewer, FixedBitSet left) {
    int old = from;
    while (old < to) {
      int next = Snapshot.next(fewer, old);
      int end = next < 0 || next > to ? to : next;
      keepWhole(old, end);
      old = end;
      if (old < to) {
        if (!left.get(old)) {
          starts[number] = size;
          keepEach(old);
          changed.set(number++);
        }
        old++;
      }
    }
  }

  private void keepWhole(int from, int to) {
    int first = older.from(from);
    int count = older.from(to) - first;
    if (inherited.isInPlace()) {
      older.copyDatasets(first, datasets, size, count);
    } else {
      for (int i = 0; i < count; i++) {
        datasets[size + i] = inherited.moved(older.dataset(first + i));
      }
    }
    for (int old = from; old < to; old++) {
      starts[number++] = older.from(old) - first + size;
    }
    size += count;
  }

  private void keepEach(int old) {
    for (int position = older.from(old); position < older.to(old); position++) {
      int doc = inherited.moved(older.dataset(position));
      if (doc >= 0) {
        datasets[size++] = doc;
      }
    }
  }

  /** A document of an older observation; -1 when none is left. */
  private int anyOf(int observation) {
    for (int position = older.from(observation); position < older.to(observation); position++) {
      int doc = inherited.moved(older.dataset(position));
      if (doc >= 0) {
        return doc;
      }
    }
    return -1;
  }

  /** Puts new documents together; says where their observations are among the older ones. */
  private int[] arrivals() throws IOException {
    ValuesAt keys = new ValuesAt(snapshot.leaves(), Fields.OBSERVATION);
    Renumbering.Values olds =
        observation -> {
          int doc = anyOf(observation);
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
          int observation = numbers[keys.ordValue()];
          of[leaf.docBase + i] = observation;
          begins[observation + 1]++;
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

  /** The start of a document's key. */
  private interface Starts {
    long of(int doc) throws IOException;
  }

  /** Puts the datasets of some observations in the order of their keys. */
  private void sortWithin(FixedBitSet some) throws IOException {
    Starts keys = keys(some);
    for (int observation : Snapshot.each(some)) {
      int from = starts[observation];
      int to = starts[observation + 1];
      if (to - from > LARGE) {
        sort(from, to, keys);
        continue;
      }
      for (int i = from + 1; i < to; i++) {
        int doc = datasets[i];
        int at = i;
        for (; at > from && compare(doc, datasets[at - 1], keys) < 0; at--) {
          datasets[at] = datasets[at - 1];
        }
        datasets[at] = doc;
      }
    }
  }

  private int compare(int doc, int other, Starts keys) throws IOException {
    int order = Long.compareUnsigned(keys.of(doc), keys.of(other));
    return order != 0 ? order : snapshot.key(doc).compareTo(snapshot.key(other));
  }

  private void sort(int from, int to, Starts keys) throws IOException {
    Integer[] docs = Arrays.stream(datasets, from, to).boxed().toArray(Integer[]::new);
    try {
      Arrays.sort(
          docs,
          (a, b) -> {
            try {
              return compare(a, b, keys);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (int i = 0; i < docs.length; i++) {
      datasets[from + i] = docs[i];
    }
  }

  private Starts keys(FixedBitSet some) throws IOException {
    if (arrived.length < of.length / MANY) {
      return doc -> KeyBytes.start(snapshot.key(doc));
    }
    long[] keyStarts = new long[of.length];
    for (LeafReaderContext leaf : snapshot.leaves()) {
      BinaryDocValues keys = DocValues.getBinary(leaf.reader(), Fields.KEY);
      for (int doc = leaf.docBase; doc < Inherited.end(leaf); doc++) {
        if (of[doc] >= 0 && some.get(of[doc]) && keys.advanceExact(doc - leaf.docBase)) {
          keyStarts[doc] = KeyBytes.start(keys.binaryValue());
        }
      }
    }
    return doc -> keyStarts[doc];
  }
}

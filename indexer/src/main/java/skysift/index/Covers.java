package skysift.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.IntroSorter;
import skysift.search.Cover;
import skysift.search.Region;
import skysift.search.SearchRequest;
import skysift.sky.CoverMaker;
import skysift.sky.Footprint;
import skysift.sky.Moc;

/** Finds what the matching documents cover. */
final class Covers {
  private final Snapshot snapshot;
  private final OptionalInt order;
  private final Optional<Region> region;

  Covers(Snapshot snapshot, SearchRequest request) {
    this.snapshot = snapshot;
    order = request.maps().cover();
    region = request.region();
  }

  Optional<Cover> of(FixedBitSet matching) throws IOException {
    if (order.isEmpty()) {
      return Optional.empty();
    }
    CoverMaker maker = new CoverMaker(order.getAsInt(), this::read);
    make(maker, matching);
    Moc middles = maker.middles();
    return Optional.of(new Cover(maker.parts(), middles.area(), share(middles)));
  }

  private OptionalDouble share(Moc covered) {
    if (region.isEmpty()) {
      return OptionalDouble.empty();
    }
    Moc asked = Moc.ofMiddles(region.get().footprint(), order.getAsInt());
    return asked.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(asked.intersection(covered).area() / asked.area());
  }

  private void make(CoverMaker maker, FixedBitSet matching) throws IOException {
    long[] sketchOf = new long[matching.cardinality()];
    int[] docs = new int[sketchOf.length];
    int count = 0;
    for (LeafReaderContext leaf : snapshot.leaves()) {
      NumericDocValues sketches = DocValues.getNumeric(leaf.reader(), Fields.SKETCH);
      int end = leaf.docBase + leaf.reader().maxDoc();
      int doc = Snapshot.next(matching, leaf.docBase);
      for (; doc >= 0 && doc < end; doc = Snapshot.next(matching, doc + 1)) {
        if (sketches.advanceExact(doc - leaf.docBase)) {
          sketchOf[count] = sketches.longValue();
          docs[count++] = doc;
        }
      }
    }
    new BySketch(sketchOf, docs).sort(0, count);
    maker.make(Arrays.copyOf(sketchOf, count), Arrays.copyOf(docs, count));
  }

  /** By sketch, then by document. */
  private static final class BySketch extends IntroSorter {
    private final long[] sketches;
    private final int[] docs;
    private long pivot;
    private int pivotDoc;

    BySketch(long[] sketches, int[] docs) {
      this.sketches = sketches;
      this.docs = docs;
    }

    @Override
    protected void setPivot(int i) {
      pivot = sketches[i];
      pivotDoc = docs[i];
    }

    @Override
    protected int comparePivot(int j) {
      int order = Long.compare(pivot, sketches[j]);
      return order == 0 ? Integer.compare(pivotDoc, docs[j]) : order;
    }

    @Override
    protected void swap(int i, int j) {
      long sketch = sketches[i];
      sketches[i] = sketches[j];
      sketches[j] = sketch;
      int doc = docs[i];
      docs[i] = docs[j];
      docs[j] = doc;
    }
  }

  private void read(int[] rising, CoverMaker.Taker taker) throws IOException {
    int at = 0;
    for (LeafReaderContext leaf : snapshot.leaves()) {
      int end = leaf.docBase + leaf.reader().maxDoc();
      if (at == rising.length || rising[at] >= end) {
        continue;
      }
      Footprints footprints = new Footprints(snapshot, leaf);
      for (; at < rising.length && rising[at] < end; at++) {
        Optional<Footprint> footprint = footprints.of(rising[at] - leaf.docBase);
        if (footprint.isPresent()) {
          taker.take(at, footprint.get());
        }
      }
    }
  }
}

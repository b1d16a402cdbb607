package skysift.index;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.FixedBitSet;
import skysift.search.Region;
import skysift.search.SearchRequest;
import skysift.sky.Footprint;
import skysift.sky.Sketch;
import skysift.sky.SketchDistance;

/** Numbers that sort documents by their distance from the middle of the asked region. */
final class Distances {
  /** Degrees from the middle of a footprint; larger ones come last. */
  private static final double LARGE = 5;

  /** More than any distance as it is told here, 0 to 4. */
  private static final double BEHIND_ALL = 10;

  /** After so many documents is looked whether somebody still waits. */
  private static final int OFTEN = 1 << 10;

  private static final SortNumbers.Coding CODING = SortNumbers.Coding.between(-4, BEHIND_ALL + 4);

  private final Optional<SketchDistance> from;
  private final boolean descending;

  Distances(SearchRequest request, boolean descending) {
    from =
        request.region().map(Region::footprint).map(f -> new SketchDistance(f.bounds().centre()));
    this.descending = descending;
  }

  /**
   * By document; only those of a set have a number; not stated when they have no place.
   *
   * @param run of a step for each of the set
   * @throws InterruptedIOException when the run's thread is interrupted
   */
  SortNumbers of(Snapshot snapshot, FixedBitSet documents, Ordering.Run run) throws IOException {
    int read = 0;
    SortNumbers values = SortNumbers.ofSome(snapshot.maxDoc(), CODING);
    for (LeafReaderContext leaf : snapshot.leaves()) {
      NumericDocValues sketches = DocValues.getNumeric(leaf.reader(), Fields.SKETCH);
      Footprints footprints = new Footprints(snapshot, leaf);
      int end = leaf.docBase + leaf.reader().maxDoc();
      int doc = Snapshot.next(documents, leaf.docBase);
      for (; doc >= 0 && doc < end; doc = Snapshot.next(documents, doc + 1)) {
        boolean stated = from.isPresent() && sketches.advanceExact(doc - leaf.docBase);
        values.set(
            doc, stated ? value(sketches.longValue(), footprints, doc - leaf.docBase) : Double.NaN);
        if (++read % OFTEN == 0) {
          run.done(OFTEN);
        }
      }
    }
    run.done(read % OFTEN);
    return values;
  }

  private double value(long sketch, Footprints footprints, int doc) throws IOException {
    double distance = from.orElseThrow().of(sketch);
    double directed = descending ? -distance : distance;
    return isLarge(sketch, footprints, doc) ? BEHIND_ALL + directed : directed;
  }

  private static boolean isLarge(long sketch, Footprints footprints, int doc) throws IOException {
    if (Sketch.within(sketch, LARGE)) {
      return false;
    }
    Optional<Footprint> footprint = footprints.of(doc);
    return footprint.isPresent() && footprint.get().bounds().radius() > LARGE;
  }
}

package skysift.index;

import java.io.IOException;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.util.FixedBitSet;
import skysift.search.Region;
import skysift.sky.Footprint;
import skysift.sky.Meeting;
import skysift.sky.Sketch;

/**
 * Finds the datasets whose footprint meets a region. Their {@link Sketch}es decide about nearly
 * all, many at a time, since those of neighbours stand together in the index; for the few at the
 * edge of the region the footprint itself is read. Exact.
 */
final class RegionFilter {
  /** Where fewer than one of so many documents are asked about, each is looked at by itself. */
  private static final int FEW = 100;

  private final Snapshot snapshot;
  private final Region asked;
  private final Footprint region;
  private final Meeting meeting;

  RegionFilter(Snapshot snapshot, Region asked) {
    this.snapshot = snapshot;
    this.asked = asked;
    region = asked.footprint();
    meeting = new Meeting(region);
  }

  void keepMeeting(FixedBitSet found) throws IOException {
    if (found.cardinality() < snapshot.maxDoc() / FEW) {
      keepEach(found);
    } else {
      found.and(snapshot.inRegion(asked, this::all));
    }
  }

  private void keepEach(FixedBitSet found) throws IOException {
    FixedBitSet unsure = snapshot.none();
    for (LeafReaderContext leaf : snapshot.leaves()) {
      NumericDocValues sketches = DocValues.getNumeric(leaf.reader(), Fields.SKETCH);
      int end = leaf.docBase + leaf.reader().maxDoc();
      int doc = Snapshot.next(found, leaf.docBase);
      for (; doc >= 0 && doc < end; doc = Snapshot.next(found, doc + 1)) {
        boolean has = sketches.advanceExact(doc - leaf.docBase);
        switch (has ? meeting.of(sketches.longValue()) : Meeting.Answer.NO) {
          case YES -> {}
          case PERHAPS -> unsure.set(doc);
          case NO -> found.clear(doc);
        }
      }
    }
    found.andNot(unsure);
    addMeeting(unsure, found);
  }

  /** All live documents that meet the region, and some that are deleted. */
  private FixedBitSet all() throws IOException {
    FixedBitSet sure = snapshot.none();
    FixedBitSet unsure = snapshot.none();
    for (LeafReaderContext leaf : snapshot.leaves()) {
      PointValues sketches = leaf.reader().getPointValues(Fields.SKETCH);
      if (sketches != null) {
        sketches.intersect(new Visitor(leaf.docBase, sure, unsure));
      }
    }
    unsure.and(snapshot.live());
    addMeeting(unsure, sure);
    return sure;
  }

  /** Reads footprints and adds those that meet the region. */
  private void addMeeting(FixedBitSet unsure, FixedBitSet meeting) throws IOException {
    for (LeafReaderContext leaf : snapshot.leaves()) {
      Footprints footprints = new Footprints(snapshot, leaf);
      int end = leaf.docBase + leaf.reader().maxDoc();
      int doc = Snapshot.next(unsure, leaf.docBase);
      for (; doc >= 0 && doc < end; doc = Snapshot.next(unsure, doc + 1)) {
        if (footprints.of(doc - leaf.docBase).filter(f -> f.meets(region)).isPresent()) {
          meeting.set(doc);
        }
      }
    }
  }

  private final class Visitor implements PointValues.IntersectVisitor {
    private final int base;
    private final FixedBitSet sure;
    private final FixedBitSet unsure;

    /** The sketch decided about last, since many follow one another that are the same. */
    private long last = -1;

    private Meeting.Answer answer;

    Visitor(int base, FixedBitSet sure, FixedBitSet unsure) {
      this.base = base;
      this.sure = sure;
      this.unsure = unsure;
    }

    @Override
    public void visit(int doc) {
      sure.set(base + doc);
    }

    @Override
    public void visit(int doc, byte[] packed) {
      long sketch = LongPoint.decodeDimension(packed, 0);
      if (sketch != last) {
        last = sketch;
        answer = meeting.of(sketch);
      }
      switch (answer) {
        case YES -> sure.set(base + doc);
        case PERHAPS -> unsure.set(base + doc);
        case NO -> {}
      }
    }

    @Override
    public PointValues.Relation compare(byte[] least, byte[] most) {
      long from = LongPoint.decodeDimension(least, 0);
      long to = LongPoint.decodeDimension(most, 0);
      return switch (meeting.ofAll(from, to)) {
        case YES -> PointValues.Relation.CELL_INSIDE_QUERY;
        case NO -> PointValues.Relation.CELL_OUTSIDE_QUERY;
        case PERHAPS -> PointValues.Relation.CELL_CROSSES_QUERY;
      };
    }
  }
}

package skysift.index;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.FixedBitSet;
import skysift.search.Region;
import skysift.sky.Cone;
import skysift.sky.Footprint;
import skysift.sky.SkyPosition;

/**
 * Keeps the datasets whose footprint meets a region. The circle around a footprint decides when it
 * is clear of the region or all inside; in between the footprint itself is read. Exact.
 */
final class RegionFilter {
  /** Radians, for circles are kept as floats: more than their rounding, 0.2 arcsec. */
  private static final double MARGIN = 1e-6;

  private final Snapshot snapshot;
  private final Footprint region;

  /** Whether the circle around the region is the region. */
  private final boolean round;

  private final double x;
  private final double y;
  private final double z;
  private final double radius;

  RegionFilter(Snapshot snapshot, Region asked) {
    this.snapshot = snapshot;
    region = asked.footprint();
    round = asked instanceof Region.InCone || asked instanceof Region.At;
    Cone bounds = region.bounds();
    x = bounds.centre().x();
    y = bounds.centre().y();
    z = bounds.centre().z();
    radius = Math.toRadians(bounds.radius());
  }

  void keepMeeting(FixedBitSet found) throws IOException {
    for (LeafReaderContext leaf : snapshot.leaves()) {
      Circles circles = Circles.of(leaf);
      int end = leaf.docBase + leaf.reader().maxDoc();
      int doc = Snapshot.next(found, leaf.docBase);
      for (; doc >= 0 && doc < end; doc = Snapshot.next(found, doc + 1)) {
        if (!circles.advance(doc - leaf.docBase) || !meets(circles, doc)) {
          found.clear(doc);
        }
      }
    }
  }

  private boolean meets(Circles circles, int doc) throws IOException {
    double dx = circles.x() - x;
    double dy = circles.y() - y;
    double dz = circles.z() - z;
    double half = Math.sqrt(dx * dx + dy * dy + dz * dz) / 2;
    double apart = 2 * Math.asin(Math.min(1, half));
    // near the antipode the chord says little about the angle
    double margin = apart > 2 ? 1e-2 : MARGIN;
    if (apart > radius + circles.radius() + margin) {
      return false;
    }
    if (round && apart + circles.radius() < radius - margin) {
      return true;
    }
    if (!round) {
      Cone circle = circles.cone(MARGIN);
      if (region.holds(circle)) {
        return true;
      }
      if (!region.meets(circle)) {
        return false;
      }
    }
    Optional<Footprint> footprint = DatasetDocuments.footprint(snapshot.dataset(doc));
    return footprint.isPresent() && footprint.get().meets(region);
  }

  private record Circles(
      NumericDocValues xs, NumericDocValues ys, NumericDocValues zs, NumericDocValues radii) {
    static Circles of(LeafReaderContext leaf) throws IOException {
      return new Circles(
          DocValues.getNumeric(leaf.reader(), Fields.BOUNDS_X),
          DocValues.getNumeric(leaf.reader(), Fields.BOUNDS_Y),
          DocValues.getNumeric(leaf.reader(), Fields.BOUNDS_Z),
          DocValues.getNumeric(leaf.reader(), Fields.BOUNDS_RADIUS));
    }

    boolean advance(int doc) throws IOException {
      return xs.advanceExact(doc)
          && ys.advanceExact(doc)
          && zs.advanceExact(doc)
          && radii.advanceExact(doc);
    }

    double x() throws IOException {
      return decoded(xs);
    }

    double y() throws IOException {
      return decoded(ys);
    }

    double z() throws IOException {
      return decoded(zs);
    }

    double radius() throws IOException {
      return decoded(radii);
    }

    /** Wider by a margin in radians. */
    Cone cone(double margin) throws IOException {
      double ra = Math.toDegrees(Math.atan2(y(), x()));
      double dec = Math.toDegrees(Math.atan2(z(), Math.hypot(x(), y())));
      double degrees = Math.toDegrees(radius() + margin);
      return new Cone(SkyPosition.of(ra, dec), Math.min(180, degrees));
    }

    private static double decoded(NumericDocValues values) throws IOException {
      return Float.intBitsToFloat((int) values.longValue());
    }
  }
}

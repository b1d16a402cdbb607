package skysift.sky;

/** Tells from sketches which footprints meet a region. For any thread. */
public final class Meeting {

  /** What a sketch tells. */
  public enum Answer {
    NO,
    YES,
    /** The footprint itself must be looked at. */
    PERHAPS
  }

  /** Radians, for what is nearly opposite: more than a chord is good for there. */
  private static final double MARGIN = 1e-7;

  /** Radians; larger footprints are looked at themselves. */
  private static final double LARGE = 1;

  private final Region region;

  /** With this region. */
  public Meeting(Footprint region) {
    this.region = region.region();
  }

  /** What the footprint does that has this sketch. */
  public Answer of(long sketch) {
    double outer = Sketch.outer(sketch) + MARGIN;
    if (outer > LARGE) {
      return Answer.PERHAPS;
    }
    Vec centre = Sketch.centre(sketch);
    double inner = Sketch.inner(sketch) - MARGIN;
    if (inner > 0 && region.meets(centre, inner)) {
      return Answer.YES;
    }
    if (!region.meets(centre, outer)) {
      return Answer.NO;
    }
    return region.holds(centre, outer) ? Answer.YES : Answer.PERHAPS;
  }

  /** What all footprints do that have a sketch from one to another, both included. */
  public Answer ofAll(long least, long most) {
    long size = Sketch.size(least);
    double outer = Sketch.outerOf(size) + MARGIN;
    long differ = Sketch.cell(least) ^ Sketch.cell(most);
    int up = (Long.SIZE - Long.numberOfLeadingZeros(differ) + 1) / 2;
    if (size != Sketch.size(most) || outer > LARGE || up > Sketch.ORDER) {
      return Answer.PERHAPS;
    }
    int order = Sketch.ORDER - up;
    Vec centre = Healpix.centreVector(order, Sketch.cell(least, order));
    double reach = Healpix.reachRadians(order) + outer;
    if (!region.meets(centre, reach)) {
      return Answer.NO;
    }
    return region.holds(centre, reach) ? Answer.YES : Answer.PERHAPS;
  }
}

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

  /** How often a span of cells is halved to see more. */
  private static final int HALVINGS = 2;

  private final Region region;
  private final Vec middle;
  private final double radius;

  /** With this region. */
  public Meeting(Footprint region) {
    this.region = region.region();
    Cone bounds = region.bounds();
    middle = bounds.centre().vector();
    radius = Math.toRadians(bounds.radius()) + MARGIN;
  }

  /** What the footprint does that has this sketch. */
  public Answer of(long sketch) {
    double outer = Sketch.outer(sketch) + MARGIN;
    if (outer > LARGE) {
      return Answer.PERHAPS;
    }
    double far = radius + outer + Healpix.reachRadians(Sketch.ROUGH);
    if (Sketch.roughChord2(middle, sketch) > far * far) {
      return Answer.NO;
    }
    double inner = Sketch.inner(sketch) - MARGIN;
    return switch (region) {
      case Moc moc -> ofMap(moc, sketch, inner, outer);
      case Disc disc -> ofDisc(disc, Sketch.centre(sketch), inner, outer);
      default -> ofOutline((Outline) region, Sketch.centre(sketch), inner, outer);
    };
  }

  private static Answer ofDisc(Disc disc, Vec centre, double inner, double outer) {
    if (!disc.meets(centre, outer)) {
      return Answer.NO;
    }
    return inner > 0 && disc.meets(centre, inner) || disc.holds(centre, outer)
        ? Answer.YES
        : Answer.PERHAPS;
  }

  private static Answer ofMap(Moc moc, long sketch, double inner, double outer) {
    // the middle is where four of the finest cells touch; any of them
    int shift = 2 * (Healpix.MAX_ORDER - Sketch.ORDER);
    long cell = Sketch.cell(sketch) << shift | 3L << (shift - 2);
    boolean in = moc.overlaps(Healpix.MAX_ORDER, cell);
    if (in && inner > 0) {
      return Answer.YES;
    }
    Vec centre = Sketch.centre(sketch);
    if (in) {
      return moc.holds(centre, outer) ? Answer.YES : Answer.PERHAPS;
    }
    if (!moc.meets(cell, centre, outer)) {
      return Answer.NO;
    }
    return inner > 0 && moc.meets(cell, centre, inner) ? Answer.YES : Answer.PERHAPS;
  }

  private static Answer ofOutline(Outline outline, Vec centre, double inner, double outer) {
    boolean in = outline.inside(centre);
    if (in && inner > 0) {
      return Answer.YES;
    }
    double gap = outline.gap(centre);
    if (gap > Vec.chord2(outer)) {
      return in ? Answer.YES : Answer.NO;
    }
    return inner > 0 && gap <= Vec.chord2(inner) ? Answer.YES : Answer.PERHAPS;
  }

  /** What all footprints do that have a sketch from one to another, both included. */
  public Answer ofAll(long least, long most) {
    long size = Sketch.size(least);
    double outer = Sketch.outerOf(size) + MARGIN;
    return size != Sketch.size(most) || outer > LARGE
        ? Answer.PERHAPS
        : ofCells(Sketch.cell(least), Sketch.cell(most), outer, HALVINGS);
  }

  /** What all footprints do that have their middle in these cells and that outer radius. */
  private Answer ofCells(long first, long last, double outer, int halvings) {
    int up = (Long.SIZE - Long.numberOfLeadingZeros(first ^ last) + 1) / 2;
    Answer answer = up > Sketch.ORDER ? Answer.PERHAPS : ofCell(first, up, outer);
    if (answer != Answer.PERHAPS || halvings == 0 || up == 0) {
      return answer;
    }
    // where the part begins that the last one is in
    int shift = 2 * (Math.min(up, Sketch.ORDER + 1) - 1);
    long half = last >> shift << shift;
    Answer before = ofCells(first, half - 1, outer, halvings - 1);
    return before == Answer.PERHAPS || before != ofCells(half, last, outer, halvings - 1)
        ? Answer.PERHAPS
        : before;
  }

  /** Of the cell that has this one, so many orders above. */
  private Answer ofCell(long cell, int up, double outer) {
    int order = Sketch.ORDER - up;
    Vec centre = Healpix.centreVector(order, cell >> (2 * up));
    double reach = Healpix.reachRadians(order) + outer;
    double far = radius + reach;
    if (middle.chord2(centre) > far * far || !region.meets(centre, reach)) {
      return Answer.NO;
    }
    boolean held =
        region instanceof Moc moc ? isInOneCell(moc, centre, reach) : region.holds(centre, reach);
    return held ? Answer.YES : Answer.PERHAPS;
  }

  /** Whether one cell has all of a cone, and the map all of the cell: told in no time. */
  private static boolean isInOneCell(Moc moc, Vec centre, double radius) {
    long cell = Healpix.cell(Healpix.MAX_ORDER, centre);
    int order = Healpix.orderHolding(cell, radius);
    return order >= 0 && moc.covers(order, cell >> (2 * (Healpix.MAX_ORDER - order)));
  }
}

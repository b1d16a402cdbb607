package skysift.sky;

/** How far the middles of sketches are from a position. For any thread. */
public final class SketchDistance {

  private final Vec from;

  /** From this position. */
  public SketchDistance(SkyPosition from) {
    this.from = from.vector();
  }

  /** A number, 0 to 4, that grows with the distance: the squared chord. */
  public double of(long sketch) {
    return from.chord2(Sketch.centre(sketch));
  }
}

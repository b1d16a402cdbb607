package skysift.sky;

import java.util.List;

/** A circle with its inside, radius in radians: 0 is a point, &pi; the whole sky. */
record Disc(Vec centre, double radius) implements Outline {
  /** Radians; chords tell nothing exactly beyond. */
  private static final double NEARLY_OPPOSITE = 3;

  /** How much two squared chords must differ, of themselves, to be told apart by these alone. */
  private static final double CLEAR = 1e-9;

  static Disc of(SkyPosition centre, double degrees) {
    if (!(degrees >= 0 && degrees <= 180)) {
      throw new IllegalArgumentException("radius " + degrees + " is not in 0 to 180 degrees");
    }
    return new Disc(centre.vector(), Math.toRadians(degrees));
  }

  static Disc wholeSky() {
    return new Disc(new Vec(0, 0, 1), Math.PI);
  }

  @Override
  public boolean inside(Vec p) {
    return radius > 0 && (isWhole() || p.chord2(centre) <= Vec.chord2(radius));
  }

  @Override
  public boolean meets(Region other) {
    return isWhole() || other.meets(bounds());
  }

  @Override
  public double gap(Vec p) {
    return isWhole() ? Double.POSITIVE_INFINITY : Vec.chord2(Math.abs(p.angle(centre) - radius));
  }

  @Override
  public boolean meets(Vec p, double around) {
    double reach = radius + around;
    double off = p.chord2(centre);
    if (reach < NEARLY_OPPOSITE && isClear(off, Vec.chord2(reach))) {
      return off < Vec.chord2(reach);
    }
    return Outline.super.meets(p, around);
  }

  @Override
  public boolean holds(Vec p, double around) {
    double reach = radius - around;
    double off = p.chord2(centre);
    if (!isWhole() && reach > 0 && reach < NEARLY_OPPOSITE && isClear(off, Vec.chord2(reach))) {
      return around < Math.PI / 2 && off < Vec.chord2(reach);
    }
    return Outline.super.holds(p, around);
  }

  /** Whether two squared chords differ by more than what rounding or a touch could. */
  private static boolean isClear(double a, double b) {
    return Math.abs(a - b) > CLEAR * Math.max(a, b) + TOUCH;
  }

  @Override
  public List<Arc> arcs() {
    return isWhole() ? List.of() : List.of(Arc.circle(centre, radius));
  }

  @Override
  public Cone bounds() {
    return new Cone(centre.position(), Math.min(180, Math.toDegrees(radius)));
  }

  @Override
  public double area() {
    return Math.toDegrees(Math.toDegrees(Math.PI * Vec.chord2(radius)));
  }

  private boolean isWhole() {
    return radius >= Math.PI;
  }
}

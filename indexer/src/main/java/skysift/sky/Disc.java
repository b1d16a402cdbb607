package skysift.sky;

import java.util.List;

/** A circle with its inside, radius in radians: 0 is a point, &pi; the whole sky. */
record Disc(Vec centre, double radius) implements Outline {

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

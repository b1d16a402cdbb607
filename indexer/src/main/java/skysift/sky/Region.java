package skysift.sky;

import java.util.List;

/** A part of the sphere, whatever it is made of. Immutable. */
interface Region {

  /** Whether the position is in the region or on its edge. */
  boolean contains(SkyPosition position);

  /** Whether region and cone have at least a point in common; edges count. */
  default boolean meets(Cone cone) {
    return meets(cone.centre().vector(), Math.toRadians(cone.radius()));
  }

  /** The same for a cone of a radius in radians, 0 to &pi;. */
  boolean meets(Vec centre, double radius);

  /** Whether two regions have at least a point in common; edges count. */
  boolean meets(Region other);

  /** Whether all of the cone is surely inside; false also where that is not easily told. */
  default boolean holds(Cone cone) {
    return holds(cone.centre().vector(), Math.toRadians(cone.radius()));
  }

  /** The same for a cone of a radius in radians, 0 to &pi;. */
  boolean holds(Vec centre, double radius);

  /**
   * Radians around a direction in which all is surely inside; negative when the direction itself is
   * not, or that is not easily told.
   */
  double clearance(Vec p);

  /** A cone that holds the whole region; not always the smallest. */
  Cone bounds();

  /** Square degrees. */
  double area();

  /** The edge as lines to draw, points at most so many radians apart; none for the whole sky. */
  List<List<SkyPosition>> lines(double step);
}

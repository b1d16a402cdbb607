package skysift.sky;

/** A part of the sphere, whatever it is made of. Immutable. */
interface Region {

  /** Whether the position is in the region or on its edge. */
  boolean contains(SkyPosition position);

  /** Whether region and cone have at least a point in common; edges count. */
  boolean meets(Cone cone);

  /** Whether two regions have at least a point in common; edges count. */
  boolean meets(Region other);

  /** Whether all of the cone is surely inside; false also where that is not easily told. */
  boolean holds(Cone cone);

  /** A cone that holds the whole region; not always the smallest. */
  Cone bounds();

  /** Square degrees. */
  double area();
}

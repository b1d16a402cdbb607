package skysift.sky;

import java.util.List;

/**
 * A region told by its edge.
 *
 * <p>A cone meets a region exactly if the cone's centre is inside or some point of the edge is
 * within the radius: on the way from a centre outside to a common point one has to cross the edge.
 * So two questions, about the inside and about the edge, answer everything, holes included.
 */
interface Outline extends Region {

  /** Radians; what is nearer than this to the edge lies on it (0.2 microarcseconds). */
  double TOUCH = 1e-12;

  /** Whether the direction is inside; on the edge itself either answer may come. */
  boolean inside(Vec p);

  /** Squared chord from the direction to the nearest point of the edge; infinite without edge. */
  double gap(Vec p);

  /** The edge in pieces. */
  List<Arc> arcs();

  /** The simple shapes this one is made of. */
  default List<Outline> leaves() {
    return List.of(this);
  }

  /** As {@link #inside(Vec)}, pretending that the direction is, or is not, inside the leaf. */
  default boolean inside(Vec p, Outline leaf, boolean pretended) {
    return this == leaf ? pretended : inside(p);
  }

  @Override
  default boolean contains(SkyPosition position) {
    return has(position.vector());
  }

  /** Whether the direction is inside or on the edge. */
  default boolean has(Vec p) {
    return inside(p) || gap(p) <= TOUCH * TOUCH;
  }

  @Override
  default boolean meets(Vec centre, double radius) {
    double reach = radius + TOUCH;
    return reach >= Math.PI || inside(centre) || gap(centre) <= Vec.chord2(reach);
  }

  /**
   * Exact. Two regions have a point in common exactly if their edges cross or touch, or some
   * connected piece of the edge of one, then all of it, is in the other.
   */
  @Override
  default boolean meets(Region other) {
    if (!(other instanceof Outline o) || o instanceof Disc || o instanceof Union) {
      return other.meets(this);
    }
    if (!bounds().meets(o.bounds())) {
      return false;
    }
    List<Arc> own = arcs();
    List<Arc> others = o.arcs();
    // what has no edge is the whole sky
    return own.isEmpty()
        || others.isEmpty()
        || own.stream().anyMatch(arc -> o.has(arc.at(0)))
        || others.stream().anyMatch(arc -> has(arc.at(0)))
        || own.stream().anyMatch(arc -> others.stream().anyMatch(arc::crosses));
  }

  @Override
  default boolean holds(Vec centre, double radius) {
    return radius < Math.PI / 2 && inside(centre) && gap(centre) > Vec.chord2(radius + TOUCH);
  }

  @Override
  default double clearance(Vec p) {
    return inside(p) ? 2 * Math.asin(Math.min(1, Math.sqrt(gap(p)) / 2)) : -1;
  }

  @Override
  default List<List<SkyPosition>> lines(double step) {
    return arcs().stream().map(arc -> arc.points(step)).toList();
  }
}

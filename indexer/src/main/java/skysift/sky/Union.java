package skysift.sky;

import java.util.List;

/** All that is in any of several regions. */
record Union(List<Outline> parts) implements Outline {

  static Outline of(List<Outline> parts) {
    return parts.size() == 1 ? parts.getFirst() : new Union(List.copyOf(parts));
  }

  @Override
  public boolean inside(Vec p) {
    for (Outline part : parts) {
      if (part.inside(p)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean inside(Vec p, Outline leaf, boolean pretended) {
    return parts.stream().anyMatch(part -> part.inside(p, leaf, pretended));
  }

  @Override
  public boolean meets(Region other) {
    return parts.stream().anyMatch(part -> part.meets(other));
  }

  @Override
  public boolean holds(Vec centre, double radius) {
    return parts.stream().anyMatch(part -> part.holds(centre, radius));
  }

  /** An edge of one part inside another is no edge of the union, but a point of it all the same. */
  @Override
  public double gap(Vec p) {
    double least = Double.POSITIVE_INFINITY;
    for (Outline part : parts) {
      least = Math.min(least, part.gap(p));
    }
    return least;
  }

  @Override
  public List<Arc> arcs() {
    return parts.stream().flatMap(part -> part.arcs().stream()).toList();
  }

  @Override
  public List<Outline> leaves() {
    return parts.stream().flatMap(part -> part.leaves().stream()).toList();
  }

  @Override
  public Cone bounds() {
    return Bounds.around(parts.stream().map(Outline::bounds).toList());
  }

  /** Counts twice what lies in two parts. */
  @Override
  public double area() {
    return Math.min(Disc.wholeSky().area(), parts.stream().mapToDouble(Outline::area).sum());
  }
}

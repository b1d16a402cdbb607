package skysift.sky;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The smaller side of a closed line of great-circle arcs, whichever way it winds.
 *
 * <p>Inside is what the line winds around, so an outline that crosses itself encloses all its
 * loops, and one without any area is still a line that a cone can meet. The winding number is
 * counted along the meridian from the point asked for to the antipode of a direction in the middle.
 */
final class Polygon implements Outline {

  /** Squared chord below which two neighbouring vertices are one. */
  private static final double SAME = 1e-24;

  /** x y z of the vertices, the first not repeated. */
  private final double[] xyz;

  private final Vec middle;
  private final double radius;
  private final boolean outsideIn;

  private Polygon(List<Vec> vertices) {
    xyz = new double[3 * vertices.size()];
    for (int i = 0; i < vertices.size(); i++) {
      Vec v = vertices.get(i);
      xyz[3 * i] = v.x();
      xyz[3 * i + 1] = v.y();
      xyz[3 * i + 2] = v.z();
    }
    Vec centre = Bounds.middle(vertices);
    double reach = vertices.stream().mapToDouble(centre::angle).max().orElseThrow();
    boolean fitsHemisphere = reach < Math.PI / 2 - 1e-9;
    middle = fitsHemisphere ? centre : farthestFromEdges(vertices);
    radius = fitsHemisphere ? reach : Math.PI;
    outsideIn = !fitsHemisphere && Math.abs(windingArea()) > 2 * Math.PI;
  }

  /**
   * The polygon with these corners; repeated ones are dropped. Fewer than three different corners
   * leave a line or a point.
   */
  static Outline of(List<Vec> corners) {
    List<Vec> vertices = new ArrayList<>(corners.size());
    for (Vec v : corners) {
      if (vertices.isEmpty() || vertices.getLast().chord2(v) > SAME) {
        vertices.add(v);
      }
    }
    while (vertices.size() > 1 && vertices.getFirst().chord2(vertices.getLast()) <= SAME) {
      vertices.removeLast();
    }
    if (vertices.size() == 1) {
      return new Disc(vertices.getFirst(), 0);
    }
    for (int i = 0; i < vertices.size(); i++) {
      Vec next = vertices.get((i + 1) % vertices.size());
      if (vertices.get(i).plus(next).length() < 1e-9) {
        throw new IllegalArgumentException("polygon with an edge between opposite points");
      }
    }
    return new Polygon(vertices);
  }

  int size() {
    return xyz.length / 3;
  }

  @Override
  public boolean inside(Vec p) {
    return (winding(p) != 0) != outsideIn;
  }

  private int winding(Vec p) {
    Vec across = middle.normal(p);
    if (across.dot(across) == 0) {
      if (p.dot(middle) < 0) {
        return 0;
      }
      across = middle.perpendicular();
    }
    Vec outward = across.cross(middle);
    Vec back = p.cross(across);
    int winding = 0;
    Vec a = vertex(size() - 1);
    double sideA = across.dot(a);
    for (int i = 0; i < size(); i++) {
      Vec b = vertex(i);
      double sideB = across.dot(b);
      if ((sideA < 0) != (sideB < 0)) {
        Vec crossing = a.times(sideB).minus(b.times(sideA)).times(1 / (sideB - sideA));
        if (crossing.dot(outward) > 0 && crossing.dot(back) < 0) {
          winding += sideA < 0 ? 1 : -1;
        }
      }
      a = b;
      sideA = sideB;
    }
    return winding;
  }

  @Override
  public double gap(Vec p) {
    double least = Double.POSITIVE_INFINITY;
    Vec a = vertex(size() - 1);
    for (int i = 0; i < size(); i++) {
      Vec b = vertex(i);
      least = Math.min(least, gap(p, a, b));
      a = b;
    }
    return least;
  }

  /** Squared chord from p to the great-circle arc from a to b. */
  private static double gap(Vec p, Vec a, Vec b) {
    Vec axis = a.normal(b);
    Vec side = p.cross(axis);
    if (side.dot(a) < 0 || side.dot(b) > 0) {
      return Math.min(p.chord2(a), p.chord2(b));
    }
    double sin = p.dot(axis);
    double sin2 = Math.min(1, sin * sin / axis.dot(axis));
    return 2 * sin2 / (1 + Math.sqrt(1 - sin2));
  }

  @Override
  public List<Arc> arcs() {
    List<Arc> arcs = new ArrayList<>(size());
    for (int i = 0; i < size(); i++) {
      arcs.add(Arc.great(vertex(i), vertex((i + 1) % size())));
    }
    return arcs;
  }

  @Override
  public Cone bounds() {
    return Bounds.cone(middle, radius);
  }

  @Override
  public double area() {
    double area = Math.abs(windingArea());
    return Math.toDegrees(Math.toDegrees(outsideIn ? 4 * Math.PI - area : area));
  }

  /** Steradians enclosed, as often as they are wound around; negative when clockwise. */
  private double windingArea() {
    double sum = 0;
    Vec a = vertex(size() - 1);
    for (int i = 0; i < size(); i++) {
      Vec b = vertex(i);
      double base = 1 + middle.dot(a) + a.dot(b) + b.dot(middle);
      sum += 2 * Math.atan2(middle.dot(a.normal(b)), base);
      a = b;
    }
    return sum;
  }

  /** A direction whose antipode, where the counting ends, is on no edge. */
  private Vec farthestFromEdges(List<Vec> vertices) {
    List<Vec> choices = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      // a spiral of directions, evenly spread
      double z = (i + 0.5) / 8 - 1;
      double r = Math.sqrt(1 - z * z);
      choices.add(new Vec(r * Math.cos(2.4 * i), r * Math.sin(2.4 * i), z));
    }
    choices.add(vertices.get(0).normal(vertices.get(1)).unit());
    Vec best = choices.getFirst();
    for (Vec choice : choices) {
      if (gap(choice.times(-1)) > gap(best.times(-1))) {
        best = choice;
      }
    }
    return best;
  }

  private Vec vertex(int i) {
    return new Vec(xyz[3 * i], xyz[3 * i + 1], xyz[3 * i + 2]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Polygon p && Arrays.equals(xyz, p.xyz);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(xyz);
  }
}

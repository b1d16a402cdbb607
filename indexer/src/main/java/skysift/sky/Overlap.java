package skysift.sky;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What several regions have in common, less what lies in others: intersections, complements,
 * polygons with holes.
 *
 * <p>Its edge is put together once: the edges of all shapes are cut where they cross, and a piece
 * is kept if it matters there whether one is on this or that side of its own shape.
 */
final class Overlap implements Outline {

  /** Pairs of edges tried at most; real footprints have some thousands. */
  private static final long MOST_PAIRS = 4_000_000;

  private final List<Outline> wanted;
  private final List<Outline> unwanted;
  private final List<Arc> edge;

  private Overlap(List<Outline> wanted, List<Outline> unwanted) {
    this.wanted = List.copyOf(wanted);
    this.unwanted = List.copyOf(unwanted);
    this.edge = edge();
  }

  /**
   * The common part of the wanted regions without the unwanted ones; the whole sky without them if
   * none is wanted.
   *
   * @throws IllegalArgumentException if nothing is left, or it is too intricate to tell
   */
  static Outline of(List<Outline> wanted, List<Outline> unwanted) {
    if (wanted.size() == 1 && unwanted.isEmpty()) {
      return wanted.getFirst();
    }
    Overlap overlap = new Overlap(wanted, unwanted);
    if (overlap.edge.isEmpty() && !overlap.inside(new Vec(0, 0, 1))) {
      throw new IllegalArgumentException("empty region");
    }
    return overlap;
  }

  private List<Arc> edge() {
    List<Outline> leaves = leaves();
    List<List<Arc>> arcs = leaves.stream().map(Outline::arcs).toList();
    long all = arcs.stream().mapToLong(List::size).sum();
    if (all * all > MOST_PAIRS) {
      throw new IllegalArgumentException("region with holes has " + all + " edges, too many");
    }
    List<Arc> edge = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      for (Arc arc : arcs.get(i)) {
        keepPieces(leaves.get(i), arc, cuts(arc, arcs, i), edge);
      }
    }
    return List.copyOf(edge);
  }

  private static List<Double> cuts(Arc arc, List<List<Arc>> arcs, int own) {
    List<Double> cuts = new ArrayList<>(List.of(0.0, arc.sweep()));
    for (int i = 0; i < arcs.size(); i++) {
      if (i != own) {
        arcs.get(i).forEach(other -> cuts.addAll(arc.crossings(other)));
      }
    }
    cuts.removeIf(cut -> cut > arc.sweep());
    cuts.sort(Comparator.naturalOrder());
    return cuts;
  }

  private void keepPieces(Outline leaf, Arc arc, List<Double> cuts, List<Arc> edge) {
    for (int i = 0; i + 1 < cuts.size(); i++) {
      double from = cuts.get(i);
      double to = cuts.get(i + 1);
      Vec inner = arc.at((from + to) / 2);
      if (inside(inner, leaf, true) != inside(inner, leaf, false)) {
        edge.add(arc.part(from, to));
      }
    }
  }

  @Override
  public boolean inside(Vec p) {
    return inside(p, null, false);
  }

  @Override
  public boolean inside(Vec p, Outline leaf, boolean pretended) {
    for (Outline region : wanted) {
      if (!region.inside(p, leaf, pretended)) {
        return false;
      }
    }
    for (Outline region : unwanted) {
      if (region.inside(p, leaf, pretended)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public double gap(Vec p) {
    double least = Double.POSITIVE_INFINITY;
    for (Arc arc : edge) {
      least = Math.min(least, arc.gap(p));
    }
    return least;
  }

  @Override
  public List<Arc> arcs() {
    return edge;
  }

  @Override
  public List<Outline> leaves() {
    List<Outline> leaves = new ArrayList<>();
    wanted.forEach(region -> leaves.addAll(region.leaves()));
    unwanted.forEach(region -> leaves.addAll(region.leaves()));
    return leaves;
  }

  /** That of the smallest wanted region. */
  @Override
  public Cone bounds() {
    return wanted.stream()
        .map(Outline::bounds)
        .min(Comparator.comparingDouble(Cone::radius))
        .orElse(Disc.wholeSky().bounds());
  }

  /** Good to some percent: holes count as if they were wholly inside of the smallest region. */
  @Override
  public double area() {
    double area = wanted.stream().mapToDouble(Outline::area).min().orElse(Disc.wholeSky().area());
    double holes = unwanted.stream().mapToDouble(Outline::area).sum();
    return Math.max(0, area - holes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Overlap o && wanted.equals(o.wanted) && unwanted.equals(o.unwanted);
  }

  @Override
  public int hashCode() {
    return 31 * wanted.hashCode() + unwanted.hashCode();
  }
}

package skysift.app;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import skysift.obscore.Dataset;
import skysift.sky.Footprint;
import skysift.sky.Moc;

/**
 * The part of the sky that datasets cover, as HEALPix cells: for each footprint all cells that meet
 * it, of a size of about a quarter of its radius.
 */
final class Cover {
  /** Degrees across a cell of order 0. */
  private static final double BASE_CELL = 58.6;

  /** Cells of this order are 0.4 arcmin wide; nothing needs a coarser one than of order 3. */
  private static final int POINT_ORDER = 13;

  private static final int COARSEST = 3;
  private static final int FINEST = 18;

  private final TreeMap<Integer, Set<Long>> cells = new TreeMap<>();

  private Cover() {}

  /** Nothing when none states where it is. */
  static Optional<Moc> of(Collection<Dataset> datasets) {
    Set<Footprint> footprints = new LinkedHashSet<>();
    datasets.forEach(dataset -> dataset.footprint().ifPresent(footprints::add));
    if (footprints.isEmpty()) {
      return Optional.empty();
    }
    Cover cover = new Cover();
    for (Footprint footprint : footprints) {
      int order = order(footprint.bounds().radius());
      for (long cell = 0; cell < 12; cell++) {
        cover.add(footprint, 0, cell, order);
      }
    }
    return Optional.of(Moc.parse(cover.text()));
  }

  private static int order(double radius) {
    if (radius <= 0) {
      return POINT_ORDER;
    }
    double levels = Math.log(4 * BASE_CELL / radius) / Math.log(2);
    return (int) Math.max(COARSEST, Math.min(FINEST, Math.ceil(levels)));
  }

  private void add(Footprint footprint, int order, long cell, int last) {
    if (!footprint.meets(Footprint.of(Moc.parse(order + "/" + cell)))) {
      return;
    }
    if (order == last) {
      cells.computeIfAbsent(order, o -> new TreeSet<>()).add(cell);
      return;
    }
    for (long child = 4 * cell; child < 4 * cell + 4; child++) {
      add(footprint, order + 1, child, last);
    }
  }

  private String text() {
    return cells.entrySet().stream()
        .map(
            entry ->
                entry.getKey()
                    + "/"
                    + entry.getValue().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(",")))
        .collect(Collectors.joining(" "));
  }
}

package skysift.harvest;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import skysift.sky.Cone;
import skysift.sky.Healpix;
import skysift.sky.Moc;

/** A coverage map as few circles, and as text. */
final class MocCells {
  /** A query cannot have more cells than that; a map of more is asked for at a coarser order. */
  static final int MOST = 50;

  private MocCells() {}

  /** At most {@link #MOST} circles that hold all of the map, and more. */
  static ImmutableList<HarvestRegion.Shape> circles(Moc moc) {
    List<long[]> cells = new ArrayList<>();
    for (int order = 0; order <= moc.order(); order++) {
      List<long[]> finer = cells(moc, order, MOST);
      if (finer.size() > MOST) {
        break;
      }
      cells = finer;
    }
    return cells.stream()
        .map(cell -> circle((int) cell[0], cell[1]))
        .collect(ImmutableList.toImmutableList());
  }

  private static HarvestRegion.Shape circle(int order, long cell) {
    double reach = Math.min(Healpix.reach(order), 180);
    return new HarvestRegion.Shape.Circle(new Cone(Healpix.centre(order, cell), reach));
  }

  /** The map in MOC ASCII. */
  static String ascii(Moc moc) {
    Map<Long, StringBuilder> byOrder = new TreeMap<>();
    for (long[] cell : cells(moc, moc.order(), Integer.MAX_VALUE)) {
      byOrder.computeIfAbsent(cell[0], o -> new StringBuilder(o + "/")).append(cell[1]).append(' ');
    }
    return String.join("", byOrder.values()).strip();
  }

  /**
   * The largest cells that are whole, and those of this order that are not; some more than most.
   */
  private static List<long[]> cells(Moc moc, int order, int most) {
    List<long[]> cells = new ArrayList<>();
    for (long base = 0; base < 12; base++) {
      add(moc, order, 0, base, cells, most);
    }
    return cells;
  }

  private static void add(Moc moc, int finest, int order, long cell, List<long[]> cells, int most) {
    if (cells.size() > most || !moc.overlaps(order, cell)) {
      return;
    }
    if (order == finest || moc.covers(order, cell)) {
      cells.add(new long[] {order, cell});
      return;
    }
    for (long child = 4 * cell; child < 4 * cell + 4; child++) {
      add(moc, finest, order + 1, child, cells, most);
    }
  }
}

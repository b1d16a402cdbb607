package skysift.sky;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Finds which part of the sky many footprints cover, from their sketches: from large cells to small
 * ones, each with those that come near it. A cell inside the inner circle of one is done;
 * footprints themselves are read where sketches do not decide. For one thread.
 */
public final class CoverMaker {

  /** Reads footprints. */
  public interface Source {
    /** Hands over those of these numbers, which rise, that have any. */
    void read(int[] numbers, Taker taker) throws IOException;
  }

  /** Takes footprints. */
  public interface Taker {
    /** The footprint of a place among the numbers. */
    void take(int place, Footprint footprint);
  }

  /** Read ones that are kept. */
  private static final int KEPT = 20_000;

  /** A footprint so many times larger than a cell is looked at itself. */
  private static final double LARGER = 8;

  /** Radians; sketches of larger ones say little. */
  private static final double LARGE = 1;

  private static final double ROUNDING = 1e-12;

  private final int order;
  private final Source source;
  private final CellRanges parts;
  private final CellRanges middles;

  /** Of sketches that differ. */
  private long[] sketches;

  /** Numbers of the footprints, those of one sketch together; where they begin. */
  private int[] numbers;

  private int[] starts;
  private Vec[] centres;

  private final Map<Integer, Set<Region>> read =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Set<Region>> eldest) {
          return size() > KEPT;
        }
      };

  /** For a map of this order, 0 to 16. */
  public CoverMaker(int order, Source source) {
    this.order = order;
    this.source = source;
    parts = new CellRanges(order);
    middles = new CellRanges(order);
  }

  /**
   * Does the work.
   *
   * @param sketchOf by place; rising
   * @param numberOf by place: what the source knows that footprint as; rising where sketches are
   *     equal
   * @throws InterruptedIOException when the thread is interrupted
   */
  public void make(long[] sketchOf, int[] numberOf) throws IOException {
    numbers = numberOf;
    group(sketchOf);
    int[] some = new int[sketches.length];
    int count = 0;
    for (int i = 0; i < sketches.length; i++) {
      if (Sketch.outer(sketches[i]) > LARGE) {
        addLarge(i);
      } else {
        some[count++] = i;
      }
    }
    for (long base = 0; base < 12; base++) {
      visit(0, base, some, count);
    }
  }

  /** The cells that have a part of a footprint. */
  public Moc parts() {
    return parts.moc();
  }

  /** The cells whose middle is in a footprint. */
  public Moc middles() {
    return middles.moc();
  }

  private void group(long[] sketchOf) {
    sketches = Arrays.stream(sketchOf).distinct().toArray();
    starts = new int[sketches.length + 1];
    centres = new Vec[sketches.length];
    int group = -1;
    for (int i = 0; i < sketchOf.length; i++) {
      if (i == 0 || sketchOf[i] != sketchOf[i - 1]) {
        starts[++group] = i;
        centres[group] = Sketch.centre(sketchOf[i]);
      }
    }
    starts[sketches.length] = sketchOf.length;
  }

  private void addLarge(int large) throws IOException {
    for (Region region : regions(large)) {
      parts.addAll(Moc.of(region, order));
      middles.addAll(Moc.ofMiddles(region, order));
    }
  }

  private void visit(int cellOrder, long cell, int[] near, int count) throws IOException {
    Vec middle = Healpix.centreVector(cellOrder, cell);
    double reach = Healpix.reachRadians(cellOrder);
    int[] left = new int[count];
    int size = 0;
    for (int i = 0; i < count; i++) {
      int one = near[i];
      double chord2 = middle.chord2(centres[one]);
      double far = reach + Sketch.outer(sketches[one]);
      if (within(chord2, Sketch.inner(sketches[one]) - reach)) {
        addWhole(cellOrder, cell);
        return;
      }
      if (chord2 <= far * far) {
        left[size++] = one;
      }
    }
    if (size == 0) {
      return;
    }
    if (cellOrder == order) {
      decide(cell, middle, left, size);
      return;
    }
    size = withoutLarger(middle, reach, left, size);
    if (size < 0) {
      addWhole(cellOrder, cell);
      return;
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("stopped");
    }
    for (long child = 4 * cell; child < 4 * cell + 4; child++) {
      visit(cellOrder + 1, child, left, size);
    }
  }

  /** Whether two directions with this squared chord are surely less than so many radians apart. */
  private static boolean within(double chord2, double radians) {
    // twice the sine of the half is a little less than the angle
    double chord = radians * (1 - radians * radians / 24) - ROUNDING;
    return radians > 0 && chord > 0 && chord2 <= chord * chord;
  }

  private void addWhole(int cellOrder, long cell) {
    parts.add(cellOrder, cell, cell);
    middles.add(cellOrder, cell, cell);
  }

  /**
   * Looks at those that are much larger than the cell, and drops which do not come near it; says
   * how many are left, less than 0 when one covers the cell.
   */
  private int withoutLarger(Vec middle, double reach, int[] left, int size) throws IOException {
    int[] larger =
        Arrays.stream(left, 0, size)
            .filter(one -> Sketch.outer(sketches[one]) > LARGER * reach)
            .toArray();
    load(larger);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      boolean meets = Sketch.outer(sketches[left[i]]) <= LARGER * reach;
      if (!meets) {
        for (Region region : regions(left[i])) {
          if (region.holds(middle, reach)) {
            return -1;
          }
          meets |= region.meets(middle, reach);
        }
      }
      if (meets) {
        left[kept++] = left[i];
      }
    }
    return kept;
  }

  /** What a cell of the map's own order has. */
  private void decide(long cell, Vec middle, int[] left, int size) throws IOException {
    boolean part = false;
    boolean covered = false;
    int[] unsure = new int[size];
    int count = 0;
    for (int i = 0; i < size && !covered; i++) {
      int one = left[i];
      boolean here = Sketch.cell(sketches[one], order) == cell;
      covered = within(middle.chord2(centres[one]), Sketch.inner(sketches[one]));
      part |= covered || (here && (Sketch.inner(sketches[one]) > 0 || isInOneCell(one)));
      if (here || !isInOneCell(one)) {
        unsure[count++] = one;
      }
    }
    if (!covered && count > 0) {
      load(Arrays.copyOf(unsure, count));
      Moc map = Moc.ofCell(order, cell);
      SkyPosition position = middle.position();
      for (int i = 0; i < count && !covered; i++) {
        for (Region region : regions(unsure[i])) {
          covered |= region.contains(position);
          part = part || covered || map.meets(region);
        }
      }
    }
    if (part) {
      parts.add(order, cell, cell);
    }
    if (covered) {
      middles.add(order, cell, cell);
    }
  }

  private boolean isInOneCell(int one) {
    long cell = Healpix.cell(Healpix.MAX_ORDER, centres[one]);
    return Healpix.orderHolding(cell, Sketch.outer(sketches[one])) >= order;
  }

  private Set<Region> regions(int one) throws IOException {
    Set<Region> regions = read.get(one);
    if (regions == null) {
      load(new int[] {one});
      regions = read.get(one);
    }
    return regions;
  }

  /** Reads those that are not yet, at once. */
  private void load(int[] some) throws IOException {
    // number in the high half, whose it is in the low one
    long[] missing =
        Arrays.stream(some)
            .filter(one -> !read.containsKey(one))
            .mapToObj(
                one ->
                    IntStream.range(starts[one], starts[one + 1])
                        .mapToLong(i -> (long) numbers[i] << Integer.SIZE | one))
            .flatMapToLong(all -> all)
            .sorted()
            .toArray();
    if (missing.length == 0) {
      return;
    }
    Map<Integer, Set<Region>> now = new HashMap<>();
    LongStream.of(missing).forEach(pair -> now.put((int) pair, new LinkedHashSet<>()));
    source.read(
        LongStream.of(missing).mapToInt(pair -> (int) (pair >> Integer.SIZE)).toArray(),
        (place, footprint) -> now.get((int) missing[place]).add(footprint.region()));
    read.putAll(now);
  }
}

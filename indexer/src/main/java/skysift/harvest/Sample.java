package skysift.harvest;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import skysift.obscore.ObsCoreColumn;
import skysift.vo.ObsCoreRow;

/** Some rows of a slice, by chance, for where to cut it. Memory does not grow with the rows. */
final class Sample {
  private static final int SIZE = 1023;

  private final double[][] values = new double[Slice.AXES.size()][SIZE];
  private final Random chance = new Random(17);
  private long seen;

  /** Takes the row into account. */
  void add(ObsCoreRow row) {
    long place = seen < SIZE ? seen : chance.nextLong(seen + 1);
    seen++;
    if (place < SIZE) {
      for (int axis = 0; axis < values.length; axis++) {
        values[axis][(int) place] =
            row.values().get(Slice.AXES.get(axis)) instanceof Number n
                ? n.doubleValue()
                : Double.NaN;
      }
    }
  }

  boolean isEmpty() {
    return seen == 0;
  }

  /**
   * A value with about as many rows below as from it on, and some on both sides; empty when all
   * rows state the same or nothing.
   */
  OptionalDouble middle(ObsCoreColumn axis) {
    double[] sorted = stated(axis);
    if (sorted.length == 0 || sorted[0] == sorted[sorted.length - 1]) {
      return OptionalDouble.empty();
    }
    double middle = sorted[sorted.length / 2];
    if (middle > sorted[0]) {
      return OptionalDouble.of(middle);
    }
    return Arrays.stream(sorted).filter(v -> v > sorted[0]).findFirst();
  }

  /** Whether some rows state a value and some do not. */
  boolean mixed(ObsCoreColumn axis) {
    int stated = stated(axis).length;
    return stated > 0 && stated < Math.min(seen, SIZE);
  }

  private double[] stated(ObsCoreColumn axis) {
    return Arrays.stream(values[Slice.AXES.indexOf(axis)], 0, (int) Math.min(seen, SIZE))
        .filter(Double::isFinite)
        .sorted()
        .toArray();
  }
}

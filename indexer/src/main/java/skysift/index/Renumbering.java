package skysift.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;

/** Values that were numbered in their order, and further ones, numbered together in that order. */
final class Renumbering {
  /** Of a further value that gets no number. */
  static final int NOWHERE = Integer.MIN_VALUE;

  private final int[] moved;
  private final int[] given;
  private final boolean same;
  private int size;

  /**
   * Numbers them.
   *
   * @param olds how many are numbered
   * @param gone which of these get no number any more
   * @param places where the further ones are among the numbered, as {@link Places} says; ascending
   */
  Renumbering(int olds, IntPredicate gone, int[] places) {
    moved = new int[olds];
    given = new int[places.length];
    int old = 0;
    for (int i = 0; i < places.length; i++) {
      int place = places[i];
      if (place == NOWHERE) {
        given[i] = -1;
        continue;
      }
      int behind = place < 0 ? -place - 1 : place;
      for (; old < behind; old++) {
        moved[old] = gone.test(old) ? -1 : size++;
      }
      given[i] = size++;
      if (place >= 0) {
        moved[old++] = given[i];
      }
    }
    for (; old < olds; old++) {
      moved[old] = gone.test(old) ? -1 : size++;
    }
    same = size == olds && Arrays.stream(moved).noneMatch(number -> number < 0);
  }

  /** Numbers are below this. */
  int size() {
    return size;
  }

  /** By older number the new one; -1 for those gone. */
  int[] moved() {
    return moved;
  }

  /** The numbers of the further values; -1 for those that get none. */
  int[] given() {
    return given;
  }

  /** Whether all values have the numbers they had, and there are no others. */
  boolean isSame() {
    return same;
  }

  /** Reads numbered values. */
  interface Values {
    /** Null for those gone; valid until the next call. */
    BytesRef at(int number) throws IOException;
  }

  /** The number of a value among numbered ones; -1 when it is not there. */
  static int number(Values values, int size, BytesRef wanted) throws IOException {
    return Math.max(-1, place(values, 0, size, Math.max(1, size / 2), wanted));
  }

  /** Finds where values that come in order are among numbered ones. */
  static final class Places {
    private final Values olds;
    private final int size;

    /** About how far one is above the one before. */
    private final int step;

    private int[] places = new int[0];
    private int count;
    private int last;

    /**
     * Among so many.
     *
     * @param coming about how many will come
     */
    Places(Values olds, int size, int coming) {
      this.olds = olds;
      this.size = size;
      step = Math.max(1, size / Math.max(1, coming));
    }

    /** The next one. */
    void add(BytesRef value) throws IOException {
      int place = place(olds, last, size, step, value);
      last = place < 0 ? -place - 1 : place;
      places = ArrayUtil.grow(places, count + 1);
      places[count++] = place;
    }

    /** Of all that came: the number, or -1 less the number of the first above it. */
    int[] all() {
      return Arrays.copyOf(places, count);
    }
  }

  /**
   * Where a value is among numbered ones, as {@link Places#all} says it. To read one takes long, so
   * few are read.
   *
   * @param from it is not below this one
   * @param step about how far it is above that one
   */
  private static int place(Values values, int from, int size, int step, BytesRef wanted)
      throws IOException {
    int low = from;
    int high = size;
    int next = low + step;
    for (long width = step; low < high; width = Math.min(size, 2 * width)) {
      int probe = next < high ? next : (low + high) >>> 1;
      int at = probe;
      BytesRef value = null;
      while (at < high && (value = values.at(at)) == null) {
        at++;
      }
      int order = value == null ? 1 : value.compareTo(wanted);
      if (order == 0) {
        return at;
      }
      if (order > 0) {
        high = probe;
      } else {
        low = at + 1;
      }
      // farther and farther up until something is above it, then halfway
      next = high < size ? size : (int) Math.min(size, low + 2 * width);
    }
    return -low - 1;
  }
}

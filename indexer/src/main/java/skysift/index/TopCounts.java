package skysift.index;

import java.util.Arrays;

/** The numbers with the highest counts above 0; of equal counts the lowest numbers. */
final class TopCounts {
  /** Counts in the high bits. Ascending as soon as it is full. */
  private final long[] entries;

  private int size;

  /** What a further entry must be above. */
  private long least;

  /** Of so many numbers at most. */
  TopCounts(int most) {
    entries = new long[most];
    least = most == 0 ? Long.MAX_VALUE : 0;
  }

  private static long entry(int number, int count) {
    return (long) count << Integer.SIZE | (Integer.MAX_VALUE - number);
  }

  /** Whether a number with that count would be among them now. */
  boolean takes(int number, int count) {
    return count > 0 && entry(number, count) > least;
  }

  /** No lower count is taken any more. */
  int least() {
    return (int) Math.max(1, least >>> Integer.SIZE);
  }

  /** Takes one that {@link #takes} would. */
  void add(int number, int count) {
    long entry = entry(number, count);
    if (size < entries.length) {
      entries[size++] = entry;
      if (size == entries.length) {
        Arrays.sort(entries);
        least = entries[0];
      }
      return;
    }
    int at = 0;
    for (; at + 1 < size && entries[at + 1] < entry; at++) {
      entries[at] = entries[at + 1];
    }
    entries[at] = entry;
    least = entries[0];
  }

  /** The numbers, the highest count first. */
  int[] numbers() {
    Arrays.sort(entries, 0, size);
    int[] numbers = new int[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = Integer.MAX_VALUE - (int) entries[size - 1 - i];
    }
    return numbers;
  }
}

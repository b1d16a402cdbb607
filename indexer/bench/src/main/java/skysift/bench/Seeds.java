package skysift.bench;

import java.util.List;
import java.util.SplittableRandom;

/** Chance that is the same at every run, on every machine. */
final class Seeds {
  private Seeds() {}

  /** A source of its own for the thing of this number. */
  static SplittableRandom random(long kind, long number) {
    return new SplittableRandom(new SplittableRandom(kind * 0x5DEECE66DL + number).nextLong());
  }

  /** The first ones often, the last ones rarely; 1 is all alike. */
  static int skewed(int count, double skew, SplittableRandom random) {
    return (int) (count * Math.pow(random.nextDouble(), skew));
  }

  /** One of a list, skewed alike. */
  static <T> T skewed(List<T> pool, double skew, SplittableRandom random) {
    return pool.get(skewed(pool.size(), skew, random));
  }

  static <T> T one(List<T> pool, SplittableRandom random) {
    return pool.get(random.nextInt(pool.size()));
  }
}

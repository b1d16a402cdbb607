package skysift.bench;

import java.util.Arrays;

/** Figures of many times; NaN of none. */
final class Figures {
  private Figures() {}

  static double median(double[] values) {
    return quantile(values, 0.5);
  }

  /** The value that this share of all does not exceed; between two the higher one. */
  static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int place = Math.min(sorted.length - 1, (int) (share * sorted.length));
    return sorted.length == 0 ? Double.NaN : sorted[place];
  }

  static double geometricMean(double[] values) {
    return Math.exp(Arrays.stream(values).map(Math::log).average().orElse(Double.NaN));
  }

  static double most(double[] values) {
    return Arrays.stream(values).max().orElse(Double.NaN);
  }
}

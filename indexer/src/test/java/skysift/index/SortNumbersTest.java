package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortNumbersTest {
  private static final int DOCUMENTS = 20_000;

  private final Random random = new Random(3);

  private double value(String kind) {
    return switch (kind) {
      case "levels" -> random.nextInt(5);
      case "sizes" -> (long) (random.nextDouble() * (1L << 40));
      case "times" -> 50_000 + 10_000 * random.nextDouble();
      case "declinations" -> random.nextInt(50) == 0 ? 0 : 180 * (random.nextDouble() - 0.5);
      case "wavelengths" -> Math.pow(10, -12 + 11 * random.nextDouble());
      case "seconds" -> random.nextInt(2_000) * 0.1;
      case "one" -> -0.1;
      default -> 0;
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "levels",
        "sizes",
        "times",
        "declinations",
        "wavelengths",
        "seconds",
        "one",
        "nothing"
      })
  void nothing_is_lost_in_less_than_eight_bytes(String kind) {
    // GIVEN
    double[] values = new double[DOCUMENTS];
    Arrays.setAll(values, doc -> random.nextInt(10) == 0 ? Double.NaN : value(kind));
    // WHEN
    SortNumbers numbers = SortNumbers.of(values);
    Integer[] sorted = new Integer[DOCUMENTS];
    Arrays.setAll(sorted, doc -> doc);
    Arrays.sort(sorted, Comparator.comparing(doc -> values[doc]));
    // THEN
    for (int i = 1; i < DOCUMENTS; i++) {
      then(compare(numbers, sorted[i - 1], sorted[i]))
          .isEqualTo(Double.compare(values[sorted[i - 1]], values[sorted[i]]));
    }
    then(numbers.bytes()).isLessThan(DOCUMENTS * 31 / 4);
  }

  private static int compare(SortNumbers numbers, int a, int b) {
    int order = Integer.compare(numbers.upper(a), numbers.upper(b));
    return order != 0 ? order : Integer.signum(numbers.compareBelow(a, b));
  }

  @Test
  void what_is_known_of_few_bits_takes_four_bytes() {
    // GIVEN
    double[] values = new double[DOCUMENTS];
    Arrays.setAll(values, doc -> value("levels"));
    // THEN
    then(SortNumbers.of(values).bytes()).isBetween(4L * DOCUMENTS, 4L * DOCUMENTS + 100);
  }

  @Test
  void values_that_come_later_fit_if_nothing_of_them_is_lost() {
    // GIVEN
    SortNumbers numbers = SortNumbers.of(new double[] {50_000, 60_000.5, 59_000});
    // THEN
    then(List.of(60_000.0, 60_500.5, Double.NaN)).allMatch(numbers::fits);
    then(List.of(50_000.25, 49_900.0, 0.0, -55_000.0, 1e300)).noneMatch(numbers::fits);
  }

  @Test
  void values_too_far_apart_are_numbered_in_their_order() {
    // GIVEN
    double[] values = {3, Double.POSITIVE_INFINITY, 1e-300, Double.NaN, -1e300, 0.0, -0.0, 3};
    // WHEN
    SortNumbers numbers = SortNumbers.of(values);
    // THEN
    then(numbers.kept(Inherited.nothing(List.of()))).isNull();
    then(new int[values.length])
        .satisfies(
            places -> {
              Arrays.setAll(places, numbers::upper);
              then(places).containsExactly(3, 4, 2, SortNumbers.NOT_STATED, 0, 1, 1, 3);
            });
  }
}

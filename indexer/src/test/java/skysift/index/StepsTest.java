package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepsTest {
  private static final float[] ODD = {
    Float.NaN,
    0f,
    -0f,
    1f,
    -1f,
    Float.MIN_VALUE,
    Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY
  };

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 64, 300, 40_000})
  void a_higher_step_means_a_greater_number_and_a_lower_step_a_lesser_one(int documents) {
    // GIVEN numbers of which many are equal, some odd, and others that nobody has
    Random random = new Random(documents);
    float[] numbers = new float[documents];
    for (int doc = 0; doc < documents; doc++) {
      numbers[doc] = random.nextBoolean() ? any(random) : Math.round(20 * random.nextFloat());
    }
    // WHEN
    Steps steps = new Steps(numbers);
    // THEN
    for (int i = 0; i < 200; i++) {
      float asked = i % 2 == 0 ? any(random) : numbers[random.nextInt(documents)];
      if (Float.isNaN(asked)) {
        continue;
      }
      int step = steps.of(asked);
      for (int from = 0; from < documents; from += Long.SIZE) {
        thenAbove(numbers, from, asked, Steps.between(steps, step + 1, steps, 126, from));
        long notBelow = Steps.between(steps, step, steps, 126, from);
        long below = Steps.between(steps, 1, steps, step - 1, from);
        thenBelow(numbers, from, asked, below);
        then(notBelow & below).isZero();
        then(notBelow | below).isEqualTo(stated(numbers, from));
      }
    }
  }

  private static float any(Random random) {
    return random.nextInt(3) == 0
        ? ODD[random.nextInt(ODD.length)]
        : (float) (random.nextGaussian() * Math.pow(10, random.nextInt(9) - 4));
  }

  private static void thenAbove(float[] numbers, int from, float asked, long which) {
    for (long bits = which; bits != 0; bits &= bits - 1) {
      then(numbers[from + Long.numberOfTrailingZeros(bits)]).isGreaterThan(asked);
    }
  }

  private static void thenBelow(float[] numbers, int from, float asked, long which) {
    for (long bits = which; bits != 0; bits &= bits - 1) {
      then(numbers[from + Long.numberOfTrailingZeros(bits)]).isLessThan(asked);
    }
  }

  private static long stated(float[] numbers, int from) {
    long stated = 0;
    for (int doc = from; doc < Math.min(numbers.length, from + Long.SIZE); doc++) {
      stated |= Float.isNaN(numbers[doc]) ? 0 : 1L << doc;
    }
    return stated;
  }
}

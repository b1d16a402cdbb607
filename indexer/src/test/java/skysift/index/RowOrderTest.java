package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.lucene.util.FixedBitSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the order written down plainly: value, not stated last, observation, dataset. */
class RowOrderTest {
  private static final int DOCUMENTS = 3_000;

  private static final double[] ODD = {
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    1e300,
    1.000001e300,
    Double.MIN_VALUE,
    0.0,
    -0.0
  };

  private final Random random = new Random(11);
  private final int[] observation = new int[DOCUMENTS];
  private final int[] place = new int[DOCUMENTS];
  private final Observations observations = observations();

  /** Documents in no order, one to five an observation. */
  private Observations observations() {
    List<Integer> documents = new ArrayList<>();
    for (int doc = 0; doc < DOCUMENTS; doc++) {
      documents.add(doc);
    }
    Collections.shuffle(documents, random);
    int[] starts = new int[DOCUMENTS + 1];
    int size = 0;
    for (int at = 0; at < DOCUMENTS; size++) {
      starts[size] = at;
      int end = Math.min(DOCUMENTS, at + 1 + random.nextInt(5));
      for (; at < end; at++) {
        observation[documents.get(at)] = size;
        place[documents.get(at)] = at;
      }
    }
    starts[size] = DOCUMENTS;
    return new Observations(
        List.of(),
        observation,
        Arrays.copyOf(starts, size + 1),
        documents.stream().mapToInt(doc -> doc).toArray());
  }

  private double value(String kind) {
    return switch (kind) {
      case "all the same" -> 7;
      case "not stated" -> Double.NaN;
      case "odd" -> ODD[random.nextInt(ODD.length)];
      case "odd and usual" ->
          random.nextBoolean() ? ODD[random.nextInt(ODD.length)] : random.nextGaussian();
      case "nearer than floats" -> 60_000 + 1e-9 * random.nextInt(2_000);
      case "some far" -> random.nextInt(9) == 0 ? 1e30 : 1 + 1e-9 * random.nextInt(500);
      default -> random.nextInt(400);
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "all the same",
        "not stated",
        "odd",
        "odd and usual",
        "nearer than floats",
        "some far",
        "whole"
      })
  void pages_near_and_far_are_parts_of_one_order(String kind) throws InterruptedIOException {
    // GIVEN
    double[] values = new double[DOCUMENTS];
    Arrays.setAll(values, doc -> value(kind));
    for (int round = 0; round < 12; round++) {
      boolean descending = random.nextBoolean();
      boolean together = random.nextBoolean();
      double share = new double[] {0.003, 0.2, 1}[random.nextInt(3)];
      FixedBitSet matching = new FixedBitSet(DOCUMENTS);
      for (int doc = 0; doc < DOCUMENTS; doc++) {
        if (random.nextDouble() < share) {
          matching.set(doc);
        }
      }
      List<Integer> expected = expected(values, descending, matching, together);
      // WHEN
      RowOrder order = new RowOrder(SortNumbers.of(values), descending, observations);
      Ordering.Run run = new Ordering().begin(1);
      int[] sorted = order.sorted(order.rows(matching, together, run), run);
      int[] near = order.page(matching, together, 3, 50);
      // THEN
      then(sorted).as("%s, %s, %s", descending, together, share).containsExactly(ints(expected));
      then(near)
          .as("%s, %s, %s", descending, together, share)
          .containsExactly(
              ints(expected.subList(Math.min(3, expected.size()), Math.min(53, expected.size()))));
    }
  }

  private List<Integer> expected(
      double[] values, boolean descending, FixedBitSet matching, boolean together) {
    Comparator<Integer> byNumber = Comparator.comparing(doc -> values[doc] + 0.0);
    Comparator<Integer> order =
        Comparator.comparing((Integer doc) -> Double.isNaN(values[doc]))
            .thenComparing(descending ? byNumber.reversed() : byNumber)
            .thenComparing(doc -> place[doc]);
    List<Integer> rows = new ArrayList<>();
    FixedBitSet seen = new FixedBitSet(DOCUMENTS);
    Arrays.stream(Snapshot.each(matching))
        .boxed()
        .sorted(order)
        .filter(doc -> !together || !seen.getAndSet(observation[doc]))
        .forEach(rows::add);
    return rows;
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(i -> i).toArray();
  }
}

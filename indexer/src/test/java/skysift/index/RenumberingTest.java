package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenumberingTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void older_and_further_values_get_the_numbers_of_their_common_order(long seed)
      throws IOException {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      // GIVEN values that had numbers, some of them gone, and further ones, some without a number
      List<String> olds = some(random, random.nextInt(60));
      boolean[] gone = new boolean[olds.size()];
      for (int i = 0; i < gone.length; i++) {
        gone[i] = random.nextInt(4) == 0;
      }
      List<String> further = some(random, random.nextInt(30));
      TreeSet<String> expected = new TreeSet<>();
      for (int i = 0; i < gone.length; i++) {
        if (!gone[i]) {
          expected.add(olds.get(i));
        }
      }
      TreeSet<String> staying = new TreeSet<>(expected);
      Renumbering.Values values = number -> gone[number] ? null : new BytesRef(olds.get(number));
      // WHEN
      Renumbering.Places found =
          new Renumbering.Places(values, olds.size(), random.nextInt(2 * further.size() + 1));
      for (String value : further) {
        found.add(new BytesRef(value));
      }
      int[] places = found.all();
      for (int i = 0; i < places.length; i++) {
        if (places[i] < 0 && random.nextInt(5) == 0) {
          places[i] = Renumbering.NOWHERE;
        } else {
          expected.add(further.get(i));
        }
      }
      Renumbering renumbering = new Renumbering(olds.size(), number -> gone[number], places);
      // THEN
      List<String> order = List.copyOf(expected);
      then(renumbering.size()).isEqualTo(order.size());
      for (int i = 0; i < gone.length; i++) {
        then(renumbering.moved()[i]).isEqualTo(gone[i] ? -1 : order.indexOf(olds.get(i)));
      }
      for (int i = 0; i < places.length; i++) {
        boolean nowhere = places[i] == Renumbering.NOWHERE;
        then(renumbering.given()[i]).isEqualTo(nowhere ? -1 : order.indexOf(further.get(i)));
      }
      then(renumbering.isSame()).isEqualTo(order.equals(olds));
      for (String value : olds) {
        int number = Renumbering.number(values, olds.size(), new BytesRef(value));
        then(number).isEqualTo(staying.contains(value) ? olds.indexOf(value) : -1);
      }
    }
  }

  @Test
  void values_above_nearly_all_or_above_all_are_found_or_not_however_many_there_are()
      throws IOException {
    // GIVEN
    int size = 300_000;
    Renumbering.Values values = number -> new BytesRef("" + (1_000_000 + 2 * number));
    // WHEN
    for (int number = size - 3; number < size; number++) {
      int last = 1_000_000 + 2 * number;
      // THEN
      then(Renumbering.number(values, size, new BytesRef("" + last))).isEqualTo(number);
      then(Renumbering.number(values, size, new BytesRef("" + (last + 1)))).isEqualTo(-1);
    }
  }

  /** Different values in order. */
  private static List<String> some(Random random, int count) {
    TreeSet<String> values = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      values.add(Integer.toString(random.nextInt(120), 36));
    }
    return new ArrayList<>(values);
  }
}

package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.stream.IntStream;
import org.apache.lucene.util.FixedBitSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 255, 256, 257, 70_000})
  void numbers_are_read_and_counted_as_they_were_given_however_great(int limit) {
    // GIVEN 300 documents, of which all of some 64 and every third of the others are asked for
    int[] values = IntStream.range(0, 300).map(doc -> (limit - 1 + doc * 7) % limit).toArray();
    FixedBitSet asked = new FixedBitSet(values.length);
    IntStream.range(0, values.length)
        .filter(doc -> (doc >= 64 && doc < 128) || doc % 3 == 0)
        .forEach(asked::set);
    int[] expected = new int[limit];
    IntStream.range(0, values.length).filter(asked::get).forEach(doc -> expected[values[doc]]++);
    // WHEN
    Numbers numbers = Numbers.zeros(values.length, limit);
    for (int doc = 0; doc < values.length; doc++) {
      numbers.set(doc, values[doc]);
    }
    int[] counts = new int[limit];
    numbers.count(asked, counts);
    FixedBitSet others = asked.clone();
    numbers.clear(values[3], others);
    // THEN
    then(IntStream.range(0, values.length).map(numbers::of).toArray()).isEqualTo(values);
    then(counts).isEqualTo(expected);
    for (int doc = 0; doc < values.length; doc++) {
      then(others.get(doc)).isEqualTo(asked.get(doc) && values[doc] != values[3]);
    }
  }
}

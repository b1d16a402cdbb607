package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.stream.IntStream;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class TermFilterTest {
  private static final int TERMS = 100_000;

  @Test
  void what_was_added_may_be_there_and_of_the_rest_one_in_a_hundred() {
    // GIVEN
    TermFilter filter = new TermFilter(TERMS);
    // WHEN
    long fresh = IntStream.range(0, TERMS).parallel().filter(i -> filter.add(place(i))).count();
    // THEN
    then(fresh).isBetween(TERMS * 99L / 100, (long) TERMS);
    then(IntStream.range(0, TERMS)).allMatch(i -> filter.mayHave(place(i)));
    then(IntStream.range(TERMS, 2 * TERMS).filter(i -> filter.mayHave(place(i))).count())
        .isPositive()
        .isLessThan(TERMS * 3L / 200);
  }

  @Test
  void a_filter_of_hardly_any_terms_works_as_well() {
    TermFilter filter = new TermFilter(0);
    then(filter.mayHave(place(1))).isFalse();
    then(filter.add(place(1))).isTrue();
    then(filter.add(place(1))).isFalse();
    then(filter.mayHave(place(1))).isTrue();
  }

  private static TermFilter.Place place(int number) {
    return TermFilter.Place.of(new BytesRef("o-" + number));
  }
}

package skysift.model;

import static org.assertj.core.api.BDDAssertions.then;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeTextTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "17, 17 B",
    "999.7, 1 kB",
    "1234, 1.23 kB",
    "99960, 100 kB",
    "168000000, 168 MB",
    "5e9, 5 GB",
    "5.04e9, 5.04 GB",
    "1e13, 10 TB",
    "2e15, 2000 TB"
  })
  void sizes_have_three_digits_and_the_unit_that_suits(double bytes, String text) {
    then(SizeText.of(bytes)).isEqualTo(text);
  }

  @Test
  void what_is_just_below_a_unit_does_not_have_four_digits() {
    then(SizeText.of(999_600)).isEqualTo("1 MB");
  }
}

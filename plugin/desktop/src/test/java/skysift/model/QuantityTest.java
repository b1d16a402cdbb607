package skysift.model;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import com.google.common.collect.Range;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skysift.search.Limits;

class QuantityTest {
  @Test
  void ranges_are_typed_in_the_ways_that_people_write_them() {
    for (String text :
        List.of(
            "100–1000 s",
            "100/1000",
            "100 - 1000s",
            "100 s .. 1000 s",
            "100s-1000s",
            "1e2-1e3 s",
            "100 to 1000")) {
      then(Quantity.EXPOSURE.read(text)).as(text).containsExactly(Range.closed(100.0, 1000.0));
    }
    then(Quantity.EXPOSURE.read("> 2 h")).containsExactly(Range.atLeast(7200.0));
    then(Quantity.RESOLUTION.read("<=50mas, ≥ 10 arcsec"))
        .containsExactly(Range.atMost(0.05), Range.atLeast(10.0));
    then(Quantity.SIZE.read("at most 5 GB")).containsExactly(Range.atMost(5e6));
    then(Quantity.RESOLVING_POWER.read("> 1e-3")).containsExactly(Range.atLeast(1e-3));
    then(Quantity.FIELD.read("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "EXPOSURE, 100, is one value",
    "EXPOSURE, > ten, ten",
    "EXPOSURE, > 5 kg, kg",
    "EXPOSURE, 10–5 s, ends before it begins",
    "RESOLVING_POWER, > 5 s, unknown unit s",
  })
  void what_is_no_range_is_refused_and_why(Quantity quantity, String text, String why) {
    thenThrownBy(() -> quantity.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource({
    "EXPOSURE, ≥ 100 s",
    "EXPOSURE, 0.5–12000 s",
    "RESOLUTION, ≤ 50 mas",
    "RESOLUTION, 0.4–1.2 arcsec",
    "RESOLVING_POWER, ≥ 20000",
    "FIELD, ≤ 10 arcmin",
    "FIELD, 0.5–5 deg",
    "SIZE, ≤ 500 MB",
    "SIZE, 1.5–5 GB",
    "SIZE, ≤ 12 kB"
  })
  void what_is_written_can_be_read_again(Quantity quantity, String text) {
    then(quantity.text(Limits.overlapping(quantity.read(text)))).isEqualTo(text);
  }
}

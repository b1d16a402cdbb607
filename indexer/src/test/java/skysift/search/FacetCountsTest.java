package skysift.search;

import static org.assertj.core.api.BDDAssertions.then;

import com.google.common.collect.ImmutableList;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FacetCountsTest {
  private static final Map<String, String> BROADER =
      Map.of("VLT UT1", "VLT", "VLT UT2", "VLT", "K2", "Kepler");

  @Test
  void narrower_values_stand_below_their_broader_one() {
    // GIVEN
    FacetCounts flat = counts("VLT UT2", "HST", "VLT", "K2", "VLT UT1");
    // WHEN
    FacetCounts known = flat.under((facet, value) -> Optional.ofNullable(BROADER.get(value)));
    // THEN: the broader value of K2 is not there
    then(known.nested().stream().map(n -> n.depth() + " " + n.count().value()))
        .containsExactly("0 HST", "0 VLT", "1 VLT UT2", "1 VLT UT1", "0 K2");
    then(known.broader()).containsOnly(Map.entry("VLT UT2", "VLT"), Map.entry("VLT UT1", "VLT"));
  }

  @Test
  void without_a_hierarchy_values_stay_in_their_order() {
    then(counts("b", "a").nested().stream().map(n -> n.count().value())).containsExactly("b", "a");
  }

  private static FacetCounts counts(String... values) {
    ImmutableList.Builder<Count> top = ImmutableList.builder();
    for (int i = 0; i < values.length; i++) {
      top.add(new Count(values[i], values.length - i));
    }
    return new FacetCounts(Facet.FACILITY, top.build(), values.length);
  }
}

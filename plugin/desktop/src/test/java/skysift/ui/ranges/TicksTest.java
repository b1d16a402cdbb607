package skysift.ui.ranges;

import static org.assertj.core.api.BDDAssertions.then;

import org.junit.jupiter.api.Test;
import skysift.search.Axis;

class TicksTest {
  @Test
  void bands_are_named_from_short_waves_to_long_and_meet_each_other() {
    // WHEN
    var ticks = Ticks.of(new Scale(Axis.WAVELENGTH, 1e-15, 1e1, 0, 800), 60);
    // THEN
    then(ticks)
        .extracting(Ticks.Tick::text)
        .containsExactly("gamma", "X-ray", "EUV", "UV", "opt", "IR", "mm", "radio");
    then(ticks).extracting(Ticks.Tick::value).isSorted();
    for (int i = 1; i < ticks.size(); i++) {
      then(ticks.get(i).edges().getFirst()).isEqualTo(ticks.get(i - 1).edges().getLast());
    }
  }
}

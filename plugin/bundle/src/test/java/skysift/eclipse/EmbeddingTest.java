package skysift.eclipse;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmbeddingTest {
  private static final Map<String, String> WAYLAND = Map.of("WAYLAND_DISPLAY", "wayland-0");

  @Test
  void swt_on_wayland_cannot_show_swing_and_on_x11_it_can() {
    then(Embedding.possible("Linux", WAYLAND, Optional.of(false))).isFalse();
    then(Embedding.possible("Linux", WAYLAND, Optional.of(true))).isTrue();
  }

  @Test
  void where_swt_does_not_say_the_environment_does() {
    // GIVEN
    Map<String, String> forced = Map.of("WAYLAND_DISPLAY", "wayland-0", "GDK_BACKEND", "x11");
    // WHEN THEN
    then(Embedding.possible("Linux", WAYLAND, Optional.empty())).isFalse();
    then(Embedding.possible("Linux", forced, Optional.empty())).isTrue();
    then(Embedding.possible("Linux", Map.of("DISPLAY", ":0"), Optional.empty())).isTrue();
  }

  @Test
  void other_systems_have_no_wayland() {
    then(Embedding.possible("Mac OS X", Map.of(), Optional.empty())).isTrue();
    then(Embedding.possible("Windows 11", WAYLAND, Optional.empty())).isTrue();
  }
}

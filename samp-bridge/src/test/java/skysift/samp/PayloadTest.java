package skysift.samp;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.astrogrid.samp.SampUtils;
import org.junit.jupiter.api.Test;

class PayloadTest {

  private static final URI URL = URI.create("http://x.org/a");

  @Test
  void every_payload_becomes_a_message_that_a_hub_accepts() {
    // GIVEN
    var strange = "\u0000\u00fc\ud83d\ude80\u2028\t%s<&>\"".repeat(20);
    Map<String, String> meta = new HashMap<>();
    meta.put("Target.Name", strange);
    meta.put("ssa:Access.Format", null);
    var uri = URI.create("http://x.org/\u00fc?q=\u661f#\u00e9");
    List<Payload> payloads =
        List.of(
            new Payload.Table(uri, strange, strange),
            new Payload.FitsImage(uri, null, null),
            new Payload.Spectrum(uri, strange, strange, meta),
            new Payload.Coverage(uri, strange, ""),
            new Payload.SkyPoint(359.9999999, -1e-9),
            new Payload.RowHighlight(strange, null, 9_999_999_999L),
            new Payload.RowSelection(null, uri, List.of(0L, 7L)),
            new Payload.RowSelection("t", uri, List.of()));
    for (Payload payload : payloads) {
      // WHEN
      var message = Messages.of(payload);
      // THEN
      message.check();
      SampUtils.checkMap(message);
      then(message.getMType()).isEqualTo(MTypes.of(payload));
    }
  }

  @Test
  void a_spectrum_says_where_it_is_and_what_it_is_called() {
    // GIVEN
    var spectrum = new Payload.Spectrum(URL, "s1", "M 31", Map.of("Access.Format", "text/csv"));
    // WHEN
    var meta = Messages.of(spectrum).getParam("meta");
    // THEN
    then(meta)
        .isEqualTo(
            Map.of(
                "Access.Format", "text/csv",
                "Access.Reference", "http://x.org/a",
                "Dataset.Title", "M 31"));
  }

  @Test
  void rows_and_positions_travel_as_text() {
    // WHEN
    var highlight = params(new Payload.RowHighlight("t", null, 12));
    var selection = params(new Payload.RowSelection("t", null, List.of(1L, 22L)));
    var point = params(new Payload.SkyPoint(10.5, -0.25));
    // THEN
    then(highlight).isEqualTo(Map.of("table-id", "t", "row", "12"));
    then(selection).isEqualTo(Map.of("table-id", "t", "row-list", List.of("1", "22")));
    then(point).isEqualTo(Map.of("ra", "10.5", "dec", "-0.25"));
  }

  @Test
  void files_are_named_in_the_form_that_all_read() {
    // GIVEN
    var file = Path.of("/data/my caf\u00e9/a%b.vot").toUri();
    // WHEN
    String url = SafeText.url(URI.create("file:" + file.getRawPath()));
    // THEN
    then(url).isEqualTo("file:///data/my%20caf%C3%A9/a%25b.vot");
    then(SafeText.url(URI.create("file://localhost/a"))).isEqualTo("file://localhost/a");
  }

  @Test
  void labels_are_short_and_plain() {
    then(SafeText.label("  Se\u00f1or \u00c5ngstr\u00f6m\n\u2212 \u03b1 "))
        .isEqualTo("Senor Angstrom ? ?");
    then(SafeText.label("x".repeat(100))).hasSize(60);
    then(SafeText.label(" \t")).isNull();
    then(SafeText.label(null)).isNull();
  }

  @Test
  void foreign_words_cannot_steer_a_terminal() {
    then(SafeText.shown("bad\u001b[2J \u202eurl\r\n na\u00efve"))
        .isEqualTo("bad[2J url na\u00efve");
    then(SafeText.shown("x".repeat(5000))).hasSizeLessThan(700);
  }

  @Test
  void what_nobody_could_fetch_is_no_payload() {
    for (String bad : List.of("javascript:alert(1)", "jar:file:/a!/b", "a.fits", "mailto:x@y")) {
      thenThrownBy(() -> new Payload.Table(URI.create(bad), "t", "t"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(bad);
    }
    thenThrownBy(() -> new Payload.SkyPoint(Double.NaN, 0))
        .isInstanceOf(IllegalArgumentException.class);
    thenThrownBy(() -> new Payload.SkyPoint(0, 95)).isInstanceOf(IllegalArgumentException.class);
    thenThrownBy(() -> new Payload.RowHighlight(null, null, 0))
        .isInstanceOf(IllegalArgumentException.class);
    thenThrownBy(() -> new Payload.RowSelection("t", null, List.of(-1L)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void wildcards_count_as_their_last_atom_only() {
    // GIVEN
    var peer = peer("table.load.*", "coord.pointAt.sky");
    // THEN
    then(peer.takes("table.load.votable")).isTrue();
    then(peer.takes("table.load")).isFalse();
    then(peer.takes("table.loads.votable")).isFalse();
    then(peer.takes(new Payload.SkyPoint(1, 2))).isTrue();
    then(peer.takes(new Payload.Coverage(URL, null, null))).isFalse();
    then(peer("*").takes("any.thing")).isTrue();
  }

  private static Object params(Payload payload) {
    return Messages.of(payload).getParams();
  }

  private static Peer peer(String... mtypes) {
    return new Peer("c1", "x", "", Set.of(mtypes), Optional.empty(), false);
  }
}

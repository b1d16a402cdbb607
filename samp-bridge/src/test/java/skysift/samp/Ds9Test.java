package skysift.samp;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.samp.Delivery.Outcome.CONFIRMED;
import static skysift.samp.Delivery.Outcome.FAILED;
import static skysift.samp.Delivery.Outcome.SENT_NOT_CONFIRMED;
import static skysift.samp.RecordingPeer.ok;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a peer that behaves as SAOImage DS9 8.4.1 was seen to. */
@Timeout(60)
class Ds9Test {

  private MemoryHub hub;
  private SampClient client;
  private Display ds9;

  @BeforeEach
  void start() throws IOException {
    hub = MemoryHub.start();
    ds9 = new Display();
    hub.recordingPeer(
            "SAOImageDS9",
            "image.load.fits",
            "table.load.votable",
            "coord.pointAt.sky",
            "ds9.get",
            "ds9.set")
        .answers(ds9::answer);
    client = hub.client("Skysift");
    client.connect();
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void an_image_that_it_shows_is_confirmed() throws IOException {
    // WHEN
    var delivery = send(image("http://x.org/a.fits"));
    // THEN
    then(delivery.outcome()).isEqualTo(CONFIRMED);
    then(delivery.detail()).isEqualTo("shows an image of 40 x 32 pixels");
  }

  @Test
  void its_ok_to_an_image_that_it_does_not_show_is_a_failure() throws IOException {
    // GIVEN
    then(send(image("http://x.org/a.fits")).outcome()).isEqualTo(CONFIRMED);
    // WHEN it keeps that, and leaves an empty frame for the one it could not read
    var delivery = send(image("http://x.org/bad.fits"));
    // THEN
    then(delivery.outcome()).isEqualTo(FAILED);
    then(delivery.detail()).isEqualTo("DS9 said ok but shows no image");
    // WHEN
    var next = send(image("http://x.org/b.fits"));
    // THEN
    then(next.outcome()).as("the next fills the empty frame").isEqualTo(CONFIRMED);
  }

  @Test
  void of_a_file_of_several_images_it_is_told_which_it_shows() throws IOException {
    // WHEN
    var delivery = send(image("file:///data/mef.fits"));
    // THEN
    then(delivery.detail()).isEqualTo("shows extension SCI of 40 x 32 pixels");
  }

  @Test
  void the_same_image_again_is_a_new_frame() throws IOException {
    // GIVEN
    send(image("file:///data/a.fits"));
    // WHEN
    var again = send(image("file:///data/a.fits"));
    // THEN
    then(again.outcome()).isEqualTo(CONFIRMED);
    then(ds9.frames).hasSize(2);
  }

  @Test
  void an_ok_after_which_nothing_changed_confirms_nothing() throws IOException {
    // GIVEN
    send(image("http://x.org/a.fits"));
    // WHEN
    var delivery = send(image("http://x.org/ignored.fits"));
    // THEN
    then(delivery.outcome()).isEqualTo(SENT_NOT_CONFIRMED);
    then(delivery.detail()).contains("what it showed before");
  }

  @Test
  void a_display_that_does_not_say_what_it_shows_confirms_nothing() throws IOException {
    // GIVEN
    ds9.tells = false;
    // WHEN
    var delivery = send(image("http://x.org/a.fits"));
    // THEN
    then(delivery.outcome()).isEqualTo(SENT_NOT_CONFIRMED);
  }

  @Test
  void it_gets_the_path_of_a_file_as_it_is() throws IOException {
    // WHEN
    send(image("file:///my%20data/a%25.fits"));
    send(image("http://x.org/a%20b.fits"));
    send(image("file:///caf%C3%A9/a.fits"));
    // THEN
    then(ds9.frames)
        .containsExactly(
            "file:///my data/a%.fits", "http://x.org/a%20b.fits", "file:///caf%C3%A9/a.fits");
  }

  @Test
  void its_ok_to_a_table_confirms_nothing() throws IOException {
    // WHEN
    var delivery = send(new Payload.Table(URI.create("http://x.org/t.vot"), "t", "t"));
    // THEN
    then(delivery.outcome()).isEqualTo(SENT_NOT_CONFIRMED);
  }

  @Test
  void a_position_is_confirmed_when_the_view_is_there() throws IOException {
    // GIVEN
    ds9.centre = "359.9999999 -20.5000000";
    // WHEN
    var there = send(new Payload.SkyPoint(0.0, -20.5));
    var elsewhere = send(new Payload.SkyPoint(0.1, -20.5));
    ds9.centre = "0 0";
    var nowhere = send(new Payload.SkyPoint(0.1, -20.5));
    ds9.centre = "";
    var silent = send(new Payload.SkyPoint(0.1, -20.5));
    // THEN
    then(there.outcome()).isEqualTo(CONFIRMED);
    then(List.of(elsewhere, nowhere, silent))
        .extracting(Delivery::outcome)
        .containsOnly(SENT_NOT_CONFIRMED);
  }

  @Test
  void images_sent_at_once_are_not_mixed_up() throws Exception {
    // GIVEN
    var peer = client.peers().getFirst();
    List<Future<Delivery>> sent = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      // WHEN every second one cannot be read
      for (int i = 0; i < 6; i++) {
        var image = image("http://x.org/" + (i % 2 == 0 ? "good" : "bad") + i + ".fits");
        sent.add(threads.submit(() -> client.send(peer, image)));
      }
    }
    // THEN
    for (int i = 0; i < 6; i++) {
      then(sent.get(i).get().outcome()).isEqualTo(i % 2 == 0 ? CONFIRMED : FAILED);
    }
  }

  @Test
  void who_takes_everything_is_not_taken_for_ds9() throws IOException {
    // GIVEN
    hub.recordingPeer("snooper", "*");
    var snooper = client.peers().stream().filter(p -> p.name().equals("snooper")).findFirst().get();
    // WHEN
    var delivery = client.send(snooper, image("http://x.org/a.fits"));
    // THEN
    then(delivery.outcome()).isEqualTo(CONFIRMED);
  }

  private Delivery send(Payload payload) throws IOException {
    return client.send(client.peers().getFirst(), payload);
  }

  private static Payload.FitsImage image(String url) {
    return new Payload.FitsImage(URI.create(url), null, "a");
  }

  /** Frames with the address of the image in each, empty for none; the last is the current one. */
  private static final class Display {
    final List<String> frames = new ArrayList<>(List.of(""));
    boolean tells = true;
    String centre = "0 0";

    synchronized List<Map<String, Object>> answer(RecordingPeer.Received message) {
      return switch (message.mtype()) {
        case "image.load.fits" -> {
          load((String) message.params().get("url"));
          yield List.of(ok());
        }
        case "ds9.get" -> tells ? List.of(value((String) message.params().get("cmd"))) : List.of();
        default -> List.of(ok());
      };
    }

    private void load(String url) {
      if (url.contains("ignored")) {
        return;
      }
      if (!frames.getLast().isEmpty()) {
        frames.add("");
      }
      if (!url.contains("bad")) {
        frames.set(frames.size() - 1, url.contains("mef") ? url + "[SCI]" : url);
      }
    }

    private Map<String, Object> value(String command) {
      String value =
          switch (command) {
            case "frame" -> String.valueOf(frames.size());
            case "file" -> frames.getLast();
            case "fits size" -> frames.getLast().isEmpty() ? "0 0" : "40 32";
            case "pan wcs fk5 degrees" -> centre;
            default -> throw new IllegalStateException(command);
          };
      return value.isEmpty() ? ok() : ok(Map.of("value", value));
    }
  }
}

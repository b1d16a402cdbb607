package skysift.samp;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.samp.Delivery.Outcome.CONFIRMED;
import static skysift.samp.Delivery.Outcome.FAILED;
import static skysift.samp.Delivery.Outcome.SENT_NOT_CONFIRMED;
import static skysift.samp.RecordingPeer.ok;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a peer that behaves as Aladin Desktop 12.001 was seen to. */
@Timeout(60)
class AladinTest {

  private static final String PRIME =
      """
      PlaneID prime
      PlaneNb 1
      Type    Image
      Status  hidden
      Url     file:/data/prime.fits
      Width   48
      Height  48
      PixelRes 1.8"Opacity 0
      """;
  private static final String LOADING =
      """
      PlaneID "My image"
      PlaneNb 2
      Type    Image
      Status  hidden selected
      Url     file:/my data/a.fits
      Width   0
      Height  0
      Opacity 100
      """;
  private static final String LOADED =
      """
      PlaneID "My image"
      PlaneNb 2
      Type    Image
      Status  shown selected
      Url     file:/my data/a.fits
      Target  10:01:12.00000 +02:18:00.0000
      Width   44
      Height  36
      PixelRes 1.8"
      """;
  private static final String CATALOGUE =
      """
      PlaneID "My table"
      PlaneNb 3
      Type    Catalog
      Status  shown selected
      NbObj   2
      Shape   oval
      """;
  private static final Payload.FitsImage IMAGE =
      new Payload.FitsImage(URI.create("file:///my%20data/a.fits"), null, "My image");

  private MemoryHub hub;
  private SampClient client;
  private RecordingPeer aladin;
  private final AtomicInteger asked = new AtomicInteger();

  @BeforeEach
  void start() throws IOException {
    hub = MemoryHub.start();
    aladin =
        hub.recordingPeer("Aladin", "image.load.fits", "table.load.votable", "script.aladin.send");
    client = hub.client("Skysift");
    client.connect();
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void an_image_in_its_stack_is_confirmed_though_it_never_answers() throws IOException {
    // GIVEN
    stack(n -> n == 1 ? PRIME : LOADED + PRIME);
    // WHEN
    var delivery = send(IMAGE);
    // THEN
    then(delivery.outcome()).isEqualTo(CONFIRMED);
    then(delivery.detail()).isEqualTo("no answer, but its stack shows My image");
  }

  @Test
  void an_image_is_waited_for_while_it_loads() throws IOException {
    // GIVEN
    stack(n -> n == 1 ? "" : n < 5 ? LOADING + PRIME : LOADED + PRIME);
    // WHEN
    var delivery = sendWith(Duration.ofMillis(100), IMAGE);
    // THEN
    then(delivery.outcome()).isEqualTo(CONFIRMED);
  }

  @Test
  void an_image_of_that_name_that_was_there_before_is_not_taken_for_the_new_one()
      throws IOException {
    // GIVEN
    stack(n -> LOADED + PRIME);
    // WHEN
    var delivery = sendWith(Duration.ofMillis(400), IMAGE);
    // THEN
    then(delivery.outcome()).isEqualTo(SENT_NOT_CONFIRMED);
    then(delivery.detail()).isEqualTo("no answer within 0.400 s");
  }

  @Test
  void of_a_file_of_several_images_it_is_told_which_it_shows() throws IOException {
    // GIVEN
    String sci = LOADED.replace("My image", "My image - SCI");
    String wht = LOADED.replace("My image", "My image - WHT");
    stack(n -> n == 1 ? PRIME : wht + sci + PRIME);
    // WHEN
    var delivery = send(IMAGE);
    // THEN
    then(delivery.detail()).endsWith("its stack shows My image - SCI, My image - WHT");
  }

  @Test
  void a_coverage_map_goes_by_script_and_is_looked_for_in_the_stack() throws IOException {
    // GIVEN
    stack(n -> n == 1 ? PRIME : "PlaneID Cover_of_M_51\nType    SMOC\nOrder   6\n" + PRIME);
    var map =
        new Payload.Coverage(
            URI.create("file:///my%20maps/a(1);quit,'x.fits"), null, "Cover; of M 51\"");
    // WHEN
    var delivery = send(map);
    // THEN
    then(aladin.received().get(1).params().get("script"))
        .isEqualTo("Cover_of_M_51_ = get File(file:///my%20maps/a%281%29%3Bquit%2C%27x.fits)");
    then(delivery.mtype()).isEqualTo("script.aladin.send");
    then(delivery.outcome()).isEqualTo(SENT_NOT_CONFIRMED);
    // WHEN its stack has the plane
    var again = send(new Payload.Coverage(map.url(), null, "Cover of M 51"));
    // THEN
    then(again.outcome()).as("it was there before").isEqualTo(SENT_NOT_CONFIRMED);
    asked.set(0);
    then(send(new Payload.Coverage(map.url(), null, "Cover of M 51")).detail())
        .isEqualTo("its stack shows Cover_of_M_51");
  }

  @Test
  void a_second_image_of_that_name_is_known_by_its_number() throws IOException {
    // GIVEN
    stack(n -> n == 1 ? LOADED : LOADED.replace("My image", "My image~1") + LOADED);
    // WHEN
    var delivery = send(IMAGE);
    // THEN
    then(delivery.detail()).isEqualTo("no answer, but its stack shows My image~1");
  }

  @Test
  void an_image_sent_without_a_name_is_known_by_its_address() throws IOException {
    // GIVEN
    stack(n -> n == 1 ? PRIME : LOADED.replace("\"My image\"", "Im1") + PRIME);
    // WHEN
    var delivery = send(new Payload.FitsImage(IMAGE.url(), null, null));
    // THEN
    then(delivery.detail()).isEqualTo("no answer, but its stack shows Im1");
  }

  @Test
  void a_table_that_is_never_answered_is_confirmed_by_its_objects() throws IOException {
    // GIVEN
    stack(n -> n == 1 ? PRIME : CATALOGUE + PRIME);
    // WHEN
    var delivery = send(new Payload.Table(URI.create("http://x.org/t.vot"), "t1", "My table"));
    // THEN
    then(delivery.outcome()).isEqualTo(CONFIRMED);
  }

  @Test
  void its_answers_are_taken_at_their_word() throws IOException {
    // GIVEN
    aladin.answers(message -> List.of(ok(Map.of("script.result", PRIME))));
    // WHEN
    var good = send(IMAGE);
    aladin.answers(
        message ->
            message.mtype().equals("image.load.fits")
                ? List.of(RecordingPeer.error("Could not load image !", ""))
                : List.of(ok(Map.of("script.result", PRIME))));
    var bad = send(IMAGE);
    // THEN
    then(good.outcome()).isEqualTo(CONFIRMED);
    then(bad.outcome()).isEqualTo(FAILED);
    then(bad.detail()).isEqualTo("Could not load image !");
  }

  @Test
  void when_it_does_not_even_tell_its_stack_we_do_not_wait_long() throws IOException {
    // GIVEN
    aladin.answersNothing();
    // WHEN
    var delivery = sendWith(Duration.ofMillis(300), IMAGE);
    // THEN
    then(delivery.outcome()).isEqualTo(SENT_NOT_CONFIRMED);
    then(delivery.detail()).isEqualTo("no answer within 0.300 s");
  }

  @Test
  void it_is_asked_nothing_but_for_its_stack() throws IOException {
    // GIVEN
    stack(n -> n == 1 ? PRIME : LOADED + PRIME);
    // WHEN
    send(IMAGE);
    // THEN
    then(aladin.received())
        .filteredOn(m -> m.mtype().equals("script.aladin.send"))
        .extracting(RecordingPeer.Received::params)
        .containsOnly(Map.of("script", "status stack"));
  }

  /** It answers nothing but what its stack is, which may depend on how often it was asked. */
  private void stack(Function<Integer, String> stack) {
    aladin.answers(
        message ->
            message.mtype().equals("script.aladin.send")
                ? List.of(ok(Map.of("script.result", stack.apply(asked.incrementAndGet()))))
                : List.of());
  }

  private Delivery send(Payload payload) throws IOException {
    return client.send(client.peers().getFirst(), payload);
  }

  private Delivery sendWith(Duration mute, Payload payload) throws IOException {
    Limits q = MemoryHub.QUICK;
    var other =
        hub.client(
            "other",
            new Limits(
                q.load(),
                q.image(),
                mute,
                q.quick(),
                Duration.ofMillis(700),
                q.settle(),
                q.poll(),
                q.watch(),
                q.pulse(),
                q.wire()));
    other.connect();
    return other.send(client.peersThatTake(payload).getFirst(), payload);
  }
}

package skysift.samp;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static skysift.samp.Delivery.Outcome.CONFIRMED;
import static skysift.samp.Delivery.Outcome.FAILED;
import static skysift.samp.Delivery.Outcome.REFUSED;
import static skysift.samp.Delivery.Outcome.SENT_NOT_CONFIRMED;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SampClientTest {

  private static final String TABLE = "table.load.votable";
  private static final Payload.Table STARS =
      new Payload.Table(URI.create("file:///data/stars.vot"), "stars-1", "Stars");

  private MemoryHub hub;
  private SampClient client;

  @BeforeEach
  void connectToAHub() throws IOException {
    hub = MemoryHub.start();
    client = hub.client("Skysift");
    client.connect();
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void peers_are_listed_without_ourselves_and_the_hub() throws IOException {
    // GIVEN
    hub.recordingPeer("topcat", TABLE);
    hub.recordingPeer("Aladin", "image.load.*");
    // WHEN
    var peers = client.peers();
    // THEN
    then(peers).extracting(Peer::name).containsExactly("Aladin", "topcat");
  }

  @Test
  void those_that_take_something_are_found_by_what_they_subscribe_to() throws IOException {
    // GIVEN
    hub.recordingPeer("topcat", TABLE);
    hub.recordingPeer("any table", "table.load.*");
    hub.recordingPeer("everything", "*");
    hub.recordingPeer("images", "image.load.fits");
    // WHEN
    var peers = client.peersThatTake(STARS);
    // THEN
    then(peers).extracting(Peer::name).containsExactly("any table", "everything", "topcat");
  }

  @Test
  void a_table_that_the_peer_says_it_has_is_confirmed() throws Exception {
    // GIVEN
    var topcat = hub.recordingPeer("topcat", TABLE);
    // WHEN
    var delivery = client.send(only("topcat"), STARS);
    // THEN
    then(delivery)
        .isEqualTo(new Delivery(delivery.time(), "topcat", topcat.id(), TABLE, CONFIRMED, ""));
    then(topcat.next().params())
        .isEqualTo(Map.of("url", "file:///data/stars.vot", "table-id", "stars-1", "name", "Stars"));
  }

  @Test
  void texts_of_any_language_arrive_as_ascii() throws Exception {
    // GIVEN
    var topcat = hub.recordingPeer("topcat", TABLE);
    var table =
        new Payload.Table(
            URI.create("http://x.org/h%C3%A9/\u00e9t\u00e9 \u661f".replace(" ", "%20")),
            "t\u00e4ble",
            "\u00c9toiles \u661f\n" + "x".repeat(80));
    // WHEN
    var delivery = client.send(only("topcat"), table);
    // THEN
    then(delivery.outcome()).isEqualTo(CONFIRMED);
    var params = topcat.next().params();
    then(params.get("url")).isEqualTo("http://x.org/h%C3%A9/%C3%A9t%C3%A9%20%E6%98%9F");
    then(params.get("table-id")).isEqualTo("table");
    then(params.get("name")).isEqualTo("Etoiles ? " + "x".repeat(50));
  }

  @Test
  void what_a_peer_does_not_subscribe_to_is_refused() throws IOException {
    // GIVEN
    var topcat = hub.recordingPeer("topcat", TABLE);
    var image = new Payload.FitsImage(URI.create("http://x.org/a.fits"), null, "a");
    // WHEN
    var delivery = client.send(only("topcat"), image);
    // THEN
    then(delivery.outcome()).isEqualTo(REFUSED);
    then(delivery.detail()).contains("topcat", "image.load.fits");
    then(topcat.received()).isEmpty();
  }

  @Test
  void the_hub_refuses_when_a_peer_has_changed_its_mind() throws IOException {
    // GIVEN
    var topcat = hub.recordingPeer("topcat", TABLE);
    var peer = only("topcat");
    topcat.subscribe("image.load.fits");
    // WHEN
    var delivery = client.send(peer, STARS);
    // THEN
    then(delivery.outcome()).isEqualTo(REFUSED);
    then(delivery.detail()).startsWith("Client").endsWith("is not subscribed to " + TABLE);
  }

  @Test
  void an_error_is_a_failure_in_the_peers_own_words() throws IOException {
    // GIVEN
    hub.recordingPeer("topcat", TABLE)
        .answers(RecordingPeer.error("No such file", "FileNotFoundException: it is\n gone"));
    // WHEN
    var delivery = client.send(only("topcat"), STARS);
    // THEN
    then(delivery.outcome()).isEqualTo(FAILED);
    then(delivery.detail()).isEqualTo("No such file (FileNotFoundException: it is gone)");
  }

  @Test
  void a_warning_is_not_a_confirmation() throws IOException {
    // GIVEN
    hub.recordingPeer("topcat", "coord.pointAt.sky")
        .answers(RecordingPeer.warning("coordinate pair not used"));
    // WHEN
    var delivery = client.send(only("topcat"), new Payload.SkyPoint(10.5, -20));
    // THEN
    then(delivery.outcome()).isEqualTo(SENT_NOT_CONFIRMED);
    then(delivery.detail()).isEqualTo("coordinate pair not used");
  }

  @Test
  void a_peer_that_never_answers_does_not_hold_us() throws IOException {
    // GIVEN
    hub.recordingPeer("mute", TABLE).answersNothing();
    var hasty = hub.client("hasty", loadWithin(Duration.ofMillis(300)));
    hasty.connect();
    // WHEN
    var delivery = hasty.send(only("mute"), STARS);
    // THEN
    then(delivery.outcome()).isEqualTo(SENT_NOT_CONFIRMED);
    then(delivery.detail()).isEqualTo("no answer within 0.300 s");
  }

  @Test
  void a_second_answer_is_not_taken_for_that_of_the_next_message() throws IOException {
    // GIVEN
    hub.recordingPeer("twice", TABLE)
        .answers(
            message -> {
              Object id = message.params().get("table-id");
              return List.of(
                  RecordingPeer.error("one of " + id, ""), RecordingPeer.error("two of " + id, ""));
            });
    var twice = only("twice");
    for (int i = 0; i < 5; i++) {
      // WHEN
      var delivery = client.send(twice, new Payload.Table(STARS.url(), "t" + i, null));
      // THEN
      then(delivery.detail()).endsWith(" of t" + i);
    }
  }

  @Test
  void a_peer_that_leaves_in_the_middle_has_not_confirmed() throws IOException {
    // GIVEN
    var brief = hub.recordingPeer("brief", TABLE);
    brief.answers(
        message -> {
          brief.leave();
          return List.of();
        });
    // WHEN
    var delivery = client.send(only("brief"), STARS);
    // THEN
    then(delivery.outcome()).isEqualTo(SENT_NOT_CONFIRMED);
    then(delivery.detail()).isEqualTo("it left the hub before it answered");
  }

  @Test
  void a_peer_whose_process_is_dead_cannot_be_reached() throws IOException {
    // GIVEN
    var dead = hub.recordingPeer("dead", TABLE);
    var peer = only("dead");
    dead.die();
    // WHEN
    var delivery = client.send(peer, STARS);
    // THEN
    then(delivery.outcome()).isEqualTo(FAILED);
    then(delivery.detail()).isNotBlank();
  }

  @Test
  void a_peer_that_has_left_is_not_sent_to() throws IOException {
    // GIVEN
    var gone = hub.recordingPeer("gone", TABLE);
    var peer = only("gone");
    gone.leave();
    // WHEN
    var delivery = client.send(peer, STARS);
    // THEN
    then(delivery.outcome()).isEqualTo(FAILED);
    then(delivery.detail()).contains("no longer registered");
  }

  @Test
  void two_peers_of_one_name_are_told_apart() throws Exception {
    // GIVEN
    var one = hub.recordingPeer("topcat", TABLE);
    var other = hub.recordingPeer("topcat", TABLE);
    String wanted = other.id();
    var peer = client.peers().stream().filter(p -> p.id().equals(wanted)).findFirst().get();
    // WHEN
    var delivery = client.send(peer, STARS);
    // THEN
    then(delivery.peerId()).isEqualTo(wanted);
    then(other.received()).hasSize(1);
    then(one.received()).isEmpty();
  }

  @Test
  void several_are_sent_to_side_by_side_and_told_of_in_order() throws IOException {
    // GIVEN three that answer only when all three have the message
    var all = new CountDownLatch(3);
    for (String name : List.of("c", "a", "b")) {
      hub.recordingPeer(name, TABLE)
          .answers(
              message -> {
                all.countDown();
                return List.of(arrived(all) ? RecordingPeer.ok() : RecordingPeer.error("!", "!"));
              });
    }
    hub.recordingPeer("d", "image.load.fits");
    // WHEN
    var deliveries = client.send(client.peers().reversed(), STARS);
    // THEN
    then(deliveries).extracting(Delivery::peer).containsExactly("d", "c", "b", "a");
    then(deliveries)
        .extracting(Delivery::outcome)
        .containsExactly(REFUSED, CONFIRMED, CONFIRMED, CONFIRMED);
  }

  @Test
  void many_threads_may_send_at_once() throws Exception {
    // GIVEN
    var topcat = hub.recordingPeer("topcat", TABLE);
    topcat.answers(m -> List.of(RecordingPeer.error("for " + m.params().get("table-id"), "")));
    var peer = only("topcat");
    // WHEN
    List<Future<Delivery>> sent = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 60; i++) {
        var table = new Payload.Table(STARS.url(), "t" + i, null);
        sent.add(threads.submit(() -> client.send(peer, table)));
      }
    }
    // THEN each got its own answer
    for (int i = 0; i < 60; i++) {
      then(sent.get(i).get().detail()).isEqualTo("for t" + i);
    }
    then(topcat.received()).hasSize(60);
  }

  @Test
  void who_is_interrupted_stops_waiting() throws Exception {
    // GIVEN
    var mute = hub.recordingPeer("mute", TABLE);
    mute.answersNothing();
    var peer = only("mute");
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      var delivery = threads.submit(() -> client.send(peer, STARS));
      mute.next();
      // WHEN
      threads.shutdownNow();
      // THEN
      then(delivery.get(5, SECONDS))
          .extracting(Delivery::peerId, Delivery::outcome, Delivery::detail)
          .containsExactly(peer.id(), SENT_NOT_CONFIRMED, "not waited for");
    }
  }

  @Test
  void nobody_may_ask_us_for_environment_variables() throws IOException {
    // GIVEN
    var nosy = hub.recordingPeer("nosy", TABLE).connection();
    // WHEN
    var answerers = nosy.getSubscribedClients("client.env.get");
    var pingable = nosy.getSubscribedClients("samp.app.ping");
    // THEN
    then(answerers.containsKey(ourId())).isFalse();
    then(pingable.containsKey(ourId())).isTrue();
  }

  @Test
  void a_closed_client_is_registered_no_more() throws IOException {
    // GIVEN
    var other = hub.client("other");
    other.connect();
    then(other.peers()).extracting(Peer::name).containsExactly("Skysift");
    // WHEN
    client.close();
    // THEN
    then(other.peers()).isEmpty();
    then(client.state()).isEqualTo(HubState.CLOSED);
    thenThrownBy(() -> client.connect()).isInstanceOf(IllegalStateException.class);
    then(client
            .send(new Peer("c1", "x", "", Set.of(TABLE), Optional.empty(), false), STARS)
            .outcome())
        .isEqualTo(FAILED);
  }

  private String ourId() throws IOException {
    var other = hub.client("looking");
    other.connect();
    return other.peers().stream()
        .filter(peer -> peer.name().equals("Skysift"))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private Peer only(String name) throws IOException {
    return client.peers().stream()
        .filter(peer -> peer.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static boolean arrived(CountDownLatch all) {
    try {
      return all.await(10, SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Limits loadWithin(Duration limit) {
    Limits q = MemoryHub.QUICK;
    return new Limits(
        limit,
        q.image(),
        q.mute(),
        q.quick(),
        q.question(),
        q.settle(),
        q.poll(),
        q.watch(),
        q.pulse(),
        q.wire());
  }
}

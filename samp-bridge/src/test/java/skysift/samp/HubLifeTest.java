package skysift.samp;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static skysift.samp.HubState.CLOSED;
import static skysift.samp.HubState.CONNECTED;
import static skysift.samp.HubState.DISMISSED;
import static skysift.samp.HubState.LOST;
import static skysift.samp.HubState.NONE;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HubLifeTest {

  private static final String TABLE = "table.load.votable";
  private static final Payload.Table STARS =
      new Payload.Table(URI.create("file:///data/stars.vot"), "stars-1", "Stars");

  @Test
  void without_a_hub_the_user_is_told_what_to_start() throws IOException {
    try (var nowhere = MemoryHub.absent()) {
      // GIVEN
      var client = nowhere.client("Skysift");
      // WHEN
      thenThrownBy(client::connect)
          // THEN
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("No SAMP hub is running. Start TOPCAT, Aladin or");
      then(client.hubRunning()).isFalse();
      then(client.state()).isEqualTo(NONE);
      thenThrownBy(client::peers).isInstanceOf(IOException.class);
    }
  }

  @Test
  void the_lockfile_of_a_dead_hub_is_no_hub() throws IOException {
    try (var hub = MemoryHub.start()) {
      // GIVEN
      hub.kill();
      then(hub.lockfile()).exists();
      var client = hub.client("Skysift");
      // WHEN
      thenThrownBy(client::connect)
          // THEN
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("No SAMP hub is running.");
    }
  }

  @Test
  void nonsense_in_the_lockfile_is_no_hub() throws IOException {
    for (String nonsense : List.of("", "hello", "samp.hub.xmlrpc.url=file:///etc/passwd", "\0")) {
      try (var hub = MemoryHub.absent()) {
        // GIVEN
        Files.writeString(hub.lockfile(), nonsense);
        var client = hub.client("Skysift");
        // WHEN
        thenThrownBy(client::connect)
            // THEN
            .isInstanceOf(IOException.class)
            .hasMessageStartingWith("No SAMP hub is running.");
      }
    }
  }

  @Test
  void a_hub_that_does_not_take_us_is_quoted() throws IOException {
    try (var hub = MemoryHub.start()) {
      // GIVEN
      String lockfile = Files.readString(hub.lockfile());
      Files.writeString(hub.lockfile(), lockfile.replaceAll("samp.secret=.*", "samp.secret=no"));
      var client = hub.client("Skysift");
      // WHEN
      thenThrownBy(client::connect)
          // THEN
          .isInstanceOf(IOException.class)
          .hasMessageContaining("does not take us: ")
          .hasMessageContaining("samp.lock");
      then(client.state()).isEqualTo(NONE);
      Files.writeString(hub.lockfile(), lockfile);
    }
  }

  @Test
  void a_hub_that_says_nothing_is_not_waited_for_long() throws IOException {
    try (var hub = MemoryHub.absent();
        var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // GIVEN
      Files.writeString(
          hub.lockfile(),
          "samp.secret=x\nsamp.hub.xmlrpc.url=http://127.0.0.1:" + silent.getLocalPort() + "/\n");
      var client = hub.client("Skysift", wireWithin(Duration.ofMillis(200)));
      long start = System.nanoTime();
      // WHEN
      thenThrownBy(client::connect).isInstanceOf(IOException.class);
      // THEN
      then(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void a_hub_is_started_where_none_runs_and_ends_with_who_started_it() throws IOException {
    try (var place = MemoryHub.absent()) {
      // GIVEN
      var first = place.client("first");
      var second = place.client("second");
      // WHEN
      boolean firstStarted = first.connectOrStartHub();
      boolean secondStarted = second.connectOrStartHub();
      // THEN
      then(firstStarted).isTrue();
      then(secondStarted).isFalse();
      then(first.peers()).extracting(Peer::name).containsExactly("second");
      // WHEN
      first.close();
      // THEN
      then(place.lockfile()).doesNotExist();
      then(second.hubRunning()).isFalse();
    }
  }

  @Test
  void a_hub_is_started_over_the_lockfile_of_a_dead_one() throws IOException {
    try (var hub = MemoryHub.start()) {
      // GIVEN
      hub.kill();
      var client = hub.client("Skysift");
      // WHEN
      boolean started = client.connectOrStartHub();
      // THEN
      then(started).isTrue();
      then(client.state()).isEqualTo(CONNECTED);
      client.close();
    }
  }

  @Test
  void a_hub_that_was_killed_is_missed_and_the_next_one_found() throws Exception {
    try (var hub = MemoryHub.start()) {
      // GIVEN
      var client = hub.client("Skysift");
      var news = new News(client);
      client.connect();
      then(news.state()).isEqualTo(CONNECTED);
      // WHEN
      hub.kill();
      // THEN
      then(news.state()).isEqualTo(LOST);
      then(client
              .send(new Peer("c1", "x", "", Set.of(TABLE), Optional.empty(), false), STARS)
              .detail())
          .isEqualTo("Not registered with a SAMP hub.");
      // WHEN
      hub.restart();
      // THEN
      then(news.state()).isEqualTo(CONNECTED);
      var topcat = hub.recordingPeer("topcat", TABLE);
      then(client.send(client.peers(), STARS)).hasSize(1);
      then(topcat.received()).hasSize(1);
    }
  }

  @Test
  void an_id_that_a_new_hub_gave_to_another_is_not_sent_to() throws Exception {
    try (var hub = MemoryHub.start()) {
      // GIVEN a peer, known before the hub was started again
      var topcat = hub.recordingPeer("topcat", TABLE);
      var client = hub.client("Skysift");
      client.connect();
      var known = client.peers().getFirst();
      client.close();
      hub.shutdown();
      hub.restart();
      var other = hub.recordingPeer("Aladin", TABLE);
      then(other.id()).isEqualTo(known.id());
      var next = hub.client("Skysift");
      next.connect();
      // WHEN
      var delivery = next.send(known, STARS);
      // THEN
      then(delivery.outcome()).isEqualTo(Delivery.Outcome.FAILED);
      then(other.received()).isEmpty();
      then(topcat.received()).isEmpty();
    }
  }

  @Test
  void of_two_that_start_a_hub_at_once_one_does() throws Exception {
    try (var place = MemoryHub.absent();
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      // GIVEN
      var one = place.client("one");
      var two = place.client("two");
      // WHEN
      Future<Boolean> first = threads.submit(one::connectOrStartHub);
      Future<Boolean> second = threads.submit(two::connectOrStartHub);
      // THEN
      then(List.of(first.get(), second.get())).containsExactlyInAnyOrder(true, false);
      then(one.peers()).extracting(Peer::name).containsExactly("two");
    }
  }

  @Test
  void a_hub_that_says_goodbye_is_missed_at_once() throws Exception {
    try (var hub = MemoryHub.start()) {
      // GIVEN
      var client = hub.client("Skysift");
      var news = new News(client);
      client.connect();
      then(news.state()).isEqualTo(CONNECTED);
      // WHEN
      hub.shutdown();
      // THEN
      then(news.state()).isEqualTo(LOST);
    }
  }

  @Test
  void who_waits_for_an_answer_is_told_that_the_hub_went_away() throws Exception {
    try (var hub = MemoryHub.start();
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      // GIVEN
      var client = hub.client("Skysift");
      client.connect();
      var mute = hub.recordingPeer("mute", TABLE);
      mute.answersNothing();
      var peer = client.peers().getFirst();
      Future<Delivery> delivery = thread.submit(() -> client.send(peer, STARS));
      mute.next();
      // WHEN
      hub.kill();
      // THEN
      then(delivery.get(8, TimeUnit.SECONDS).detail())
          .isEqualTo("the hub went away before it answered");
    }
  }

  @Test
  void who_was_thrown_out_does_not_come_back_by_itself() throws Exception {
    try (var hub = MemoryHub.start()) {
      // GIVEN
      var client = hub.client("Skysift");
      var news = new News(client);
      client.connect();
      then(news.state()).isEqualTo(CONNECTED);
      var other = hub.client("other");
      other.connect();
      // WHEN
      hub.dismiss(other.peers().getFirst().id(), "enough");
      // THEN
      // Looking every 100 ms, on a busy machine it may have looked before it was told.
      HubState state = news.state();
      while (state == LOST || state == CONNECTED) {
        state = news.state();
      }
      then(state).isEqualTo(DISMISSED);
      then(news.states.poll(500, TimeUnit.MILLISECONDS)).as("no way back").isNull();
      then(other.peers()).isEmpty();
      // WHEN
      client.connect();
      // THEN
      then(news.state()).isEqualTo(CONNECTED);
    }
  }

  @Test
  void many_threads_that_connect_register_once() throws Exception {
    try (var hub = MemoryHub.start();
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      // GIVEN
      var client = hub.client("Skysift");
      // WHEN
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        all.add(
            threads.submit(
                () -> {
                  client.connect();
                  return null;
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
      // THEN
      var other = hub.client("other");
      other.connect();
      then(other.peers()).extracting(Peer::name).containsExactly("Skysift");
    }
  }

  @Test
  void a_peer_that_was_killed_is_marked_when_it_leaves_a_ping_unanswered() throws Exception {
    try (var hub = MemoryHub.start()) {
      // GIVEN
      var client = hub.client("Skysift");
      var news = new News(client);
      client.connect();
      var topcat = hub.recordingPeer("topcat", "samp.app.ping");
      hub.recordingPeer("old", TABLE);
      then(news.peersUntil(now -> now.size() == 2)).isTrue();
      // WHEN it is killed, and stays registered
      topcat.die();
      // THEN
      then(news.peersUntil(now -> now.getLast().silent())).isTrue();
      then(client.peers()).extracting(Peer::name).containsExactly("old", "topcat");
      then(client.peers()).extracting(Peer::silent).containsExactly(false, true);
    }
  }

  @Test
  void who_never_looked_for_a_hub_can_leave_and_close() throws Exception {
    try (var place = MemoryHub.absent()) {
      // GIVEN
      var client = place.client("Skysift");
      client.receive(Set.of(Payload.Table.class), (message, reply) -> {});
      then(client.state()).isEqualTo(NONE);
      // WHEN
      client.disconnect();
      then(client.state()).isEqualTo(NONE);
      client.close();
      // THEN
      then(client.state()).isEqualTo(CLOSED);
      then(client.hubRunning()).isFalse();
      thenThrownBy(client::connectOrStartHub).isInstanceOf(IllegalStateException.class);
      then(client.state()).isEqualTo(CLOSED);
    }
  }

  @Test
  void who_leaves_the_hub_is_gone_until_told_to_come_back() throws Exception {
    try (var place = MemoryHub.absent()) {
      // GIVEN
      var client = place.client("Skysift");
      then(client.connectOrStartHub()).isTrue();
      then(client.hubIsOurs()).isTrue();
      // WHEN
      client.disconnect();
      // THEN
      then(client.state()).isEqualTo(NONE);
      then(place.lockfile()).doesNotExist();
      // WHEN somebody else runs a hub
      try (var hub = SampHub.start(place.lockfile())) {
        then(hub.isRunning()).isTrue();
        thenThrownBy(() -> SampHub.start(place.lockfile()))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("running already");
        client.connect();
        // THEN
        then(client.state()).isEqualTo(CONNECTED);
        then(client.hubIsOurs()).isFalse();
      }
      then(place.lockfile()).doesNotExist();
    }
  }

  @Test
  void our_icon_is_served_by_ourselves_and_icons_elsewhere_are_not_fetched() throws Exception {
    try (var hub = MemoryHub.start()) {
      // GIVEN
      byte[] picture = {1, 2, 3};
      var client =
          hub.client(
              new Identity(
                  "Skysift",
                  Optional.of("Facets"),
                  Optional.of("1.0"),
                  Optional.empty(),
                  Optional.of(picture)));
      client.connect();
      var other = hub.client("other");
      other.connect();
      // WHEN
      Peer skysift = other.peers().getFirst();
      // THEN
      then(skysift.icon().orElseThrow()).startsWith("http://127.0.0.1:");
      then(other.icon(skysift)).hasValue(picture);
      then(skysift.description()).isEqualTo("Facets");
      for (String url : List.of("http://10.0.0.1/i.png", "file:///etc/passwd", "http://x:y", "")) {
        var peer = new Peer("c9", "x", "", Set.of(), Optional.of(url), false);
        then(other.icon(peer)).as(url).isEmpty();
      }
    }
  }

  @Test
  void listeners_hear_of_peers_that_come_change_and_go() throws Exception {
    try (var hub = MemoryHub.start()) {
      // GIVEN
      var client = hub.client("Skysift");
      var news = new News(client);
      client.connect();
      // WHEN
      var topcat = hub.recordingPeer("topcat", TABLE);
      // THEN
      then(news.peersUntil(now -> now.size() == 1 && now.getFirst().takes(STARS))).isTrue();
      // WHEN
      topcat.subscribe("image.*");
      // THEN
      then(news.peersUntil(now -> now.getFirst().takes("image.load.fits"))).isTrue();
      // WHEN
      topcat.leave();
      // THEN
      then(news.peersUntil(List::isEmpty)).isTrue();
      client.close();
      then(news.state()).isEqualTo(CONNECTED);
      then(news.state()).isEqualTo(CLOSED);
    }
  }

  /** What a listener heard. */
  private static final class News implements SampListener {
    final BlockingQueue<HubState> states = new LinkedBlockingQueue<>();
    final BlockingQueue<List<Peer>> peers = new LinkedBlockingQueue<>();

    News(SampClient client) {
      client.addListener(this);
    }

    HubState state() throws InterruptedException {
      return states.poll(20, TimeUnit.SECONDS);
    }

    boolean peersUntil(Predicate<List<Peer>> wanted) throws InterruptedException {
      List<Peer> heard = peers.poll(20, TimeUnit.SECONDS);
      while (heard != null && !wanted.test(heard)) {
        heard = peers.poll(20, TimeUnit.SECONDS);
      }
      return heard != null;
    }

    @Override
    public void hubChanged(HubState state) {
      states.add(state);
    }

    @Override
    public void peersChanged(List<Peer> now) {
      peers.add(now);
    }
  }

  private static Limits wireWithin(Duration limit) {
    Limits q = MemoryHub.QUICK;
    return new Limits(
        q.load(),
        q.image(),
        q.mute(),
        q.quick(),
        q.question(),
        q.settle(),
        q.poll(),
        q.watch(),
        q.pulse(),
        limit);
  }
}

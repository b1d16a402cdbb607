package skysift.samp;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.astrogrid.samp.Message;
import org.astrogrid.samp.Response;
import org.astrogrid.samp.client.HubConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What other programs tell us, and what they are answered. */
@Timeout(60)
class ArrivalsTest {

  private record Came(Incoming message, Reply reply) {}

  private final BlockingQueue<Came> came = new LinkedBlockingQueue<>();
  private MemoryHub hub;
  private SampClient client;
  private RecordingPeer peer;

  @BeforeEach
  void listen() throws IOException {
    hub = MemoryHub.start();
    client = hub.client("Skysift");
    client.receive(
        Set.of(
            Payload.Table.class,
            Payload.FitsTable.class,
            Payload.RowHighlight.class,
            Payload.RowSelection.class,
            Payload.SkyPoint.class,
            Payload.Coverage.class),
        (message, reply) -> came.add(new Came(message, reply)));
    client.connect();
    peer = hub.recordingPeer("topcat");
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void every_kind_we_ask_for_arrives_as_it_was_sent() throws Exception {
    List<Payload> payloads =
        List.of(
            new Payload.Table(URI.create("http://127.0.0.1/t"), "t1", "Stars"),
            new Payload.FitsTable(URI.create("file:///data/a%20b.fits"), null, null),
            new Payload.RowHighlight("t1", null, 7),
            new Payload.RowSelection(null, URI.create("http://127.0.0.1/t"), List.of(3L, 1L)),
            new Payload.SkyPoint(202.47, -47.19),
            new Payload.Coverage(URI.create("https://example.org/m.fits"), "m", "Cover"));
    for (Payload payload : payloads) {
      // WHEN
      peer.connection().notify(us(), Messages.of(payload));
      // THEN
      Incoming message = next().message();
      then(message.payload()).isEqualTo(payload);
      then(message.peer()).isEqualTo("topcat");
      then(message.peerId()).isEqualTo(peer.id());
    }
  }

  @Test
  void images_are_not_asked_for() throws Exception {
    then(peer.connection().getSubscriptions(us()).keySet().toString())
        .contains("table.load.votable", "coverage.load.moc.fits", "samp.app.ping")
        .doesNotContain("image.load.fits", "client.env.get");
  }

  @Test
  void the_sender_hears_what_became_of_it_once() throws Exception {
    // GIVEN
    Thread answering =
        Thread.ofVirtual()
            .start(
                () -> {
                  Reply reply = take().reply();
                  reply.failed("no table of that id \u00e9");
                  reply.done();
                });
    // WHEN
    Response response = call(Messages.of(new Payload.RowHighlight("t9", null, 0)));
    // THEN
    answering.join();
    then(response.getStatus()).isEqualTo("samp.error");
    then(response.getErrInfo().getErrortxt()).isEqualTo("no table of that id e");
  }

  @Test
  void what_makes_no_sense_is_answered_with_the_reason_and_goes_no_further() throws Exception {
    Map<Message, String> nonsense =
        Map.of(
            new Message("table.load.votable"),
            "url is missing",
            new Message("table.load.votable").addParam("url", "jar:file:/x!/y"),
            "not an http",
            new Message("table.load.votable").addParam("url", "::"),
            "not an address",
            new Message("coord.pointAt.sky").addParam("ra", "x").addParam("dec", "1"),
            "ra is no",
            new Message("coord.pointAt.sky").addParam("ra", "1").addParam("dec", "91"),
            "declin",
            new Message("table.highlight.row").addParam("row", "1"),
            "neither a table id",
            new Message("table.highlight.row").addParam("table-id", "t").addParam("row", "-1"),
            "negative",
            new Message("table.select.rowList").addParam("table-id", "t").addParam("row-list", "1"),
            "no list",
            new Message("table.select.rowList")
                .addParam("table-id", "t")
                .addParam("row-list", List.of("1", "one")),
            "no row number: one");
    for (var each : nonsense.entrySet()) {
      // WHEN
      Response response = call(each.getKey());
      // THEN
      then(response.getStatus()).as("%s", each.getKey()).isEqualTo("samp.error");
      then(response.getErrInfo().getErrortxt()).contains(each.getValue());
    }
    then(came).isEmpty();
  }

  @Test
  void a_selection_of_two_hundred_thousand_rows_arrives_whole() throws Exception {
    // GIVEN
    List<Long> rows = LongStream.range(0, 200_000).boxed().toList();
    // WHEN
    peer.connection().notify(us(), Messages.of(new Payload.RowSelection("t1", null, rows)));
    // THEN
    then(next().message().payload()).isEqualTo(new Payload.RowSelection("t1", null, rows));
  }

  @Test
  void addresses_with_blanks_left_in_are_understood() throws Exception {
    // WHEN as some senders do
    peer.connection()
        .notify(
            us(),
            new Message("table.load.votable").addParam("url", "file://localhost//tmp/a b[1].vot"));
    // THEN
    var table = (Payload.Table) next().message().payload();
    then(table.url().getPath()).isEqualTo("//tmp/a b[1].vot");
  }

  @Test
  void what_is_asked_for_is_asked_of_the_next_hub_too() throws Exception {
    // GIVEN
    hub.shutdown();
    hub.restart();
    var other = hub.recordingPeer("Aladin");
    // WHEN
    // being connected comes before having said what one takes
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (other.connection().getSubscribedClients("coord.pointAt.sky").isEmpty()
        && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    other.connection().notify(us(other.connection()), Messages.of(new Payload.SkyPoint(1, 2)));
    // THEN
    then(next().message().peer()).isEqualTo("Aladin");
  }

  private Came next() throws InterruptedException {
    Came next = came.poll(20, TimeUnit.SECONDS);
    then(next).as("nothing came").isNotNull();
    return next;
  }

  private Came take() {
    try {
      return next();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Response call(Message message) throws Exception {
    return peer.connection().callAndWait(us(), message, 20);
  }

  private String us() throws Exception {
    return us(peer.connection());
  }

  private static String us(HubConnection connection) throws Exception {
    for (String id : connection.getRegisteredClients()) {
      if ("Skysift".equals(connection.getMetadata(id).getName())) {
        return id;
      }
    }
    throw new AssertionError("we are not registered");
  }
}

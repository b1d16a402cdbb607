package skysift.app;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import com.google.common.collect.ImmutableList;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import skysift.datalink.Link;
import skysift.datalink.Semantics;
import skysift.obscore.Dataset;
import skysift.obscore.Datasets;
import skysift.samp.Delivery;
import skysift.samp.MemoryHub;
import skysift.samp.Payload;
import skysift.samp.Peer;
import skysift.samp.RecordingPeer;
import skysift.search.Hit;
import skysift.search.SearchRequest;
import skysift.search.Unit;
import skysift.sky.Moc;
import skysift.sky.MocFile;
import skysift.sky.SkyPosition;

/** What goes out and what comes back, over a real hub, with a real index and a real server. */
@Timeout(120)
class BothWaysTest {
  private static final String TABLE =
      """
      obs_publisher_did,obs_id,obs_collection,facility_name,target_name,dataproduct_type,\
      calib_level,s_ra,s_dec,s_fov,access_url,access_format
      ivo://x/1,a1,HST,HST,M 51,image,2,202.47,47.19,0.05,%1$s/1.fits,image/fits
      ivo://x/2,b2,HST,HST,M 31,image,3,10.68,41.27,0.05,%1$s/get?id=2,image/fits
      ivo://x/3,c3,XMM,XMM,Crab,event,2,83.63,22.01,0.5,%1$s/3.fits.gz,image/fits
      """;

  @TempDir private Path folder;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private MemoryHub hub;
  private Skysift skysift;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          byte[] body = files.get(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            if (body != null) {
              out.write(body);
            }
          }
        });
    server.start();
    hub = MemoryHub.start();
    skysift = started();
    Path table = folder.resolve("t.csv");
    Files.writeString(table, TABLE.formatted(base()));
    skysift.importTable(table.toString(), Optional.of("TEST"), rows -> {});
  }

  @AfterEach
  void close() throws IOException {
    skysift.close();
    hub.close();
    server.stop(0);
  }

  private Skysift started() throws IOException {
    Skysift open = Skysift.open(new Workspace(folder.resolve("ws")), hub.client("Skysift"));
    open.onArrival(
        arrivals::add, (peer, id, mtype, answer) -> log.add(peer + " " + mtype + " " + answer));
    open.joinHub();
    return open;
  }

  @Test
  void a_row_of_a_sent_table_finds_its_dataset_after_a_restart_by_id_and_by_address()
      throws Exception {
    // GIVEN
    var topcat = hub.recordingPeer("topcat", "table.load.votable", "table.highlight.row");
    List<Dataset> rows = List.of(dataset("c3"), dataset("a1"), dataset("b2"));
    skysift.sender().table(peers(), rows, "Mine");
    var params = topcat.next().params();
    String id = (String) params.get("table-id");
    skysift.close();
    skysift = started();
    // WHEN
    String answer = topcat.tell("Skysift", new Payload.RowHighlight(id, null, 1));
    // THEN
    then(answer).isEqualTo("ok");
    then(next()).isEqualTo(new Arrival.Rows("topcat", "Mine", keys("a1"), 0, true));
    // WHEN the sender knows the table by its address only, which it writes in its own way
    URI url = URI.create(((String) params.get("url")).replace("file:///", "file://localhost//"));
    then(topcat.tell("Skysift", new Payload.RowSelection(null, url, List.of(2L, 0L))))
        .isEqualTo("ok");
    // THEN
    then(next()).isEqualTo(new Arrival.Rows("topcat", "Mine", keys("b2", "c3"), 0, false));
    then(log).contains("topcat table.highlight.row done");
  }

  @Test
  void rows_of_what_we_do_not_know_are_refused_with_the_reason() throws Exception {
    // GIVEN
    var topcat = hub.recordingPeer("topcat", "table.load.votable");
    skysift.sender().table(peers(), List.of(dataset("a1")), "Mine");
    String id = (String) topcat.next().params().get("table-id");
    // WHEN
    String unknown = topcat.tell("Skysift", new Payload.RowHighlight("other", null, 0));
    String beyond = topcat.tell("Skysift", new Payload.RowSelection(id, null, List.of(0L, 1L)));
    // THEN
    then(unknown).startsWith("samp.error: No table with table-id=other");
    then(beyond).isEqualTo("samp.error: row 1 is not in Mine, which has 0 to 0");
    then(arrivals).isEmpty();
  }

  @Test
  void our_own_table_that_comes_back_is_not_read_again() throws Exception {
    // GIVEN
    var topcat = hub.recordingPeer("topcat", "table.load.votable");
    skysift.sender().table(peers(), List.of(dataset("a1")), "Mine");
    String id = (String) topcat.next().params().get("table-id");
    // WHEN as TOPCAT's broadcast does
    String answer =
        topcat.tell("Skysift", new Payload.Table(URI.create(base() + "/t.vot"), id, "Mine"));
    // THEN
    then(answer).startsWith("samp.warning: Skysift has this table already");
    then(asked).isEmpty();
    then(arrivals).isEmpty();
  }

  @Test
  void a_table_that_is_sent_to_us_becomes_an_import_whose_rows_are_known() throws Exception {
    // GIVEN a table of which the second row can't be used
    files.put(
        "/stars.csv",
        "obs_id,target_name,s_ra,s_dec\nz1,A,1,1\n,B,2,2\nz3,C,3,3\n"
            .getBytes(StandardCharsets.UTF_8));
    var topcat = hub.recordingPeer("topcat");
    var table = new Payload.Table(URI.create(base() + "/stars.csv"), "t7", "Stars");
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Future<String> answer = threads.submit(() -> topcat.tell("Skysift", table));
      // WHEN
      Arrival.Table offered = (Arrival.Table) next();
      then(answer).as("not answered before it is read").isNotDone();
      skysift.importTable(offered, rows -> {});
      // THEN
      then(answer.get()).isEqualTo("ok");
    }
    then(dataset("z3").archive()).isEqualTo("Stars (topcat)");
    then(topcat.tell("Skysift", new Payload.RowHighlight("t7", null, 2))).isEqualTo("ok");
    then(next()).isEqualTo(new Arrival.Rows("topcat", "Stars (topcat)", keys("z3"), 0, true));
    topcat.tell("Skysift", new Payload.RowSelection("t7", null, List.of(0L, 1L)));
    then(next()).isEqualTo(new Arrival.Rows("topcat", "Stars (topcat)", keys("z1"), 1, false));
  }

  @Test
  void what_is_no_observation_table_is_refused_with_the_reason() throws Exception {
    // GIVEN
    files.put("/stars.csv", "ra,dec\n1,2\n".getBytes(StandardCharsets.UTF_8));
    var topcat = hub.recordingPeer("topcat");
    for (String name : List.of("/stars.csv", "/missing.vot")) {
      try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
        var table = new Payload.Table(URI.create(base() + name), null, null);
        Future<String> answer = threads.submit(() -> topcat.tell("Skysift", table));
        // WHEN
        Arrival.Table offered = (Arrival.Table) next();
        thenThrownBy(() -> skysift.importTable(offered, rows -> {}))
            .isInstanceOf(IOException.class);
        // THEN
        then(answer.get()).startsWith("samp.error: ").contains(name);
      }
    }
    then(total()).isEqualTo(3);
  }

  @Test
  void a_file_is_read_only_when_the_user_allows_it_which_is_remembered_by_name() throws Exception {
    // GIVEN
    Path map = folder.resolve("map 1.fits");
    MocFile.write(Moc.parse("3/1-4"), map);
    var stranger = hub.recordingPeer("stranger");
    var coverage = new Payload.Coverage(map.toUri(), null, "Map");
    // WHEN the user says no
    then(answerTo(stranger, coverage, Arrival.Decision.NO))
        .isEqualTo("samp.error: The user of Skysift did not allow that file to be read");
    then(arrivals).isEmpty();
    // WHEN this once
    then(answerTo(stranger, coverage, Arrival.Decision.ONCE)).isEqualTo("ok");
    then(((Arrival.Coverage) next()).moc()).isEqualTo(Moc.parse("3/1-4"));
    // WHEN always
    then(answerTo(stranger, coverage, Arrival.Decision.ALWAYS)).isEqualTo("ok");
    next();
    // THEN it is asked no more, also after a restart
    skysift.close();
    skysift = started();
    then(stranger.tell("Skysift", coverage)).isEqualTo("ok");
    then(next()).isInstanceOf(Arrival.Coverage.class);
    var other = hub.recordingPeer("other");
    then(answerTo(other, coverage, Arrival.Decision.NO)).startsWith("samp.error");
  }

  private String answerTo(RecordingPeer peer, Payload payload, Arrival.Decision decision)
      throws Exception {
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Future<String> answer = threads.submit(() -> peer.tell("Skysift", payload));
      ((Arrival.Question) next()).decision().accept(decision);
      return answer.get();
    }
  }

  @Test
  void addresses_of_other_schemes_and_machines_are_refused() throws Exception {
    var stranger = hub.recordingPeer("stranger");
    for (String url : List.of("ftp://127.0.0.1/m.fits", "file://server/share/m.fits")) {
      // WHEN
      String answer = stranger.tell("Skysift", new Payload.Coverage(URI.create(url), null, null));
      // THEN
      then(answer).startsWith("samp.error").contains(url);
    }
    then(arrivals).isEmpty();
  }

  @Test
  void a_map_that_is_none_is_refused_with_the_reason() throws Exception {
    // GIVEN
    files.put("/page", "<html>not here</html>".getBytes(StandardCharsets.UTF_8));
    var aladin = hub.recordingPeer("Aladin");
    for (String name : List.of("/page", "/missing")) {
      // WHEN
      String answer =
          aladin.tell("Skysift", new Payload.Coverage(URI.create(base() + name), null, "M"));
      // THEN
      then(answer).startsWith("samp.error: ");
    }
    then(arrivals).isEmpty();
  }

  @Test
  void a_row_that_comes_straight_back_is_an_echo() throws Exception {
    // GIVEN
    var parrot = hub.recordingPeer("parrot", "table.load.votable", "table.highlight.row");
    skysift.sender().table(peers(), List.of(dataset("a1"), dataset("b2")), "Mine");
    String id = (String) parrot.next().params().get("table-id");
    skysift.sender().highlight(peers(), dataset("b2"));
    then(parrot.next().params()).containsEntry("row", "1").containsEntry("table-id", id);
    // WHEN
    then(parrot.tell("Skysift", new Payload.RowHighlight(id, null, 1))).isEqualTo("ok");
    then(parrot.tell("Skysift", new Payload.RowHighlight(id, null, 0))).isEqualTo("ok");
    // THEN only the other row is news
    then(next()).isEqualTo(new Arrival.Rows("parrot", "Mine", keys("a1"), 0, true));
    then(arrivals).isEmpty();
  }

  @Test
  void rows_are_pointed_out_only_to_those_who_have_their_table() throws Exception {
    // GIVEN
    var topcat = hub.recordingPeer("topcat", "table.load.votable", "table.highlight.row");
    var refusing = hub.recordingPeer("refusing", "table.load.votable", "table.highlight.row");
    refusing.answers(RecordingPeer.error("no", "no"));
    skysift.sender().table(peers(), List.of(dataset("a1")), "Mine");
    topcat.next();
    refusing.next();
    var late = hub.recordingPeer("late", "table.load.votable", "table.highlight.row");
    // WHEN
    List<Delivery> deliveries = skysift.sender().highlight(peers(), dataset("a1"));
    // THEN
    then(deliveries).extracting(Delivery::peer).containsExactly("topcat");
    then(skysift.sender().highlight(peers(), dataset("b2"))).isEmpty();
    then(late.received()).isEmpty();
    then(refusing.received()).hasSize(1);
  }

  @Test
  void an_address_with_a_query_is_fetched_first_unless_told_otherwise() throws Exception {
    // GIVEN
    files.put("/get?id=2", "FITS2".getBytes(StandardCharsets.UTF_8));
    var viewer = hub.recordingPeer("viewer", "image.load.fits");
    // WHEN
    var delivery = skysift.sender().image(peers(), List.of(dataset("b2")), Route.AUTO).getFirst();
    // THEN
    URI url = URI.create((String) viewer.next().params().get("url"));
    then(url.getScheme()).isEqualTo("file");
    then(Files.readString(Path.of(url))).isEqualTo("FITS2");
    then(delivery.detail()).isEqualTo("fetched first, since its address has a query");
    // WHEN
    skysift.sender().image(peers(), List.of(dataset("b2")), Route.DIRECT);
    // THEN
    then(viewer.next().params()).containsEntry("url", base() + "/get?id=2");
    // WHEN
    skysift.sender().image(peers(), List.of(dataset("b2")), Route.SERVED);
    // THEN
    String served = (String) viewer.next().params().get("url");
    then(served).startsWith("http://127.0.0.1:").contains("/offer/");
    then(URI.create(served).toURL().openStream()).hasBinaryContent("FITS2".getBytes("UTF-8"));
    then(asked).as("it is fetched once").containsExactly("/get?id=2");
  }

  @Test
  void what_a_peer_failed_to_get_is_fetched_the_next_time() throws Exception {
    // GIVEN
    files.put("/1.fits", "FITS1".getBytes(StandardCharsets.UTF_8));
    var viewer = hub.recordingPeer("viewer", "image.load.fits");
    viewer.answers(RecordingPeer.error("could not load", ""));
    skysift.sender().image(peers(), List.of(dataset("a1")), Route.AUTO);
    then(viewer.next().params()).containsEntry("url", base() + "/1.fits");
    viewer.answers(RecordingPeer.ok());
    // WHEN
    var delivery = skysift.sender().image(peers(), List.of(dataset("a1")), Route.AUTO).getFirst();
    // THEN
    then((String) viewer.next().params().get("url")).startsWith("file:");
    then(delivery.detail()).contains("since it failed before with that host");
  }

  @Test
  void ds9_gets_packed_files_unpacked_and_the_others_their_address() throws Exception {
    // GIVEN
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("FITS3".getBytes(StandardCharsets.UTF_8));
    }
    files.put("/3.fits.gz", packed.toByteArray());
    var ds9 = hub.recordingPeer("SAOImageDS9", "image.load.fits", "ds9.set");
    var viewer = hub.recordingPeer("viewer", "image.load.fits");
    // WHEN
    skysift.sender().image(peers(), List.of(dataset("c3")), Route.AUTO);
    // THEN
    URI url = URI.create((String) ds9.next().params().get("url"));
    then(url.getPath()).endsWith("3.fits");
    then(Files.readString(Path.of(url.getPath()))).isEqualTo("FITS3");
    then(viewer.next().params()).containsEntry("url", base() + "/3.fits.gz");
  }

  @Test
  void what_cannot_be_fetched_is_a_failed_delivery_in_the_servers_words() throws Exception {
    // GIVEN
    hub.recordingPeer("viewer", "image.load.fits");
    // WHEN
    var delivery = skysift.sender().image(peers(), List.of(dataset("b2")), Route.AUTO).getFirst();
    // THEN
    then(delivery.outcome()).isEqualTo(Delivery.Outcome.FAILED);
    then(delivery.detail()).startsWith("not fetched: ").contains("/get?id=2", "404");
  }

  @Test
  void blanks_and_percent_signs_in_addresses_and_any_letters_in_names_arrive() throws Exception {
    // GIVEN
    var viewer = hub.recordingPeer("viewer", "image.load.fits", "table.load.votable");
    Dataset dataset = Datasets.dataset("A").obsId("Événement №1 100%\n<b>").build();
    var product =
        new Link.Product(
            "",
            Semantics.THIS,
            "",
            base() + "/a%20b%25.fits",
            Optional.of("image/fits"),
            java.util.OptionalLong.empty(),
            Optional.empty());
    // WHEN
    skysift.sender().product(peers(), dataset, product, Route.AUTO);
    // THEN
    then(viewer.next().params())
        .containsEntry("url", base() + "/a%20b%25.fits")
        .containsEntry("name", "Evenement ?1 100% <b>");
    // WHEN
    skysift.sender().table(peers(), List.of(dataset), "Größe ½ 星");
    // THEN
    then(viewer.next().params()).containsEntry("name", "Gro?e ? ?");
  }

  @Test
  void a_peer_that_takes_no_votable_gets_fits() throws Exception {
    // GIVEN
    var fits = hub.recordingPeer("fits", "table.load.fits");
    var both = hub.recordingPeer("both", "table.load.fits", "table.load.votable");
    // WHEN
    skysift.sender().table(peers(), List.of(dataset("a1")), "Mine");
    // THEN
    then(fits.next().mtype()).isEqualTo("table.load.fits");
    then(both.next().mtype()).isEqualTo("table.load.votable");
  }

  @Test
  void the_coverage_of_rows_is_a_map_that_covers_them() throws Exception {
    // GIVEN
    var peer = hub.recordingPeer("maps", "coverage.load.moc.fits");
    // WHEN
    skysift.sender().coverage(peers(), List.of(dataset("a1"), dataset("c3")), "Cover");
    // THEN
    var moc = MocFile.read(Path.of(URI.create((String) peer.next().params().get("url"))));
    then(moc.contains(new SkyPosition(202.47, 47.19))).isTrue();
    then(moc.contains(new SkyPosition(83.63, 22.2))).isTrue();
    then(moc.contains(new SkyPosition(10.68, 41.27))).isFalse();
    then(moc.area()).isBetween(0.2, 0.4);
    // THEN and it comes back as a region
    Path file = folder.resolve("m.fits");
    MocFile.write(moc, file);
    files.put("/m.fits", Files.readAllBytes(file));
    peer.tell("Skysift", new Payload.Coverage(URI.create(base() + "/m.fits"), null, "Cover"));
    then(((Arrival.Coverage) next()).moc()).isEqualTo(moc);
  }

  @Test
  void a_table_of_two_hundred_thousand_rows_goes_out_and_its_last_row_comes_back()
      throws Exception {
    // GIVEN
    List<Dataset> rows =
        IntStream.range(0, 200_000)
            .mapToObj(i -> Datasets.dataset("BIG").obsId("o" + i).build())
            .toList();
    var topcat = hub.recordingPeer("topcat", "table.load.votable");
    // WHEN
    skysift.sender().table(peers(), rows, "Big");
    // THEN
    var params = topcat.next().params();
    then(Path.of(URI.create((String) params.get("url")))).isNotEmptyFile();
    String id = (String) params.get("table-id");
    List<Long> last = List.of(199_999L, 100_000L);
    then(topcat.tell("Skysift", new Payload.RowSelection(id, null, last))).isEqualTo("ok");
    then(((Arrival.Rows) next()).keys())
        .containsExactly(rows.get(199_999).key().token(), rows.get(100_000).key().token());
  }

  private String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private List<Peer> peers() throws IOException {
    return skysift.peers();
  }

  private Arrival next() throws InterruptedException {
    Arrival next = arrivals.poll(20, TimeUnit.SECONDS);
    then(next).as("nothing came").isNotNull();
    return next;
  }

  private Dataset dataset(String obsId) throws IOException {
    List<Dataset> found = new ArrayList<>();
    for (Hit hit : skysift.search(all().withText(obsId)).hits()) {
      found.addAll(hit.datasets());
    }
    then(found).as(obsId).hasSize(1);
    return found.getFirst();
  }

  private ImmutableList<String> keys(String... obsIds) throws IOException {
    ImmutableList.Builder<String> keys = ImmutableList.builder();
    for (String obsId : obsIds) {
      keys.add(dataset(obsId).key().token());
    }
    return keys.build();
  }

  private long total() throws IOException {
    return skysift.search(all()).total().datasets();
  }

  private static SearchRequest all() {
    return SearchRequest.everything().withUnit(Unit.DATASETS);
  }
}

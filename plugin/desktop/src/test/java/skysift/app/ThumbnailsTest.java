package skysift.app;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.obscore.Dataset;
import skysift.obscore.Role;
import skysift.search.Facet;
import skysift.search.Hit;
import skysift.search.SearchRequest;

/** Rows whose pictures are on a server of this machine. */
class ThumbnailsTest {
  private static final byte[] PNG = "\u0089PNG and so on".getBytes(StandardCharsets.ISO_8859_1);

  @TempDir private Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger now = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final CountDownLatch two = new CountDownLatch(2);
  private final CountDownLatch go = new CountDownLatch(1);
  private HttpServer server;
  private Skysift skysift;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::answer);
    server.start();
    Path table =
        Files.writeString(
            folder.resolve("table.csv"),
            """
            obs_publisher_did,obs_id,facility_name,obs_collection,calib_level,dataproduct_type,dataproduct_subtype,access_url,access_format
            ivo://x/1,direct,HST,c,2,image,,%1$s/direct.fits,image/fits
            ivo://x/2,direct,HST,c,2,image,preview,%1$s/direct.png,image/png
            ivo://x/3,linked,HST,c,2,image,,%1$s/links,application/x-votable+xml;content=datalink
            ivo://x/4,gone,HST,c,2,image,,%1$s/gone,application/x-votable+xml;content=datalink
            ivo://x/5,plain,HST,c,2,image,,%1$s/plain.fits,image/fits
            ivo://x/6,slow1,HST,c,2,image,,%1$s/slow1.png,image/png
            ivo://x/7,slow2,HST,c,2,image,,%1$s/slow2.png,image/png
            ivo://x/8,slow3,HST,c,2,image,,%1$s/slow3.png,image/png
            ivo://x/9,slow4,HST,c,2,image,,%1$s/slow4.png,image/png
            """
                .formatted("http://127.0.0.1:" + server.getAddress().getPort()));
    Workspace workspace = new Workspace(folder.resolve("ws"));
    workspace.create();
    Files.writeString(workspace.settings(), "retries = 0\n");
    skysift = Skysift.open(workspace);
    skysift.importTable(table.toString(), Optional.of("A"), rows -> {});
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(path);
    byte[] body = PNG;
    if (path.startsWith("/slow")) {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      two.countDown();
      try {
        go.await(60, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      now.decrementAndGet();
    }
    if (path.equals("/links")) {
      exchange.getResponseHeaders().set("Content-Type", "application/x-votable+xml");
      body = links().getBytes(StandardCharsets.UTF_8);
    }
    exchange.sendResponseHeaders(path.equals("/gone") ? 404 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String links() {
    return """
        <VOTABLE version="1.4"><RESOURCE type="results"><TABLE>
        <FIELD name="ID" datatype="char" arraysize="*"/>
        <FIELD name="access_url" datatype="char" arraysize="*"/>
        <FIELD name="service_def" datatype="char" arraysize="*"/>
        <FIELD name="error_message" datatype="char" arraysize="*"/>
        <FIELD name="semantics" datatype="char" arraysize="*"/>
        <FIELD name="content_type" datatype="char" arraysize="*"/>
        <FIELD name="content_length" datatype="long"/>
        <DATA><TABLEDATA>
        <TR><TD>ivo://x/3</TD><TD>%1$s/big.png</TD><TD/><TD/><TD>#preview</TD><TD>image/png</TD><TD/></TR>
        <TR><TD>ivo://x/3</TD><TD>%1$s/small.png</TD><TD/><TD/><TD>#thumbnail</TD><TD>image/png</TD><TD/></TR>
        </TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>
        """
        .formatted("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void close() throws IOException {
    go.countDown();
    skysift.close();
    server.stop(0);
  }

  /** What is shown of an observation: its products only. */
  private Hit hit(String id) throws IOException {
    return hit(id, Role.PRODUCT);
  }

  private Hit hit(String id, Role role) throws IOException {
    return skysift
        .search(
            SearchRequest.everything().withText("\"" + id + "\"").toggled(Facet.ROLE, role.word()))
        .hits()
        .getFirst();
  }

  private Optional<Path> ofRow(String id) throws IOException {
    Hit hit = hit(id);
    return skysift.thumbnails().of(Optional.of(hit.observation()), hit.datasets());
  }

  @Test
  void a_row_of_the_same_observation_that_is_a_picture_is_taken_though_it_is_not_shown()
      throws IOException {
    // GIVEN
    then(hit("direct").datasets()).extracting(Dataset::role).containsOnly(Role.PRODUCT);
    // WHEN
    Optional<Path> picture = ofRow("direct");
    // THEN
    then(picture.orElseThrow()).hasBinaryContent(PNG);
    then(asked).containsExactly("/direct.png");
    // WHEN
    ofRow("direct");
    // THEN it is not fetched again
    then(asked).hasSize(1);
  }

  @Test
  void a_links_service_is_asked_for_the_smallest_preview() throws IOException {
    then(ofRow("linked").orElseThrow()).hasBinaryContent(PNG);
    then(asked).containsExactly("/links", "/small.png");
  }

  @Test
  void where_nothing_is_a_picture_nobody_is_asked() throws IOException {
    then(ofRow("plain")).isEmpty();
    then(asked).isEmpty();
  }

  @Test
  void a_links_service_that_fails_is_told() {
    thenThrownBy(() -> ofRow("gone")).isInstanceOf(IOException.class).hasMessageContaining("404");
  }

  @Test
  void a_host_is_asked_for_two_at_once_and_no_more() throws Exception {
    // GIVEN
    List<Future<Optional<Path>>> coming = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int i = 1; i <= 4; i++) {
        List<Dataset> row = hit("slow" + i, Role.PREVIEW).datasets();
        coming.add(threads.submit(() -> skysift.thumbnails().of(Optional.empty(), row)));
      }
      // WHEN two have come in, all are let go
      then(two.await(60, TimeUnit.SECONDS)).isTrue();
      go.countDown();
      // THEN
      for (Future<Optional<Path>> picture : coming) {
        then(picture.get(60, TimeUnit.SECONDS)).isPresent();
      }
    }
    then(most).hasValue(2);
  }
}

package skysift.datalink;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static skysift.datalink.LinksText.document;
import static skysift.obscore.Datasets.dataset;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skysift.datalink.Link.LinkFault;
import skysift.datalink.Link.Product;
import skysift.vo.Web;

class LinkResolverTest {
  private static final String VOTABLE = "application/x-votable+xml;content=datalink";
  private static final String ROW = "1|https://a.test/1.fits|||#this||image/fits|";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void a_links_service_is_asked_for_the_url_as_it_is() throws IOException {
    // GIVEN
    serve(200, VOTABLE, document(ROW));
    String url = url("?ID=ivo%3A%2F%2Fx%3Fa+b&runid=7");
    // WHEN
    Links links = resolver().resolve(dataset("CADC").did("ivo://x").links(url).build());
    // THEN
    then(asked).containsExactly("GET /links?ID=ivo%3A%2F%2Fx%3Fa+b&runid=7");
    then(links.source()).contains(url);
    then(links.mainProduct()).map(Product::url).contains("https://a.test/1.fits");
    then(links.warnings()).isEmpty();
  }

  @Test
  void a_file_is_its_own_one_product_and_nobody_is_asked() throws IOException {
    // GIVEN
    var file =
        dataset("MAST")
            .did("ivo://m/1")
            .title("A field")
            .url("https://a.test/1.fits")
            .format("image/fits")
            .size(135)
            .build();
    // WHEN
    Links links = resolver().resolve(file);
    // THEN
    then(links.source()).isEmpty();
    then(links.links())
        .containsExactly(
            new Product(
                "ivo://m/1",
                Semantics.THIS,
                "A field",
                "https://a.test/1.fits",
                Optional.of("image/fits"),
                OptionalLong.of(135_000),
                Optional.empty()));
    then(asked).isEmpty();
  }

  @Test
  void a_row_without_a_url_says_so() throws IOException {
    then(fault(resolver().resolve(dataset("ALMA").obsId("1").build())))
        .isEqualTo("the archive gives no access URL");
  }

  @Test
  void an_address_on_the_users_own_disk_is_refused() throws IOException {
    then(fault(resolver().resolve(dataset("X").url("file:///etc/passwd").build())))
        .contains("file:///etc/passwd");
    then(fault(resolver().resolve(dataset("X").links("file:///etc/passwd").build())))
        .contains("file:///etc/passwd");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "503; text/plain; Try later; HTTP status 503: Try later",
        "404; text/html; <title>Not here</title>; HTTP status 404: Not here",
        "400; text/plain; UsageFault: bad ID; UsageFault: bad ID",
        "200; text/plain; NotFoundFault: 1; NotFoundFault: 1",
        "200; text/html; <html><title>Sign in</title>; not a links document but text/html: Sign in",
        "200; image/fits; SIMPLE  =; not a links document but image/fits",
        "200; text/xml; ''; the service gave an empty answer",
        "404; text/xml; <VOTABLE><INFO name='QUERY_STATUS' value='ERROR'>Gone</INFO></VOTABLE>; Gone"
      })
  void what_the_service_says_of_its_failure_is_the_fault(
      int status, String type, String body, String fault) throws IOException {
    // GIVEN
    serve(status, type, body);
    // WHEN
    Links links = resolver().resolve(dataset("CADC").links(url("")).build());
    // THEN
    then(fault(links)).isEqualTo(fault);
    then(links.source()).isPresent();
  }

  @Test
  void faults_in_a_links_table_count_whatever_the_status() throws IOException {
    serve(404, VOTABLE, document("1|||NotFoundFault: 1|#this|||"));
    then(fault(resolver().resolve(dataset("CADC").links(url("")).build())))
        .isEqualTo("NotFoundFault: 1");
  }

  @Test
  void rows_that_came_before_the_connection_broke_are_kept() throws IOException {
    // GIVEN
    byte[] whole = document(ROW, ROW).getBytes(StandardCharsets.UTF_8);
    int cut = document(ROW, ROW).lastIndexOf("a.test");
    server.createContext(
        "/links",
        exchange -> {
          exchange.sendResponseHeaders(200, whole.length);
          exchange.getResponseBody().write(whole, 0, cut);
          exchange.getResponseBody().flush();
          server.stop(0);
        });
    // WHEN
    Links links = resolver().resolve(dataset("CADC").links(url("")).build());
    // THEN
    then(links.products()).hasSize(1);
    then(links.warnings()).anyMatch(warning -> warning.contains("broke off"));
  }

  @Test
  void a_service_that_is_silent_is_a_fault_after_the_time_limit() throws IOException {
    // GIVEN
    server.createContext("/links", exchange -> await());
    LinkResolver hasty = new LinkResolver(new Web(Duration.ofSeconds(2), Duration.ofMillis(200)));
    // WHEN
    Links links = hasty.resolve(dataset("CADC").links(url("")).build());
    // THEN
    then(fault(links)).contains("did not answer within 200 ms");
  }

  @Test
  void a_service_that_never_ends_is_a_fault_after_the_time_limit() throws IOException {
    // GIVEN
    serveForever(1);
    LinkResolver hasty = new LinkResolver(new Web(PATIENCE, PATIENCE), Duration.ofMillis(100));
    // WHEN
    Links links = hasty.resolve(dataset("CADC").links(url("")).build());
    // THEN
    then(fault(links)).contains("was not done after");
  }

  @Test
  void a_document_beyond_all_measure_is_a_fault() throws IOException {
    serveForever(1 << 16);
    then(fault(resolver().resolve(dataset("CADC").links(url("")).build())))
        .contains("longer than the limit of 16 MiB");
  }

  @Test
  void a_service_that_is_not_there_is_a_fault() throws IOException {
    // GIVEN
    String url = url("");
    server.stop(0);
    // THEN
    then(fault(resolver().resolve(dataset("CADC").links(url).build()))).contains("refused");
  }

  @Test
  void an_interrupt_stops_it_and_nothing_is_claimed() throws Exception {
    // GIVEN
    CountDownLatch begun = new CountDownLatch(1);
    server.createContext(
        "/links",
        exchange -> {
          begun.countDown();
          await();
        });
    Thread asking = Thread.currentThread();
    threads.execute(
        () -> {
          awaitLatch(begun);
          asking.interrupt();
        });
    // THEN
    thenThrownBy(() -> resolver().resolve(dataset("CADC").links(url("")).build()))
        .isInstanceOf(InterruptedIOException.class);
    then(Thread.interrupted()).isTrue();
  }

  private static LinkResolver resolver() {
    return new LinkResolver(new Web(PATIENCE, PATIENCE));
  }

  private static String fault(Links links) {
    then(links.links()).hasSize(1);
    return ((LinkFault) links.links().getFirst()).error();
  }

  private String url(String query) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/links" + query;
  }

  private void serve(int status, String type, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/links",
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          exchange.getResponseHeaders().set("Content-Type", type);
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  private void serveForever(int portion) {
    server.createContext("/links", exchange -> drip(exchange, portion));
  }

  private void drip(HttpExchange exchange, int portion) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    byte[] blanks = " ".repeat(portion).getBytes(StandardCharsets.US_ASCII);
    try (OutputStream out = exchange.getResponseBody()) {
      while (over.getCount() > 0) {
        out.write(blanks);
        out.flush();
      }
    }
  }

  private void await() {
    awaitLatch(over);
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("waited in vain");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

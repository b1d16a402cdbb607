package skysift.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import com.google.common.collect.ImmutableListMultimap;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import skysift.datalink.Link;
import skysift.datalink.Semantics;
import skysift.datalink.ServiceForm;
import skysift.fetch.FetchLimits;
import skysift.fetch.FetchReport;
import skysift.obscore.Dataset;
import skysift.obscore.Datasets;
import skysift.vo.ServiceDescriptor;
import skysift.vo.ServiceDescriptor.Input;
import skysift.vo.ServiceDescriptor.Kind;

/** Cutouts by jobs (SODA 1.0 §2.2), of a service on loopback. */
@Timeout(60)
class ServiceJobsTest {
  @TempDir private Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger polls = new AtomicInteger();
  private final List<String> phases = new ArrayList<>();
  private String end = "COMPLETED";
  private String results = "<r:result id='cut' x:href='/files/cut.fits'/>";
  private HttpServer server;
  private Skysift skysift;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    skysift = Skysift.open(new Workspace(folder.resolve("ws")));
  }

  @AfterEach
  void close() throws IOException {
    skysift.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      asked.add(exchange.getRequestMethod() + " " + path + " " + URLDecoder.decode(form, UTF_8));
      if (!exchange.getRequestMethod().equals("GET")) {
        exchange.getResponseHeaders().set("Location", "/soda/async/7");
        exchange.sendResponseHeaders(303, -1);
        return;
      }
      byte[] body = content(path).getBytes(UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private String content(String path) {
    return switch (path) {
      case "/soda/async/7/phase" -> polls.incrementAndGet() < 3 ? "EXECUTING" : end;
      case "/soda/async/7/error" -> "the cube is on holiday";
      case "/soda/async/7/results" ->
          "<r:results xmlns:r='http://www.ivoa.net/xml/UWS/v1.0'"
              + " xmlns:x='http://www.w3.org/1999/xlink'>"
              + results
              + "</r:results>";
      default -> "SIMPLE  =                    T";
    };
  }

  private Link.ServiceCall call() {
    ServiceDescriptor service =
        new ServiceDescriptor(
            "cut",
            "cutouts",
            "",
            "http://127.0.0.1:" + server.getAddress().getPort() + "/soda/async",
            "ivo://ivoa.net/std/SODA#async-1.0",
            "",
            "image/fits",
            List.of(),
            false,
            List.of(
                new Input(
                    "ID",
                    Kind.FIXED,
                    "cube 1",
                    "",
                    "char",
                    "*",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    List.of())));
    return new Link.ServiceCall(
        "cube 1",
        Semantics.of("#cutout"),
        "a part",
        "cut",
        Optional.of(service),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        Link.Details.NONE);
  }

  private FetchReport fetched() throws IOException {
    Link.ServiceCall call = call();
    Dataset dataset = Datasets.dataset("A").obsId("o").build();
    return skysift
        .serviceJobs()
        .call(
            call,
            ServiceForm.of(call.service().orElseThrow()),
            ImmutableListMultimap.of("CIRCLE", "10 20 0.1", "CIRCLE", "11 20 0.1"),
            phases::add,
            products ->
                skysift
                    .downloads()
                    .fetch(
                        products.stream().map(p -> new Picker.Picked(dataset, p)).toList(),
                        folder.resolve("to"),
                        FetchLimits.STANDARD,
                        (done, items, bytes) -> {}));
  }

  @Test
  void a_job_is_begun_waited_for_fetched_from_and_taken_away() throws IOException {
    // WHEN
    FetchReport report = fetched();
    // THEN
    then(report.count(FetchReport.Ending.FETCHED)).isEqualTo(1);
    then(folder.resolve("to/cut.fits")).exists();
    then(phases).contains("EXECUTING", "COMPLETED");
    then(asked.getFirst())
        .isEqualTo("POST /soda/async ID=cube 1&CIRCLE=10 20 0.1&CIRCLE=11 20 0.1");
    then(asked.get(1)).isEqualTo("POST /soda/async/7/phase PHASE=RUN");
    then(asked.getLast()).isEqualTo("DELETE /soda/async/7 ");
    then(asked.indexOf("GET /files/cut.fits ")).isLessThan(asked.size() - 1).isPositive();
  }

  @Test
  void a_job_that_fails_says_why_and_is_taken_away() {
    // GIVEN
    end = "ERROR";
    // THEN
    thenThrownBy(this::fetched)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cutouts")
        .hasMessageContaining("the cube is on holiday");
    then(asked.getLast()).isEqualTo("DELETE /soda/async/7 ");
  }

  @Test
  void a_job_without_a_result_is_a_failure() {
    // GIVEN
    results = "";
    // THEN
    thenThrownBy(this::fetched).hasMessageContaining("ended without a result");
  }

  @Test
  void a_value_that_is_not_allowed_begins_no_job() {
    // GIVEN
    Link.ServiceCall call = call();
    // THEN
    thenThrownBy(
            () ->
                skysift
                    .serviceJobs()
                    .call(
                        call,
                        ServiceForm.of(call.service().orElseThrow()),
                        ImmutableListMultimap.of("CIRCLE", "here"),
                        phases::add,
                        products -> products))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("here");
    then(asked).isEmpty();
  }
}

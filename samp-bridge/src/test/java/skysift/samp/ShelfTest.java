package skysift.samp;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.astrogrid.samp.httpd.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What we serve on loopback, and what not. */
@Timeout(60)
class ShelfTest {

  @TempDir private Path folder;
  private final Wire wire = new Wire(Duration.ofSeconds(5));

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void a_file_is_served_under_an_address_that_ends_as_its_name_does() throws Exception {
    // GIVEN
    Path file = Files.writeString(folder.resolve("M 51 (\u00e9) 100%.fits.gz"), "FITS");
    // WHEN
    URI url = wire.offer(file, "application/fits", Duration.ofMinutes(1));
    // THEN
    then(url.getHost()).isEqualTo("127.0.0.1");
    then(url.getPath()).matches("/offer/[a-z2-7]{32}/M_51_e_100_.fits.gz");
    var answer = get(url);
    then(answer.statusCode()).isEqualTo(200);
    then(answer.body()).isEqualTo("FITS");
    then(answer.headers().firstValue("Content-Type")).hasValue("application/fits");
    then(answer.headers().firstValueAsLong("Content-Length")).hasValue(4);
    then(send(HttpRequest.newBuilder(url).HEAD().build()).body()).isEmpty();
  }

  @Test
  void nothing_is_listed_and_nothing_beside_an_offer_is_reached() throws Exception {
    // GIVEN
    Path file = Files.writeString(folder.resolve("a.fits"), "mine");
    Files.writeString(folder.resolve("secret.txt"), "not yours");
    URI url = wire.offer(file, "application/fits", Duration.ofMinutes(1));
    String base = url.toString().substring(0, url.toString().lastIndexOf('/'));
    for (String other :
        new String[] {
          base,
          base + "/",
          base + "/secret.txt",
          base + "/../a.fits",
          base + "/%2e%2e/x",
          url.resolve("/").toString(),
          url.resolve("/offer/").toString()
        }) {
      // WHEN
      var answer = get(URI.create(other));
      // THEN
      then(answer.statusCode()).as(other).isEqualTo(404);
      then(answer.body()).doesNotContain("mine", "not yours", "a.fits");
    }
  }

  @Test
  void what_was_taken_back_or_has_vanished_is_served_no_more() throws Exception {
    // GIVEN
    Path file = Files.writeString(folder.resolve("a.fits"), "x");
    URI first = wire.offer(file, "application/fits", Duration.ofMinutes(1));
    URI second = wire.offer(file, "application/fits", Duration.ofMinutes(1));
    then(first).isNotEqualTo(second);
    // WHEN
    wire.withdraw(first);
    // THEN
    then(get(first).statusCode()).isEqualTo(404);
    then(get(second).statusCode()).isEqualTo(200);
    Files.delete(file);
    then(get(second).statusCode()).isEqualTo(410);
  }

  @Test
  void an_offer_expires() throws IOException {
    // GIVEN
    var now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    Shelf shelf = new Shelf(now::get);
    Path file = Files.writeString(folder.resolve("a.fits"), "x");
    String path = shelf.add(file, "application/fits", Duration.ofMinutes(10));
    then(status(shelf, "GET", path)).isEqualTo(200);
    // WHEN
    now.set(now.get().plus(Duration.ofMinutes(10)));
    // THEN
    then(status(shelf, "GET", path)).isEqualTo(404);
  }

  @Test
  void an_offer_is_read_only() throws Exception {
    // GIVEN
    Path file = Files.writeString(folder.resolve("a.fits"), "x");
    URI url = wire.offer(file, "application/fits", Duration.ofMinutes(1));
    // WHEN
    var answer =
        send(HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofString("y")).build());
    // THEN
    then(answer.statusCode()).isEqualTo(405);
    then(Files.readString(file)).isEqualTo("x");
  }

  private static int status(Shelf shelf, String method, String path) {
    return shelf
        .serveRequest(new HttpServer.Request(method, path, Map.of(), null, null))
        .getStatusCode();
  }

  private static HttpResponse<String> get(URI url) throws Exception {
    return send(HttpRequest.newBuilder(url).build());
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}

package skysift.vo;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static skysift.vo.LoopbackArchive.redirect;
import static skysift.vo.LoopbackArchive.reply;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WebTest {
  private static final long MUCH = 1 << 20;

  private final LoopbackArchive archive = new LoopbackArchive();
  private final Web web = new Web(Duration.ofSeconds(10), Duration.ofSeconds(30));
  private final Web impatient = new Web(Duration.ofSeconds(10), Duration.ofMillis(200));

  @AfterEach
  void close() {
    archive.close();
  }

  private String text(URI url, long maxBytes) throws IOException {
    try (var answer = web.get(url, maxBytes)) {
      return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void an_answer_is_handed_over_whatever_its_status() throws IOException {
    // GIVEN
    archive.on("/x", reply("text/plain", "gone").status(410));
    // WHEN
    try (var answer = web.get(archive.uri("/x?ID=1"), MUCH)) {
      // THEN
      then(answer.status()).isEqualTo(410);
      then(answer.succeeded()).isFalse();
      then(answer.contentType()).isEqualTo("text/plain");
      then(answer.url()).isEqualTo(archive.uri("/x?ID=1"));
      then(answer.body().readAllBytes()).asString().isEqualTo("gone");
    }
    then(archive.requests().get(0).headers().get("user-agent")).startsWith("Skysift");
  }

  @Test
  void a_form_is_posted_in_UTF_8() throws IOException {
    // GIVEN
    archive.on("/form", reply("text/plain", "ok"));
    // WHEN
    web.post(archive.uri("/form"), Map.of("QUERY", "a = 'b & c' + \u03b1"), MUCH).close();
    // THEN
    var request = archive.requests().get(0);
    then(request.method()).isEqualTo("POST");
    then(request.parameters()).containsEntry("QUERY", "a = 'b & c' + \u03b1");
  }

  @ParameterizedTest
  @CsvSource({"301, GET", "302, GET", "303, GET", "307, POST", "308, POST"})
  void a_redirected_form_is_sent_again_only_where_the_status_says_so(int status, String method)
      throws IOException {
    // GIVEN
    archive.on("/a", redirect(status, "b/c?d=e|f")).on("/b/c", reply("text/plain", "there"));
    // WHEN
    try (var answer = web.post(archive.uri("/a"), Map.of("X", "1"), MUCH)) {
      // THEN
      then(answer.url()).isEqualTo(archive.uri("/b/c?d=e%7Cf"));
    }
    then(archive.requests().get(1).method()).isEqualTo(method);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file:///etc/passwd", "ftp://127.0.0.1/x", "jar:http://x!/y", "javascript:1"})
  void a_redirect_to_another_scheme_is_refused(String target) {
    archive.on("/a", redirect(302, target));
    thenThrownBy(() -> web.get(archive.uri("/a"), MUCH))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining(archive.uri("/a").toString())
        .hasMessageContaining(target);
  }

  @Test
  void redirects_in_a_circle_end() {
    archive.on("/a", redirect(302, "/a"));
    thenThrownBy(() -> web.get(archive.uri("/a"), MUCH))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("redirects more than 10 times");
    then(archive.requests()).hasSize(11);
  }

  @Test
  void a_compressed_answer_is_unwrapped_and_its_true_length_counts() throws IOException {
    // GIVEN
    archive.on("/bomb", reply("text/plain", new byte[200_000]).gzipped());
    archive.on("/small", reply("text/plain", "hello").gzipped());
    archive.on("/none", reply("text/plain", "").header("Content-Encoding", "gzip"));
    // THEN
    then(text(archive.uri("/small"), 5)).isEqualTo("hello");
    then(text(archive.uri("/none"), 5)).isEmpty();
    thenThrownBy(() -> text(archive.uri("/bomb"), 100_000))
        .isInstanceOf(ServiceException.class)
        .hasMessage(archive.uri("/bomb") + " is longer than the limit of 100000 bytes");
  }

  @Test
  void a_service_that_falls_silent_is_given_up() throws IOException {
    // GIVEN
    archive.on("/body", reply("text/plain", "12345").stallingAfter(2));
    // WHEN
    try (var answer = impatient.get(archive.uri("/body"), MUCH)) {
      // THEN
      then(answer.body().readNBytes(2)).asString().isEqualTo("12");
      thenThrownBy(() -> answer.body().read())
          .isInstanceOf(ServiceException.class)
          .hasMessage(archive.uri("/body") + " has sent nothing for 200 ms");
    }
  }

  @Test
  void a_service_that_accepts_and_says_nothing_is_given_up() throws IOException {
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var patient = new Web(Duration.ofMillis(200), Duration.ofMillis(200));
      URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/tap");
      thenThrownBy(() -> patient.get(url, MUCH))
          .isInstanceOf(ServiceException.class)
          .hasMessage(url + " did not answer within 200 ms");
    }
  }

  @Test
  void an_answer_that_breaks_off_is_told_with_its_URL() {
    archive.on("/x", reply("text/plain", "0123456789").cutAfter(4));
    thenThrownBy(() -> text(archive.uri("/x"), MUCH))
        .isInstanceOf(ServiceException.class)
        .hasMessageStartingWith(archive.uri("/x") + ": the answer broke off");
  }

  @Test
  void nobody_listening_and_an_unknown_host_are_told_apart() throws IOException {
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    URI refused = URI.create("http://127.0.0.1:" + free + "/tap");
    thenThrownBy(() -> web.get(refused, MUCH))
        .isInstanceOf(ServiceException.class)
        .hasMessage(refused + ": the connection was refused");
    thenThrownBy(() -> web.get(URI.create("http://no-such-host.invalid/tap"), MUCH))
        .isInstanceOf(ServiceException.class)
        .hasMessage("http://no-such-host.invalid/tap: the host no-such-host.invalid is not known");
  }

  @Test
  void an_interrupt_ends_waiting_for_a_body() throws Exception {
    // GIVEN
    archive.on("/x", reply("text/plain", "12345").stallingAfter(2));
    var caught = new java.util.concurrent.CompletableFuture<Throwable>();
    var begun = new java.util.concurrent.CountDownLatch(1);
    Thread reading =
        Thread.ofPlatform()
            .start(
                () -> {
                  try (var answer = web.get(archive.uri("/x"), MUCH)) {
                    answer.body().readNBytes(2);
                    begun.countDown();
                    caught.complete(new AssertionError("read " + answer.body().read()));
                  } catch (IOException e) {
                    caught.complete(e);
                  }
                });
    // WHEN
    begun.await();
    reading.interrupt();
    // THEN
    then(caught.get()).isInstanceOf(InterruptedIOException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "http://a.org/x y?q=a|b, http://a.org/x%20y?q=a%7Cb",
    "' HTTPS://a.org/{x}^`\"<> ', https://a.org/%7Bx%7D%5E%60%22%3C%3E",
    "http://a.org/\u00e9%20%zz, http://a.org/%C3%A9%20%25zz",
    "http://a.org?ID=ivo://eso.org/ID?ADP[1], http://a.org?ID=ivo://eso.org/ID?ADP%5B1%5D",
    "http://[::1]:80/x#a#b, http://[::1]:80/x#a%23b",
    "'http://a.org/x\n', http://a.org/x"
  })
  void a_URL_as_archives_write_it_is_made_valid(String text, String url) {
    then(Web.checkedUri(text)).isEqualTo(URI.create(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "file:///etc/passwd",
        "ftp://a.org/x",
        "a.org/x",
        "http:///x",
        "http://a b/x",
        "http://a_b:x/",
        "javascript:alert(1)"
      })
  void anything_else_is_no_URL(String text) {
    thenThrownBy(() -> Web.checkedUri(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }
}

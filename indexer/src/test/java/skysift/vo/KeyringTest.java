package skysift.vo;

import static org.assertj.core.api.BDDAssertions.then;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords and tokens, against real https and http servers on loopback. */
class KeyringTest {
  private static final String BASIC = "Basic dXNlcjpwYXNz";

  @TempDir private Path folder;
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final Keyring keyring = new Keyring();
  private HttpsServer secure;
  private HttpServer plain;
  private Web web;
  private Optional<Keyring.Key> answer = Optional.of(new Keyring.Key.Password("user", "pass"));

  @BeforeEach
  void start() throws Exception {
    SSLContext context = context();
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    secure = HttpsServer.create(new InetSocketAddress(loopback, 0), 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(context));
    secure.createContext("/", exchange -> answer(exchange, "Basic realm=\"data\"", BASIC));
    secure.createContext("/token", e -> answer(e, "ivoa_bearer standard_id=\"x\"", "Bearer t"));
    secure.createContext("/away", this::away);
    plain = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    plain.createContext("/", exchange -> answer(exchange, "Basic realm=\"data\"", BASIC));
    secure.start();
    plain.start();
    keyring.askWith(
        login -> {
          asked.incrementAndGet();
          return answer;
        });
    Duration limit = Duration.ofSeconds(10);
    web = new Web(limit, limit, keyring, Optional.of(context));
  }

  @AfterEach
  void stop() {
    secure.stop(0);
    plain.stop(0);
  }

  @Test
  void a_challenged_host_gets_what_the_user_gives_and_is_remembered() throws IOException {
    then(status(secureUrl("/1"))).isEqualTo(200);
    then(status(secureUrl("/2"))).isEqualTo(200);
    then(asked).hasValue(1);
    then(sent).containsExactly("-", BASIC, BASIC);
  }

  @Test
  void a_token_is_sent_as_a_bearers() throws IOException {
    answer = Optional.of(new Keyring.Key.Token(" t "));
    then(status(secureUrl("/token"))).isEqualTo(200);
    then(sent).containsExactly("-", "Bearer t");
  }

  @Test
  void nothing_is_sent_over_plain_http() throws IOException {
    then(status(plainUrl("/1"))).isEqualTo(401);
    then(asked).hasValue(0);
    then(sent).containsExactly("-");
  }

  @Test
  void a_redirect_to_another_host_gets_nothing() throws IOException {
    // GIVEN
    then(status(secureUrl("/1"))).isEqualTo(200);
    sent.clear();
    // WHEN
    then(status(secureUrl("/away"))).isEqualTo(401);
    // THEN
    then(sent).containsExactly("-");
  }

  @Test
  void a_user_who_gives_nothing_is_not_asked_again_until_told_to() throws IOException {
    answer = Optional.empty();
    then(status(secureUrl("/1"))).isEqualTo(401);
    then(status(secureUrl("/1"))).isEqualTo(401);
    then(asked).hasValue(1);
    keyring.askAgain();
    then(status(secureUrl("/1"))).isEqualTo(401);
    then(asked).hasValue(2);
  }

  @Test
  void a_wrong_password_is_asked_for_again_and_then_given_up() throws IOException {
    answer = Optional.of(new Keyring.Key.Password("user", "wrong"));
    then(status(secureUrl("/1"))).isEqualTo(401);
    then(asked).hasValueBetween(2, 3);
  }

  @Test
  void a_password_does_not_stand_in_logs() {
    then(answer.orElseThrow().toString()).doesNotContain("pass\"").doesNotContain("pass]");
    then(new Keyring.Key.Token("secret").toString()).doesNotContain("secret");
  }

  private void answer(HttpExchange exchange, String challenge, String wanted) throws IOException {
    try (exchange) {
      String key = exchange.getRequestHeaders().getFirst("Authorization");
      sent.add(key == null ? "-" : key);
      boolean good = wanted.equals(key);
      exchange.getResponseHeaders().set("WWW-Authenticate", challenge);
      exchange.sendResponseHeaders(good ? 200 : 401, -1);
    }
  }

  private void away(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Location", plainUrl("/taken").toString());
      exchange.sendResponseHeaders(302, -1);
    }
  }

  private int status(URI url) throws IOException {
    try (Web.Answer got = web.get(url, 1000)) {
      return got.status();
    }
  }

  private URI secureUrl(String path) {
    return URI.create("https://127.0.0.1:" + secure.getAddress().getPort() + path);
  }

  private URI plainUrl(String path) {
    return URI.create("http://127.0.0.1:" + plain.getAddress().getPort() + path);
  }

  /** A certificate made by the JDK's own tool, trusted by nobody but this test. */
  private SSLContext context() throws Exception {
    Path store = folder.resolve("keys.p12");
    Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process making =
        new ProcessBuilder(
                tool.toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                "secret",
                "-alias",
                "a",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "SAN=IP:127.0.0.1")
            .redirectErrorStream(true)
            .start();
    making.getInputStream().readAllBytes();
    then(making.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, "secret".toCharArray());
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance("SunX509");
    managers.init(keys, "secret".toCharArray());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}

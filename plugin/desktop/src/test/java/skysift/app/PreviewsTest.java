package skysift.app;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.vo.Web;

class PreviewsTest {
  private static final byte[] JPEG = new byte[1000];

  @TempDir private Path folder;
  private final AtomicInteger asked = new AtomicInteger();
  private final ExecutorService answering = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    JPEG[0] = (byte) 0xff;
    JPEG[1] = (byte) 0xd8;
    JPEG[2] = (byte) 0xff;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          boolean page = exchange.getRequestURI().getPath().contains("page");
          byte[] body = page ? "<html>Hello".getBytes(StandardCharsets.US_ASCII) : JPEG;
          exchange.getResponseHeaders().set("Content-Type", "image/jpeg");
          boolean gone = exchange.getRequestURI().getPath().contains("gone");
          exchange.sendResponseHeaders(gone ? 404 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.setExecutor(answering);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    answering.shutdown();
  }

  @Test
  void a_picture_is_fetched_once() throws IOException {
    // GIVEN
    Previews previews = previews(1_000_000);
    // WHEN
    Path file = previews.file(url("a.jpg"));
    // THEN
    then(file).hasBinaryContent(JPEG).hasParent(folder);
    then(previews.file(url("a.jpg"))).isEqualTo(file);
    then(asked).hasValue(1);
  }

  @Test
  void the_folder_holds_no_more_than_it_may() throws IOException {
    // GIVEN
    Previews previews = previews(2_500);
    Path oldest = previews.file(url("1.jpg"));
    Path seen = previews.file(url("2.jpg"));
    Files.setLastModifiedTime(oldest, FileTime.from(Instant.now().minusSeconds(100)));
    Files.setLastModifiedTime(seen, FileTime.from(Instant.now().minusSeconds(50)));
    // WHEN
    previews.file(url("3.jpg"));
    // THEN
    then(oldest).doesNotExist();
    try (Stream<Path> files = Files.list(folder)) {
      then(files).hasSize(2).contains(seen);
    }
  }

  @Test
  void pictures_fetched_at_the_same_time_do_not_tidy_each_other_away() throws Exception {
    // GIVEN
    Previews previews = previews(1_000_000);
    List<Future<Path>> coming = new ArrayList<>();
    // WHEN
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 400; i++) {
        String url = url(i + ".jpg");
        coming.add(threads.submit(() -> previews.file(url)));
      }
    }
    // THEN
    for (Future<Path> picture : coming) {
      then(picture.get()).hasBinaryContent(JPEG);
    }
  }

  @Test
  void what_only_says_that_it_is_a_picture_is_not_kept() throws IOException {
    thenThrownBy(() -> previews(1000).file(url("page.jpg")))
        .hasMessageContaining("is no JPEG, PNG or GIF picture");
    thenThrownBy(() -> previews(1000).file(url("gone.jpg"))).hasMessageContaining("404");
    thenThrownBy(() -> previews(1000).file("file:///etc/passwd"))
        .hasMessageContaining("not an http or https URL");
    then(folder).isEmptyDirectory();
  }

  private Previews previews(long most) {
    return new Previews(new Web(Duration.ofSeconds(5), Duration.ofSeconds(5)), folder, most);
  }

  private String url(String name) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
  }
}

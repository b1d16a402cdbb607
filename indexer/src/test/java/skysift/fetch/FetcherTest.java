package skysift.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import com.google.common.collect.ImmutableMap;
import com.google.common.hash.Hashing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skysift.fetch.FetchReport.Ending;
import skysift.fetch.FetchReport.Outcome;
import skysift.obscore.DatasetKey;
import skysift.vo.Web;

class FetcherTest {
  private static final byte[] DATA = "0123456789".repeat(10_000).getBytes(UTF_8);
  private static final FetchLimits SMALL = new FetchLimits(3, 1_000_000, 0);

  @TempDir private Path root;
  private Path folder;
  private FileServer server;
  private final Fetcher fetcher = fetcher(SMALL);

  @BeforeEach
  void start() throws IOException {
    folder = root.resolve("target");
    server = new FileServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void files_come_whole_and_are_written_down() throws IOException {
    // GIVEN
    server.file("/a/1.fits", "image/fits", DATA);
    // WHEN
    Outcome outcome = fetched(item(server.url("/a/1.fits")));
    // THEN
    then(outcome.ending()).isEqualTo(Ending.FETCHED);
    then(outcome.file()).contains(folder.resolve("1.fits"));
    then(folder.resolve("1.fits")).hasBinaryContent(DATA);
    List<String> manifest = Files.readAllLines(folder.resolve("manifest.csv"));
    then(manifest).hasSize(2);
    then(manifest.get(0)).startsWith("file,bytes,sha256,url,fetched,content_type,dataset,archive");
    then(manifest.get(1))
        .startsWith("\"1.fits\",\"100000\",\"" + Hashing.sha256().hashBytes(DATA))
        .contains("\"2005A&A...1\"");
    then(names()).containsExactly("1.fits", "manifest.csv");
  }

  @Test
  void what_is_there_already_is_not_fetched_again() throws IOException {
    // GIVEN
    server.file("/1.fits", "image/fits", DATA);
    fetched(item(server.url("/1.fits")));
    // WHEN
    Outcome again = fetched(item(server.url("/1.fits")));
    // THEN
    then(again.ending()).isEqualTo(Ending.THERE_ALREADY);
    then(server.ranges()).hasSize(1);
  }

  @Test
  void a_file_that_was_changed_is_fetched_beside_it() throws IOException {
    // GIVEN
    server.file("/1.fits", "image/fits", DATA);
    fetched(item(server.url("/1.fits")));
    Files.writeString(folder.resolve("1.fits"), "mine");
    // WHEN
    Outcome again = fetched(item(server.url("/1.fits")));
    // THEN
    then(again.file()).contains(folder.resolve("1-2.fits"));
    then(folder.resolve("1.fits")).hasContent("mine");
  }

  @Test
  void a_connection_that_breaks_is_gone_on_with_where_it_broke() throws IOException {
    // GIVEN
    AtomicInteger calls = new AtomicInteger();
    server.at(
        "/1.fits",
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"7\"");
          if (calls.incrementAndGet() == 1) {
            exchange.sendResponseHeaders(200, DATA.length);
            exchange.getResponseBody().write(DATA, 0, 40_000);
            exchange.getResponseBody().flush();
            throw new IOException("cut");
          }
          String range = exchange.getRequestHeaders().getFirst("Range");
          int from = Integer.parseInt(range.replaceAll("\\D", ""));
          exchange
              .getResponseHeaders()
              .set("Content-Range", "bytes " + from + "-99999/" + DATA.length);
          exchange.sendResponseHeaders(206, DATA.length - from);
          exchange.getResponseBody().write(DATA, from, DATA.length - from);
        });
    // WHEN
    Outcome outcome = fetched(item(server.url("/1.fits")));
    // THEN
    then(outcome.ending()).as(outcome.message()).isEqualTo(Ending.FETCHED);
    then(folder.resolve("1.fits")).hasBinaryContent(DATA);
    then(server.ranges().get(1)).matches("bytes=[1-9]\\d*-");
  }

  @Test
  void a_stop_leaves_no_half_file_and_a_later_try_goes_on() throws Exception {
    // GIVEN
    CountDownLatch begun = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    server.at(
        "/1.fits",
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"7\"");
          if (calls.incrementAndGet() == 1) {
            exchange.sendResponseHeaders(200, DATA.length);
            exchange.getResponseBody().write(DATA, 0, 70_000);
            exchange.getResponseBody().flush();
            server.hang();
          }
          exchange.getResponseHeaders().set("Content-Range", "bytes 65536-99999/100000");
          int from =
              Integer.parseInt(
                  exchange.getRequestHeaders().getFirst("Range").replaceAll("\\D", ""));
          exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-99999/100000");
          exchange.sendResponseHeaders(206, DATA.length - from);
          exchange.getResponseBody().write(DATA, from, DATA.length - from);
        });
    Thread fetching = Thread.currentThread();
    FetchItem item = item(server.url("/1.fits"));
    // WHEN
    FetchReport report =
        fetcher.fetch(
            List.of(item),
            folder,
            (done, items, bytes) -> {
              if (bytes > 0 && begun.getCount() > 0) {
                begun.countDown();
                fetching.interrupt();
              }
            });
    // THEN
    then(Thread.interrupted()).isTrue();
    then(report.stopped()).isTrue();
    then(names()).noneMatch(name -> name.endsWith(".fits"));
    then(fetched(item).ending()).isEqualTo(Ending.FETCHED);
    then(folder.resolve("1.fits")).hasBinaryContent(DATA);
  }

  @Test
  void a_checksum_that_does_not_hold_leaves_nothing() throws IOException {
    // GIVEN
    String other = Base64.getEncoder().encodeToString(new byte[32]);
    server.at(
        "/1.fits",
        exchange -> {
          exchange.getResponseHeaders().set("Repr-Digest", "sha-256=:" + other + ":");
          exchange.sendResponseHeaders(200, DATA.length);
          exchange.getResponseBody().write(DATA);
        });
    // WHEN
    Outcome outcome = fetched(item(server.url("/1.fits")));
    // THEN
    then(outcome.ending()).isEqualTo(Ending.FAILED);
    then(outcome.message()).contains("damaged").contains("SHA-256");
    then(names()).isEmpty();
  }

  @Test
  void a_busy_server_is_asked_again() throws IOException {
    // GIVEN
    AtomicInteger calls = new AtomicInteger();
    server.at(
        "/1.fits",
        exchange -> {
          boolean busy = calls.incrementAndGet() == 1;
          exchange.getResponseHeaders().set("Retry-After", "0");
          exchange.sendResponseHeaders(busy ? 503 : 200, busy ? -1 : 3);
          exchange.getResponseBody().write("abc".getBytes(UTF_8));
        });
    then(fetched(item(server.url("/1.fits"))).ending()).isEqualTo(Ending.FETCHED);
  }

  @Test
  void no_more_files_than_allowed_come_at_once() throws IOException {
    // GIVEN
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    server.at(
        "/",
        exchange -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          exchange.sendResponseHeaders(200, DATA.length);
          now.decrementAndGet();
          exchange.getResponseBody().write(DATA);
        });
    List<FetchItem> items =
        IntStream.range(0, 20).mapToObj(i -> item(server.url("/" + i + ".fits"))).toList();
    // WHEN
    FetchReport report = fetcher.fetch(items, folder, (done, all, bytes) -> {});
    // THEN
    then(report.count(Ending.FETCHED)).isEqualTo(20);
    then(report.bytes()).isEqualTo(20L * DATA.length);
    then(most.get()).isBetween(1, FetchLimits.PER_HOST);
  }

  @Test
  void files_of_one_name_do_not_replace_each_other() throws IOException {
    server.file("/a/x.fits", "image/fits", DATA).file("/b/x.fits", "image/fits", DATA);
    fetched(item(server.url("/a/x.fits")));
    then(fetched(item(server.url("/b/x.fits"))).file()).contains(folder.resolve("x-2.fits"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attachment; filename=\"../../evil.fits\"",
        "attachment; filename=/etc/cron.d/evil.fits",
        "attachment; filename=..\\..\\evil.fits",
        "attachment; filename*=UTF-8''..%2F..%2Fevil.fits"
      })
  void nothing_is_written_outside_of_the_folder(String disposition) throws IOException {
    // GIVEN
    server.at(
        "/x",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Disposition", disposition);
          exchange.sendResponseHeaders(200, 3);
          exchange.getResponseBody().write("abc".getBytes(UTF_8));
        });
    // WHEN
    Outcome outcome = fetched(item(server.url("/x")));
    // THEN
    then(outcome.file().orElseThrow().getParent()).isEqualTo(folder);
    then(outcome.file().orElseThrow().getFileName().toString()).endsWith("evil.fits");
    try (Stream<Path> all = Files.list(root)) {
      then(all).containsExactly(folder);
    }
  }

  @Test
  void a_redirect_to_a_file_of_the_users_is_refused() throws IOException {
    // GIVEN
    for (String target : List.of("file:///etc/passwd", "jar:file:///x.jar!/y", "ftp://h/x")) {
      server.at(
          "/" + target.substring(0, 3),
          exchange -> {
            exchange.getResponseHeaders().set("Location", target);
            exchange.sendResponseHeaders(302, -1);
          });
      // THEN
      Outcome outcome = fetched(item(server.url("/" + target.substring(0, 3))));
      then(outcome.ending()).isEqualTo(Ending.FAILED);
      then(outcome.message()).contains(target).contains("not an http or https URL");
    }
    then(names()).isEmpty();
  }

  @Test
  void ten_gigabytes_are_refused_before_they_come() throws IOException {
    // GIVEN
    server.at(
        "/big.fits",
        exchange -> {
          exchange.sendResponseHeaders(200, 10_000_000_000L);
          exchange.getResponseBody().write(DATA);
          exchange.getResponseBody().flush();
          server.hang();
        });
    // THEN
    then(fetched(item(server.url("/big.fits"))).message())
        .contains("10000000000 bytes")
        .contains("a file may have here");
    then(fetched(item(server.url("/big.fits"), "image/fits", 10_000_000_000L)).message())
        .contains("is announced with 10000000000 bytes");
    then(server.ranges()).hasSize(1);
    then(names()).isEmpty();
  }

  @Test
  void a_body_without_end_is_cut_at_the_limit() throws IOException {
    // GIVEN
    server.at(
        "/endless",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            while (!server.isOver()) {
              out.write(DATA);
            }
          }
        });
    // WHEN
    Outcome outcome = fetched(item(server.url("/endless")));
    // THEN
    then(outcome.message()).contains("1000000 bytes a file may have here");
    then(names()).isEmpty();
  }

  @Test
  void a_disk_that_would_be_full_is_told_before() throws IOException {
    // GIVEN
    server.file("/1.fits", "image/fits", DATA);
    Fetcher sparing = fetcher(new FetchLimits(1, Long.MAX_VALUE, Long.MAX_VALUE / 2));
    // WHEN
    FetchReport report =
        sparing.fetch(List.of(item(server.url("/1.fits"))), folder, (d, i, b) -> {});
    // THEN
    then(report.outcomes().getFirst().message()).contains("not enough space");
    then(names()).isEmpty();
  }

  @Test
  void a_login_page_is_no_image() throws IOException {
    // GIVEN
    byte[] page = "<html><title>Please sign in</title></html>".getBytes(UTF_8);
    server.file("/1.fits", "text/html", page);
    // THEN
    then(fetched(item(server.url("/1.fits"))).message())
        .contains("gave a web page, not image/fits")
        .contains("Please sign in");
    then(names()).noneMatch(name -> name.endsWith(".fits"));
  }

  @Test
  void a_server_that_hangs_fails_after_the_time_limit() throws IOException {
    // GIVEN
    server.at("/1.fits", exchange -> server.hang());
    Fetcher hasty = new Fetcher(new Web(Duration.ofSeconds(1), Duration.ofMillis(500)), SMALL);
    // WHEN
    FetchReport report = hasty.fetch(List.of(item(server.url("/1.fits"))), folder, (d, i, b) -> {});
    // THEN
    then(report.outcomes().getFirst().message()).contains("did not answer");
  }

  @Test
  void no_data_in_a_cutout_is_no_file() throws IOException {
    server.at("/cut", exchange -> exchange.sendResponseHeaders(204, -1));
    then(fetched(item(server.url("/cut"))).message()).contains("no data in the region");
    then(names()).isEmpty();
  }

  @Test
  void a_bomb_is_not_unpacked() throws IOException {
    // GIVEN
    Files.createDirectories(folder);
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      for (int i = 0; i < 50; i++) {
        gzip.write(DATA);
      }
    }
    Path file = folder.resolve("x.fits.gz");
    Files.write(file, bomb.toByteArray());
    Unpacker strict = new Unpacker(new FetchLimits(1, 1_000_000, 0));
    // THEN
    then(Unpacker.isPacked(file)).isTrue();
    thenThrownBy(() -> strict.unpacked(file)).hasMessageContaining("unpacks to more than");
    then(names()).containsExactly("x.fits.gz");
    then(new Unpacker(new FetchLimits(1, 10_000_000, 0)).unpacked(file)).hasSize(50L * DATA.length);
  }

  /** One that waits long enough for a server on a busy machine. */
  private static Fetcher fetcher(FetchLimits limits) {
    return new Fetcher(new Web(Duration.ofSeconds(20), Duration.ofSeconds(20)), limits);
  }

  private Outcome fetched(FetchItem item) throws IOException {
    return fetcher.fetch(List.of(item), folder, (d, i, b) -> {}).outcomes().getFirst();
  }

  private static FetchItem item(URI url) {
    return item(url, "image/fits", 0);
  }

  private static FetchItem item(URI url, String type, long bytes) {
    return new FetchItem(
        url,
        DatasetKey.of("A", List.of("1"), 1),
        Optional.of(type),
        bytes == 0 ? OptionalLong.empty() : OptionalLong.of(bytes),
        ImmutableMap.of("archive", "A", "bib_reference", "2005A&A...1"));
  }

  private List<String> names() throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}

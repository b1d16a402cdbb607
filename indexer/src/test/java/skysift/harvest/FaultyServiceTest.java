package skysift.harvest;

import static org.assertj.core.api.BDDAssertions.then;

import com.google.common.collect.ImmutableList;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import skysift.harvest.HarvestReport.Ending;
import skysift.vo.Web;

/**
 * A service that misbehaves beside one that does not: the fault ends in the report within its time
 * limit, the other archive is unharmed, and what was missing comes when it is asked again.
 */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class FaultyServiceTest {
  private static final int ROWS = 60;

  @TempDir Path directory;

  private final FakeTap good = new FakeTap().with(FakeTap.spread(40));
  private final FakeTap tap = new FakeTap().with(FakeTap.spread(ROWS));
  private final Harvests.MemorySink sink = new Harvests.MemorySink();
  private final Harvester harvester =
      new Harvester(
          Aliases.builtIn(),
          new Web(Duration.ofSeconds(2), Duration.ofSeconds(1)),
          Harvests.IMPATIENT,
          new Harvests.Notes());

  @AfterEach
  void close() {
    good.close();
    tap.close();
  }

  @Test
  void a_service_that_hangs_before_its_answer() throws IOException {
    failsThenCompletes(
        (number, query, exchange) -> {
          tap.hang();
          return true;
        },
        "did not answer within");
  }

  @Test
  void a_service_that_hangs_within_its_answer() throws IOException {
    failsThenCompletes(
        (number, query, exchange) -> {
          begin(exchange).flush();
          tap.hang();
          return true;
        },
        "has sent nothing for");
  }

  @Test
  void a_service_that_sends_a_byte_now_and_then() throws IOException {
    failsThenCompletes(
        (number, query, exchange) -> {
          OutputStream out = begin(exchange);
          while (true) {
            out.write(' ');
            out.flush();
            TimeUnit.MILLISECONDS.sleep(300);
          }
        },
        "was not answered within 4 s");
  }

  @Test
  void a_stream_that_breaks_off_within_a_row() throws IOException {
    failsThenCompletes(
        (number, query, exchange) -> {
          String whole = FakeTap.votable(FakeTap.spread(ROWS), false);
          exchange.sendResponseHeaders(200, whole.length());
          exchange.getResponseBody().write(bytes(whole.substring(0, whole.indexOf("o20") + 2)));
          exchange.getResponseBody().flush();
          exchange.close();
          return true;
        },
        "broke off");
  }

  @Test
  void a_document_that_ends_within_a_row_though_the_service_thinks_it_whole() throws IOException {
    failsThenCompletes(
        (number, query, exchange) -> {
          String whole = FakeTap.votable(FakeTap.spread(ROWS), false);
          FakeTap.send(exchange, 200, whole.substring(0, whole.indexOf("o20") + 2));
          return true;
        },
        "breaks off");
  }

  @Test
  void a_web_page_with_status_200() throws IOException {
    failsThenCompletes(
        (number, query, exchange) -> {
          FakeTap.send(exchange, 200, "<!DOCTYPE html><html><title>Log in</title></html>");
          return true;
        },
        "web page");
  }

  @Test
  void two_documents_one_after_the_other() throws IOException {
    failsThenCompletes(
        (number, query, exchange) -> {
          String part = FakeTap.votable(FakeTap.spread(ROWS), false);
          FakeTap.send(
              exchange,
              200,
              part.substring(0, part.indexOf("o20"))
                  + "<?xml version='1.0'?>"
                  + FakeTap.error("the database went away"));
          return true;
        },
        "the database went away");
  }

  @Test
  void an_empty_answer() throws IOException {
    failsThenCompletes(
        (number, query, exchange) -> {
          FakeTap.send(exchange, 200, "");
          return true;
        },
        "empty");
  }

  @Test
  void an_error_after_the_rows() throws IOException {
    failsThenCompletes(
        (number, query, exchange) -> {
          String whole = FakeTap.votable(FakeTap.spread(ROWS), false);
          FakeTap.send(
              exchange,
              200,
              whole.replace(
                  "</TABLE></RESOURCE>",
                  "</TABLE><INFO name='QUERY_STATUS' value='ERROR'>out of time</INFO></RESOURCE>"));
          return true;
        },
        "out of time");
  }

  @Test
  void fewer_rows_than_the_table_announces() throws IOException {
    failsThenCompletes(
        (number, query, exchange) -> {
          String whole = FakeTap.votable(FakeTap.spread(ROWS), false);
          FakeTap.send(exchange, 200, whole.replace("<TABLE>", "<TABLE nrows='100'>"));
          return true;
        },
        "announces 100 rows and holds 60");
  }

  @Test
  void redirects_without_end() throws IOException {
    failsThenCompletes(
        (number, query, exchange) -> {
          exchange.getResponseHeaders().set("Location", "/tap/sync?again");
          exchange.sendResponseHeaders(303, -1);
          return true;
        },
        "redirects more than 10 times");
  }

  @Test
  void rows_without_end_that_nobody_asked_for() throws IOException {
    failsThenCompletes(
        (number, query, exchange) -> {
          OutputStream out = begin(exchange);
          for (long i = 0; i < 10_000_000; i++) {
            out.write(bytes(new FakeTap.Row("e" + i, 5.0 + i % 1000, 1.0, "x").cells()));
          }
          return true;
        },
        "rows that were not asked for");
  }

  @Test
  void a_service_that_is_busy_is_left_alone_as_long_as_it_asks() throws IOException {
    // GIVEN
    long[] times = new long[2];
    tap.faulty(
        (number, query, exchange) -> {
          times[Math.min(number, 2) - 1] = System.nanoTime();
          if (number == 1) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            FakeTap.send(exchange, 429, "too many queries");
          }
          return number == 1;
        });
    // WHEN
    HarvestReport report = harvest().get(1);
    // THEN
    then(report.ending()).isEqualTo(Ending.COMPLETE);
    then(Duration.ofNanos(times[1] - times[0])).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void a_service_that_is_away_twice_and_then_there() throws IOException {
    // GIVEN
    tap.faulty(
        (number, query, exchange) -> {
          if (number <= 2) {
            FakeTap.send(exchange, 503, "maintenance");
          }
          return number <= 2;
        });
    // WHEN
    HarvestReport report = harvest().get(1);
    // THEN
    then(report.ending()).isEqualTo(Ending.COMPLETE);
    then(report.kept()).isEqualTo(ROWS);
    then(report.harvest().orElseThrow().queries())
        .extracting(HarvestReport.Query::outcome)
        .filteredOn(outcome -> outcome.contains("maintenance"))
        .hasSize(2);
  }

  @Test
  void a_host_that_is_not_known() throws IOException {
    // GIVEN
    Archive nowhere = Archive.ofFile("lost").at(URI.create("http://no-such-host.invalid/tap"));
    // WHEN
    List<HarvestReport> reports = harvest(nowhere);
    // THEN
    then(reports.get(1).ending()).isEqualTo(Ending.FAILED);
    then(reports.get(1).message()).contains("no-such-host.invalid is not known");
    then(reports.get(1).harvest().orElseThrow().queryCount()).isEqualTo(1);
    then(reports.get(0).kept()).isEqualTo(40);
  }

  @Test
  void a_service_whose_https_is_none() throws IOException {
    // GIVEN something that listens and speaks no TLS
    try (ServerSocket plain = new ServerSocket(0, 5, java.net.InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerPlainly(plain));
      Archive odd =
          Archive.ofFile("odd")
              .at(URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/tap"));
      // WHEN
      List<HarvestReport> reports = harvest(odd);
      // THEN
      then(reports.get(1).ending()).isEqualTo(Ending.FAILED);
      then(reports.get(1).message()).contains("no secure connection");
      then(reports.get(0).kept()).isEqualTo(40);
    }
  }

  private static void answerPlainly(ServerSocket server) {
    while (!server.isClosed()) {
      try (var connection = server.accept()) {
        connection.getOutputStream().write(bytes("HTTP/1.1 200 OK\r\n\r\nhello"));
      } catch (IOException e) {
        return;
      }
    }
  }

  /** The fault is told in the report in these words; the next harvest brings the rows. */
  private void failsThenCompletes(FakeTap.Fault fault, String words) throws IOException {
    // GIVEN
    tap.faulty(fault);
    // WHEN
    List<HarvestReport> broken = harvest();
    tap.faulty((number, query, exchange) -> false);
    List<HarvestReport> whole = harvest();
    // THEN
    then(broken.get(0).ending()).isEqualTo(Ending.COMPLETE);
    then(broken.get(0).kept()).isEqualTo(40);
    then(broken.get(1).ending()).isEqualTo(Ending.FAILED);
    then(broken.get(1).message()).contains(words);
    then(whole.get(1).ending()).isEqualTo(Ending.COMPLETE);
    then(sink.kept.values())
        .filteredOn(d -> d.archive().equals("faulty"))
        .extracting(d -> d.text(skysift.obscore.ObsCoreColumn.OBS_ID).orElse(""))
        .containsAll(tap.rows().stream().map(FakeTap.Row::id).toList());
  }

  private ImmutableList<HarvestReport> harvest() throws IOException {
    return harvest(tap.archive("faulty", 1000, false));
  }

  private ImmutableList<HarvestReport> harvest(Archive beside) throws IOException {
    return harvester.harvest(
        HarvestRequest.of(List.of(good.archive("good", 1000, false), beside)),
        archive -> Optional.empty(),
        directory,
        archive -> sink,
        new HarvestControl(),
        progress -> {});
  }

  private static OutputStream begin(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/x-votable+xml");
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write(bytes(FakeTap.head()));
    return exchange.getResponseBody();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

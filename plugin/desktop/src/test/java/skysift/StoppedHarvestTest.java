package skysift;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssumptions.given;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl+C in the middle of a harvest: a program of its own, and a job that never ends by itself. */
@DisabledOnOs(OS.WINDOWS)
class StoppedHarvestTest {
  @TempDir private Path folder;
  private final CountDownLatch running = new CountDownLatch(1);
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/tap/async", this::job);
    server.start();
    Files.createDirectories(folder.resolve("ws"));
    Files.writeString(
        folder.resolve("ws/archives.txt"),
        "[slow]\ntap = http://127.0.0.1:"
            + server.getAddress().getPort()
            + "/tap\nmode = async\npause = 0\n");
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void job(HttpExchange exchange) throws IOException {
    try (exchange) {
      String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String path = exchange.getRequestURI().getPath();
      asked.add(exchange.getRequestMethod() + " " + path + " " + form);
      if (exchange.getRequestMethod().equals("GET")) {
        running.countDown();
        exchange.sendResponseHeaders(200, 9);
        exchange.getResponseBody().write("EXECUTING".getBytes(StandardCharsets.UTF_8));
      } else {
        exchange.getResponseHeaders().set("Location", "/tap/async/7");
        exchange.sendResponseHeaders(303, -1);
      }
    }
  }

  private Process skysift(String... arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "--workspace",
            folder.resolve("ws").toString());
    builder.command().addAll(List.of(arguments));
    return builder.redirectErrorStream(true).start();
  }

  private static String said(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({"INT,130", "TERM,143"})
  @Timeout(120)
  void the_job_is_taken_back_the_journal_kept_and_the_end_is_quick(String signal, int code)
      throws Exception {
    given(signalReaches(signal)).isTrue();
    // GIVEN
    Process process = skysift("harvest", "--archive", "slow");
    then(running.await(60, TimeUnit.SECONDS)).isTrue();
    // WHEN
    long began = System.nanoTime();
    new ProcessBuilder("kill", "-" + signal, "" + process.pid()).inheritIO().start().waitFor();
    String said = said(process);
    // THEN
    then(process.waitFor()).as(said).isEqualTo(code);
    then(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began)).isLessThan(12);
    then(said).contains("stopped after 0 rows").doesNotContain("Exception");
    then(asked).contains("POST /tap/async/7/phase PHASE=ABORT", "DELETE /tap/async/7 ");
    // WHEN the same question is asked again
    server.removeContext("/tap/async");
    Process again = skysift("harvest", "--archive", "slow");
    // THEN
    then(said(again)).contains("Going on where this question was broken off");
    then(again.waitFor()).isEqualTo(69);
  }

  /** A signal that is ignored here is ignored by what is started here too. */
  private static boolean signalReaches(String signal) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return true;
    }
    String ignored =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> line.substring("SigIgn:".length()).strip())
            .findFirst()
            .orElse("0");
    int bit = signal.equals("INT") ? 1 : 14;
    return (Long.parseUnsignedLong(ignored, 16) >> bit & 1) == 0;
  }
}

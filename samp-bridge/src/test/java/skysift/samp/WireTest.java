package skysift.samp;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.astrogrid.samp.xmlrpc.SampXmlRpcHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(60)
class WireTest {

  private static final Pattern INODE = Pattern.compile("socket:\\[(\\d+)]");

  /** 127.0.0.1 and ::1, as Linux writes them in /proc/net/tcp and tcp6. */
  private static final Set<String> LOOPBACK =
      Set.of("0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000");

  private static final List<String> NOT_OURS =
      List.of("Keep-Alive", "CompletableFutureDelayScheduler", "process reaper", "ForkJoinPool");

  @Test
  @EnabledOnOs(OS.LINUX)
  void all_that_listens_listens_on_loopback() throws Exception {
    try (var place = MemoryHub.absent()) {
      // GIVEN a hub in this process, a client of it, and a message that was answered
      var client = place.client("Skysift");
      client.connectOrStartHub();
      place.recordingPeer("topcat", "coord.pointAt.sky");
      then(client.send(client.peers(), new Payload.SkyPoint(1, 2)))
          .extracting(Delivery::outcome)
          .containsExactly(Delivery.Outcome.CONFIRMED);
      // WHEN
      Set<String> ours = listening();
      // THEN
      then(ours).hasSizeGreaterThanOrEqualTo(3);
      then(ours).allSatisfy(address -> then(LOOPBACK).contains(address.split(":")[0]));
    }
  }

  @Test
  void no_thread_is_left_behind() throws Exception {
    // GIVEN
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    // WHEN
    for (int i = 0; i < 3; i++) {
      try (var place = MemoryHub.absent()) {
        var client = place.client("Skysift");
        client.connectOrStartHub();
        place.recordingPeer("topcat", "coord.pointAt.sky");
        place.recordingPeer("ds9", "coord.pointAt.sky").answersNothing();
        client.send(client.peers().getLast(), new Payload.SkyPoint(1, 2));
      }
    }
    // THEN
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!leftSince(before).isEmpty() && System.nanoTime() < end) {
      Thread.sleep(50);
    }
    then(leftSince(before)).isEmpty();
  }

  @Test
  void a_message_with_a_document_type_is_not_read() throws Exception {
    try (var wire = new Wire(Duration.ofSeconds(5));
        var secrets = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      // GIVEN an entity that would be fetched from a server that nobody must ask
      secrets.setSoTimeout(500);
      URL endpoint = endpoint(wire);
      String message =
          "<!DOCTYPE methodCall [<!ENTITY x SYSTEM 'http://127.0.0.1:%d/secret'>]>"
                  .formatted(secrets.getLocalPort())
              + "<methodCall><methodName>&x;</methodName></methodCall>";
      for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16)) {
        // WHEN
        var answer = post(endpoint, message.getBytes(charset));
        // THEN
        then(answer.statusCode()).isEqualTo(400);
      }
      thenThrownBy(secrets::accept).isInstanceOf(SocketTimeoutException.class);
      then(post(endpoint, "<methodCall/>".getBytes(StandardCharsets.UTF_8)).statusCode())
          .as("what is merely wrong gets a fault")
          .isEqualTo(200);
      then(post(endpoint, new byte[0]).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void an_answer_with_a_document_type_is_not_read() throws Exception {
    try (var wire = new Wire(Duration.ofSeconds(5));
        var hub = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      // GIVEN
      thread.submit(
          () -> answer(hub, "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"));
      var line = wire.client(URI.create("http://127.0.0.1:" + hub.getLocalPort() + "/hub").toURL());
      // WHEN
      thenThrownBy(() -> line.callAndWait("samp.hub.ping", List.of()))
          // THEN
          .isInstanceOf(IOException.class)
          .hasMessageContaining("DOCTYPE");
    }
  }

  @Test
  void web_pages_are_turned_away() throws Exception {
    try (var wire = new Wire(Duration.ofSeconds(5))) {
      // GIVEN
      var request =
          HttpRequest.newBuilder(endpoint(wire).toURI())
              .header("Origin", "https://evil.example")
              .POST(HttpRequest.BodyPublishers.ofString("<methodCall/>"))
              .build();
      // WHEN
      var answer = send(request);
      // THEN
      then(answer.statusCode()).isEqualTo(403);
    }
  }

  @Test
  void who_connects_and_says_nothing_is_hung_up_on() throws Exception {
    try (var wire = new Wire(Duration.ofMillis(200))) {
      // GIVEN
      URL endpoint = endpoint(wire);
      try (var silent = new Socket(endpoint.getHost(), endpoint.getPort())) {
        silent.setSoTimeout(10_000);
        // WHEN
        byte[] last = silent.getInputStream().readAllBytes();
        // THEN
        then(new String(last, StandardCharsets.US_ASCII)).doesNotContain("200 OK");
      }
    }
  }

  private static URL endpoint(Wire wire) throws IOException {
    var server = wire.serve();
    server.addHandler(
        new SampXmlRpcHandler() {
          @Override
          public boolean canHandleCall(String method) {
            return false;
          }

          @Override
          @SuppressWarnings("rawtypes") // as JSAMP declares it
          public Object handleCall(String method, List params, Object info) {
            throw new IllegalStateException("not to be called");
          }
        });
    return server.getEndpoint();
  }

  private static HttpResponse<String> post(URL url, byte[] body) throws Exception {
    return send(
        HttpRequest.newBuilder(url.toURI())
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private static Void answer(ServerSocket server, String body) throws IOException {
    try (Socket socket = server.accept();
        OutputStream out = socket.getOutputStream()) {
      socket.getInputStream().read(new byte[4096]);
      String head = "HTTP/1.0 200 OK\r\nContent-Type: text/xml\r\n\r\n";
      out.write((head + body).getBytes(StandardCharsets.US_ASCII));
    }
    return null;
  }

  private static List<String> leftSince(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.isAlive() && !before.contains(thread))
        .map(Thread::getName)
        .filter(name -> NOT_OURS.stream().noneMatch(name::startsWith))
        .toList();
  }

  /** The addresses, with port, on which this process listens. */
  private static Set<String> listening() throws IOException {
    List<String> inodes = new ArrayList<>();
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      for (Path each : open.toList()) {
        if (Files.isSymbolicLink(each)) {
          var socket = INODE.matcher(Files.readSymbolicLink(each).toString());
          if (socket.matches()) {
            inodes.add(socket.group(1));
          }
        }
      }
    }
    Set<String> addresses = new HashSet<>();
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      for (String line : Files.readAllLines(Path.of(table))) {
        String[] cells = line.strip().split("\\s+");
        if (cells.length > 9 && cells[3].equals("0A") && inodes.contains(cells[9])) {
          addresses.add(cells[1]);
        }
      }
    }
    return addresses;
  }
}

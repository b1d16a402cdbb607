package skysift;

import static org.assertj.core.api.BDDAssertions.then;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import skysift.samp.Delivery;
import skysift.samp.MemoryHub;
import skysift.samp.Payload;
import skysift.samp.Peer;
import skysift.samp.SampClient;

/** The verbs that a script talks SAMP with, at the hub that SAMP_HUB names in the tests. */
@Timeout(120)
class SampVerbsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private record Ran(int code, String out, String err) {}

  private Ran run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> all = new ArrayList<>(List.of("--workspace", folder.resolve("ws").toString()));
    all.addAll(List.of(arguments));
    int code = Main.run(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
    return new Ran(code, out.toString(), err.toString());
  }

  @Test
  void a_hub_runs_until_its_lockfile_goes_and_a_listener_prints_what_comes() throws Exception {
    Path lockfile = lockfile();
    then(run("peers").code()).isEqualTo(69);
    try (ExecutorService threads = Executors.newCachedThreadPool();
        SampClient topcat = MemoryHub.clientAt(lockfile, "topcat")) {
      // GIVEN
      Future<Ran> hub = threads.submit(() -> run("hub"));
      eventually(() -> topcat.hubRunning());
      Ran second = run("hub");
      then(second.code()).isEqualTo(1);
      then(second.err()).contains("running already");
      topcat.connect();
      Future<Ran> listener =
          threads.submit(() -> run("listen", "--json", "--count", "3", "--for", "60"));
      eventually(() -> skysift(topcat).isPresent());
      // WHEN
      Peer skysift = skysift(topcat).orElseThrow();
      var point = topcat.send(skysift, new Payload.SkyPoint(202.47, 47.19));
      var row = topcat.send(skysift, new Payload.RowHighlight("unknown", null, 1));
      URI file = Files.writeString(folder.resolve("t.csv"), "obs_id\nx\n").toUri();
      var table = topcat.send(skysift, new Payload.Table(file, "t1", "Stars"));
      Path map = Files.writeString(folder.resolve("m.txt"), "3/1-4");
      var coverage = topcat.send(skysift, new Payload.Coverage(map.toUri(), "m", "Map"));
      topcat.send(skysift, new Payload.SkyPoint(10, -20));
      topcat.send(skysift, new Payload.SkyPoint(11, -20));
      // THEN what was only heard is not called done
      then(point.outcome()).isEqualTo(Delivery.Outcome.CONFIRMED);
      then(row.outcome()).isEqualTo(Delivery.Outcome.FAILED);
      then(row.detail()).contains("table-id=unknown");
      then(table.detail()).contains("did not allow that file");
      then(coverage.detail()).contains("did not allow that file");
      Ran listened = listener.get();
      then(listened.code()).isZero();
      then(listened.err()).contains("not read without --allow-files");
      List<JsonObject> lines =
          listened
              .out()
              .lines()
              .map(line -> JsonParser.parseString(line).getAsJsonObject())
              .toList();
      then(lines).hasSize(3);
      then(lines.getFirst().get("kind").getAsString()).isEqualTo("position");
      then(lines.getFirst().get("peer").getAsString()).isEqualTo("topcat");
      then(lines.getFirst().get("ra").getAsDouble()).isEqualTo(202.47);
      // WHEN
      Ran peers = run("peers", "--json");
      // THEN
      JsonObject peer =
          JsonParser.parseString(peers.out())
              .getAsJsonObject()
              .getAsJsonArray("peers")
              .get(0)
              .getAsJsonObject();
      then(peer.get("name").getAsString()).isEqualTo("topcat");
      then(peer.get("answers").getAsBoolean()).isTrue();
      // WHEN nobody can find the hub any more
      Files.delete(lockfile);
      // THEN
      then(hub.get().code()).isZero();
    }
  }

  private static Optional<Peer> skysift(SampClient client) throws Exception {
    return client.peers().stream()
        .filter(p -> p.name().equals("Skysift") && p.takes(Payload.SkyPoint.class))
        .findFirst();
  }

  private static Path lockfile() {
    return Path.of(URI.create(System.getenv("SAMP_HUB").replaceFirst("^std-lockurl:", "")));
  }

  private static void eventually(Callable<Boolean> holds) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.call()) {
      then(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
    }
  }
}

package skysift.samp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.astrogrid.samp.hub.BasicHubService;
import org.astrogrid.samp.hub.Hub;

/**
 * A real SAMP hub in this process, with a lockfile and a secret of its own: neither SAMP_HUB nor
 * the user's {@code ~/.samp} is touched. Closing it closes the clients and peers that it gave out.
 */
public final class MemoryHub implements AutoCloseable {

  static final Limits QUICK =
      new Limits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          Duration.ofSeconds(3),
          Duration.ofMillis(500),
          Duration.ofMillis(50),
          Duration.ofMillis(100),
          Duration.ofMillis(500),
          Duration.ofSeconds(5));

  private final Path folder;
  private final List<AutoCloseable> given = Collections.synchronizedList(new ArrayList<>());
  private Wire wire;
  private Hub hub;

  private MemoryHub(Path folder) {
    this.folder = folder;
  }

  /** A hub that runs. */
  public static MemoryHub start() throws IOException {
    MemoryHub hub = absent();
    hub.restart();
    return hub;
  }

  /** A place for a hub where none runs, and no lockfile is. */
  public static MemoryHub absent() throws IOException {
    return new MemoryHub(Files.createTempDirectory("skysift-hub"));
  }

  public Path lockfile() {
    return folder.resolve("samp.lock");
  }

  /** The value of SAMP_HUB that leads another process here. */
  public String sampHub() {
    return "std-lockurl:" + SafeText.url(lockfile().toUri());
  }

  /** A client of ours for a hub that somebody else runs, with the usual time limits. */
  public static SampClient clientAt(Path lockfile, String name) {
    return SampClient.of(lockfile, Identity.named(name), Limits.USUAL);
  }

  /** A client of ours that belongs here, not connected yet, with short time limits. */
  public SampClient client(String name) {
    return client(name, QUICK);
  }

  SampClient client(String name, Limits limits) {
    return client(Identity.named(name), limits);
  }

  SampClient client(Identity identity) {
    return client(identity, QUICK);
  }

  private SampClient client(Identity identity, Limits limits) {
    SampClient client = SampClient.of(lockfile(), identity, limits);
    given.add(client);
    return client;
  }

  /** Another program that is registered here; it answers ok until told otherwise. */
  public RecordingPeer recordingPeer(String name, String... mtypes) throws IOException {
    RecordingPeer peer = new RecordingPeer(lockfile(), name, mtypes);
    given.add(peer);
    return peer;
  }

  /** Starts a hub at this place, on another port than the one before. */
  public void restart() throws IOException {
    wire = new Wire(Duration.ofSeconds(10));
    hub = new HubPlace(() -> lockfile().toUri().toURL(), wire).startHub(wire);
  }

  /** Ends the hub as it should: it says goodbye and takes its lockfile away. */
  public void shutdown() {
    hub.shutdown();
    wire.close();
  }

  /** Ends the hub as if its process had been killed: no word, and the lockfile stays. */
  public void kill() {
    wire.close();
    try (Wire probe = new Wire(Duration.ofSeconds(10))) {
      HubPlace place = new HubPlace(() -> lockfile().toUri().toURL(), probe);
      while (place.isHubRunning()) {
        // A closed server socket may take one more connection.
        Thread.onSpinWait();
      }
    }
  }

  /** Throws a client out. */
  public void dismiss(String clientId, String reason) {
    ((BasicHubService) hub.getHubService()).disconnect(clientId, reason);
  }

  @Override
  public void close() {
    try {
      for (AutoCloseable each : List.copyOf(given)) {
        each.close();
      }
      if (hub != null) {
        shutdown();
      }
      Files.deleteIfExists(lockfile());
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

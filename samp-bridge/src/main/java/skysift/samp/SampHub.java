package skysift.samp;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.astrogrid.samp.hub.Hub;

/**
 * A hub on its own, without a client: the Standard Profile only, on loopback only. It ends with
 * {@link #close}, or with this process: a shutdown hook takes the lockfile away.
 */
public final class SampHub implements AutoCloseable {

  private static final Duration LIMIT = Limits.USUAL.wire();

  private final HubPlace place;
  private final Wire wire;
  private final Hub hub;

  private SampHub(HubPlace place, Wire wire, Hub hub) {
    this.place = place;
    this.wire = wire;
    this.hub = hub;
  }

  /**
   * Starts a hub where SAMP_HUB or {@code ~/.samp} says.
   *
   * @throws IOException when one runs there already, or none can be started there
   */
  public static SampHub start() throws IOException {
    return start(HubPlace.standard());
  }

  static SampHub start(Path lockfile) throws IOException {
    return start(() -> lockfile.toUri().toURL());
  }

  private static SampHub start(HubPlace.Lockfile lockfile) throws IOException {
    Wire wire = new Wire(LIMIT.multipliedBy(2));
    try {
      HubPlace place = new HubPlace(lockfile, wire);
      if (place.isHubRunning()) {
        throw new IOException("A SAMP hub is running already: " + place);
      }
      return new SampHub(place, wire, place.startHub(wire));
    } catch (IOException | RuntimeException e) {
      wire.close();
      throw e;
    }
  }

  /** Whether it still answers; its lockfile may have been taken away. */
  public boolean isRunning() {
    return place.isHubRunning();
  }

  /** Where its lockfile is. */
  @Override
  public String toString() {
    return place.toString();
  }

  @Override
  public void close() {
    hub.shutdown();
    wire.close();
  }
}

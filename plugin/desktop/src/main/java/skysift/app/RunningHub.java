package skysift.app;

import java.io.IOException;
import skysift.samp.SampHub;

/** A SAMP hub that this process runs and that no window belongs to. */
public final class RunningHub implements AutoCloseable {
  private static final long LOOK_MILLIS = 5_000;

  private final SampHub hub;

  private RunningHub(SampHub hub) {
    this.hub = hub;
  }

  /** Starts one where SAMP_HUB or the user's lockfile says; an IOException when one is there. */
  public static RunningHub start() throws IOException {
    return new RunningHub(SampHub.start());
  }

  /** Where programs find it. */
  public String lockfile() {
    return hub.toString();
  }

  /** Waits until nobody can find it any more. */
  public void waitUntilReplaced() throws InterruptedException {
    do {
      Thread.sleep(LOOK_MILLIS);
    } while (hub.isRunning());
  }

  @Override
  public void close() {
    hub.close();
  }
}

package skysift.harvest;

import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Holds a harvest up for a while, all of it or one archive's part: no query begins and no row is
 * read. Ends one archive's part. For any thread.
 */
public final class HarvestControl {
  private final Set<String> pausedArchives = new HashSet<>();
  private final Map<String, Runnable> stops = new HashMap<>();
  private boolean paused;

  /** From now on it waits. */
  public synchronized void pause() {
    paused = true;
  }

  /** All of it goes on. */
  public synchronized void resume() {
    paused = false;
    pausedArchives.clear();
    notifyAll();
  }

  /** Whether it waits. */
  public synchronized boolean paused() {
    return paused;
  }

  /** From now on this archive's part waits. */
  public synchronized void pause(String archive) {
    pausedArchives.add(archive);
  }

  /** This archive's part goes on, unless all of it waits. */
  public synchronized void resume(String archive) {
    pausedArchives.remove(archive);
    notifyAll();
  }

  /** Whether this archive's part waits. */
  public synchronized boolean paused(String archive) {
    return paused || pausedArchives.contains(archive);
  }

  /**
   * Ends this archive's part if it is under way; what was whole is kept, and its report says that
   * it was stopped. The others go on.
   */
  public synchronized void stop(String archive) {
    Runnable stop = stops.get(archive);
    if (stop != null) {
      stop.run();
    }
  }

  /** An archive's part is under way; {@code stop} ends it. */
  synchronized void began(String archive, Runnable stop) {
    stops.put(archive, stop);
  }

  /** It is not any more. */
  synchronized void ended(String archive) {
    stops.remove(archive);
    pausedArchives.remove(archive);
  }

  synchronized void await(String archive) throws InterruptedIOException {
    try {
      while (paused(archive)) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped");
    }
  }
}

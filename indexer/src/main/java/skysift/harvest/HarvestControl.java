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

  /** Nanoseconds, by archive, that its part has waited. */
  private final Map<String, Long> held = new HashMap<>();

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

  /** Waits while it is held up; {@code told} is run once before, if it is. */
  void await(String archive, Runnable told) throws InterruptedIOException {
    if (paused(archive)) {
      told.run();
      waitFor(archive);
    }
  }

  private synchronized void waitFor(String archive) throws InterruptedIOException {
    long began = System.nanoTime();
    try {
      while (paused(archive)) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped");
    } finally {
      held.merge(archive, System.nanoTime() - began, Long::sum);
    }
  }

  /** How long, in nanoseconds, an archive's part was held up so far. */
  synchronized long held(String archive) {
    return held.getOrDefault(archive, 0L);
  }
}

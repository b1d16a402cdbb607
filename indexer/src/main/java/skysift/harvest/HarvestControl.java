package skysift.harvest;

import java.io.InterruptedIOException;

/** Holds a harvest up for a while: no query begins and no row is read. For any thread. */
public final class HarvestControl {
  private boolean paused;

  /** From now on it waits. */
  public synchronized void pause() {
    paused = true;
  }

  /** It goes on. */
  public synchronized void resume() {
    paused = false;
    notifyAll();
  }

  /** Whether it waits. */
  public synchronized boolean paused() {
    return paused;
  }

  synchronized void await() throws InterruptedIOException {
    try {
      while (paused) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped");
    }
  }
}

package skysift.cli;

import java.time.Duration;

/**
 * While it is open, the end of the program (Ctrl+C) interrupts the thread that opened it and waits
 * for what that thread has still to tidy up and to say.
 */
public final class StoppedByUser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Thread hook;
  private final Thread worker = Thread.currentThread();

  StoppedByUser() {
    hook = new Thread(this::stop, "skysift-stop");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether the user wants it to end. */
  boolean asked() {
    return worker.isInterrupted();
  }

  /**
   * Whether the program is ending already. Then its thread must return, not ask for the end, which
   * would wait for the hooks, and these for the thread.
   */
  public static boolean isEnding() {
    Thread probe = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private void stop() {
    worker.interrupt();
    try {
      worker.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the program is ending: the hook runs already
      worker.interrupt();
    }
  }
}

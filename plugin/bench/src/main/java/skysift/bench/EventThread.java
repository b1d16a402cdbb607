package skysift.bench;

import java.awt.AWTEvent;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.swing.SwingUtilities;

/**
 * How long the event thread lets one wait: every few milliseconds it is asked for a sign, and how
 * late that comes is noted.
 */
final class EventThread implements AutoCloseable {
  private static final int EVERY_MILLIS = 5;
  private static final double WORTH_NOTING = 1;

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "bench-clock");
            thread.setDaemon(true);
            thread.setPriority(Thread.MAX_PRIORITY);
            return thread;
          });
  private final List<Double> waits = new ArrayList<>();
  private final List<Double> works = new ArrayList<>();

  EventThread() {
    Toolkit.getDefaultToolkit().getSystemEventQueue().push(new Measured());
    clock.scheduleAtFixedRate(this::ask, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void ask() {
    long asked = System.nanoTime();
    SwingUtilities.invokeLater(() -> note((System.nanoTime() - asked) / 1e6));
  }

  private synchronized void note(double millis) {
    waits.add(millis);
  }

  /** Notes what each event takes of the thread's processor time, whatever else the machine does. */
  private final class Measured extends EventQueue {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Override
    protected void dispatchEvent(AWTEvent event) {
      long before = threads.getCurrentThreadCpuTime();
      super.dispatchEvent(event);
      worked((threads.getCurrentThreadCpuTime() - before) / 1e6);
    }
  }

  private synchronized void worked(double millis) {
    if (millis > WORTH_NOTING) {
      works.add(millis);
    }
  }

  /** Forgets what was noted. */
  synchronized void begin() {
    waits.clear();
    works.clear();
  }

  /** Milliseconds of processor time of the events that took more than one. */
  synchronized double[] works() {
    return works.stream().mapToDouble(w -> w).toArray();
  }

  /** What was noted, in milliseconds. */
  synchronized double[] waits() {
    return waits.stream().mapToDouble(w -> w).toArray();
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  /** Does something there and waits for it. */
  static <T> T on(Callable<T> work) throws InterruptedException {
    FutureTask<T> task = new FutureTask<>(work);
    SwingUtilities.invokeLater(task);
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** The component of that name. */
  static Component named(Container container, String name) {
    for (Component child : container.getComponents()) {
      Component found =
          name.equals(child.getName())
              ? child
              : child instanceof Container inner ? named(inner, name) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}

package skysift.ui;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Looks at the event thread every few milliseconds and keeps what it was caught at: reading files,
 * the network, the index, or waiting for a lock. Waiting for the next event is no fault, nor is
 * what the JDK itself reads to draw.
 */
final class EventThreadWatch implements AutoCloseable {
  /** Samples that a test has at least: how many more tells only how fast the machine is. */
  static final int ENOUGH = 50;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long STEP = TimeUnit.MILLISECONDS.toNanos(2);

  private static final List<String> FORBIDDEN =
      List.of(
          "java.io.FileInputStream",
          "java.io.FileOutputStream",
          "java.io.RandomAccessFile",
          "java.io.UnixFileSystem",
          "java.nio.file.Files.",
          "sun.nio.fs.",
          "sun.nio.ch.",
          "java.net.Socket",
          "java.net.http.",
          "sun.net.",
          "org.apache.lucene.",
          "uk.ac.starlink.",
          "org.astrogrid.",
          "java.util.concurrent.locks.LockSupport.park",
          "java.util.concurrent.FutureTask.get",
          "java.util.concurrent.CountDownLatch",
          "java.lang.Thread.sleep",
          "java.lang.Object.wait");

  /** Of ours, what only other threads go into. */
  private static final List<String> ELSEWHERE = List.of("skysift.index.", "skysift.vo.");

  private static final List<String> ALLOWED =
      List.of(
          // to hand work over takes the lock of a queue for a moment
          "java.util.concurrent.ThreadPoolExecutor.execute",
          "java.lang.ClassLoader",
          "jdk.internal.loader.",
          "java.util.ResourceBundle",
          "java.lang.invoke.",
          "sun.font.",
          "sun.awt.",
          "sun.java2d.");

  private final Set<String> caught = new LinkedHashSet<>();
  private final Thread watcher = new Thread(this::watch, "event-thread-watch");
  private volatile boolean over;
  private int samples;

  EventThreadWatch() {
    watcher.setDaemon(true);
    watcher.start();
  }

  private void watch() {
    Thread events = null;
    while (!over) {
      if (events == null || !events.isAlive()) {
        events = eventThread();
      } else {
        look(events);
      }
      LockSupport.parkNanos(STEP);
    }
  }

  private static Thread eventThread() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("AWT-EventQueue"))
        .findFirst()
        .orElse(null);
  }

  private void look(Thread events) {
    // Stack and state of the same moment: asked one after the other, a state would be blamed on
    // what the thread was not at.
    ThreadInfo at = THREADS.getThreadInfo(events.threadId(), Integer.MAX_VALUE);
    if (at == null) {
      return;
    }
    StackTraceElement[] stack = at.getStackTrace();
    int ours = 0;
    while (ours < stack.length && !stack[ours].getClassName().startsWith("skysift.")) {
      ours++;
    }
    synchronized (caught) {
      samples++;
      boolean test = ours == stack.length || stack[ours].getClassName().contains("Test");
      List<StackTraceElement> above = List.of(stack).subList(0, ours);
      if (!test && above.stream().noneMatch(EventThreadWatch::allowed)) {
        if (above.stream().anyMatch(EventThreadWatch::forbidden)
            || Arrays.stream(stack).anyMatch(EventThreadWatch::elsewhere)
            || at.getThreadState() == Thread.State.BLOCKED) {
          caught.add(
              Arrays.stream(stack)
                  .limit(ours + 12L)
                  .map(StackTraceElement::toString)
                  .collect(Collectors.joining("\n  ")));
        }
      }
    }
  }

  /** What we called does it; what called us is the JDK's affair. */
  private static boolean forbidden(StackTraceElement frame) {
    return FORBIDDEN.stream().anyMatch(name(frame)::startsWith);
  }

  private static String name(StackTraceElement frame) {
    return frame.getClassName() + "." + frame.getMethodName();
  }

  private static boolean elsewhere(StackTraceElement frame) {
    return ELSEWHERE.stream().anyMatch(frame.getClassName()::startsWith);
  }

  /** Classes, words and fonts are read from the program's jars when they are first needed. */
  private static boolean allowed(StackTraceElement frame) {
    return ALLOWED.stream().anyMatch(name(frame)::startsWith);
  }

  /** How often it looked. */
  int samples() {
    synchronized (caught) {
      return samples;
    }
  }

  /** Stacks of the event thread at which it was caught. */
  Set<String> caught() {
    synchronized (caught) {
      return Set.copyOf(caught);
    }
  }

  @Override
  public void close() {
    over = true;
  }
}

package skysift.model;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tasks on named threads of their own for each queue. */
public final class BackgroundTasks implements Tasks {
  private static final Logger LOGGER = Logger.getLogger(BackgroundTasks.class.getName());

  /** How long a closing program waits, in all, for work to end at its next batch or read. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** What people wait for after a click. */
  private static final Set<Queue> AWAITED =
      EnumSet.of(Queue.SEARCH, Queue.ROWS, Queue.RANGES, Queue.SKY, Queue.PAINT);

  /**
   * What is found beside an answer: one after the other, and not while the next answer is looked
   * for, so that of two processors one is left for the event thread.
   */
  private static final Set<Queue> BESIDE = EnumSet.of(Queue.RANGES, Queue.SKY);

  /** What takes long and can wait. */
  private static final Set<Queue> PATIENT = EnumSet.of(Queue.COVER);

  private final Quiet quiet = new Quiet(Duration.ofMillis(500));
  private final Quiet answering = new Quiet(Duration.ZERO);
  private final Map<Queue, ExecutorService> threads = new EnumMap<>(Queue.class);
  private final Executor eventThread;

  /** {@code eventThread} runs what it is given on the event thread, later. */
  public BackgroundTasks(Executor eventThread) {
    this.eventThread = eventThread;
    ExecutorService beside = threads("beside", 1);
    for (Queue queue : Queue.values()) {
      String name = queue.name().toLowerCase(Locale.ROOT);
      threads.put(queue, BESIDE.contains(queue) ? beside : threads(name, queue.threads()));
    }
  }

  private static ExecutorService threads(String name, int count) {
    return Executors.newFixedThreadPool(
        count,
        work -> {
          Thread thread = new Thread(work, "skysift-" + name);
          thread.setDaemon(true);
          return thread;
        });
  }

  @Override
  public <T> Task run(Queue queue, Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    try {
      Future<?> future = threads.get(queue).submit(() -> perform(queue, work, done, failed));
      return () -> future.cancel(true);
    } catch (RejectedExecutionException e) {
      LOGGER.log(Level.FINE, "closed; nothing more is started", e);
      return () -> {};
    }
  }

  private <T> void perform(
      Queue queue, Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    try {
      T outcome = inTurn(queue, work);
      eventThread.execute(() -> done.accept(outcome));
    } catch (Exception e) {
      eventThread.execute(() -> failed.accept(e));
    } catch (Error e) {
      LOGGER.log(Level.SEVERE, "not done", e);
      Exception told = new IllegalStateException("Skysift could not go on: " + e, e);
      eventThread.execute(() -> failed.accept(told));
    }
  }

  private <T> T inTurn(Queue queue, Callable<T> work) throws Exception {
    if (PATIENT.contains(queue)) {
      quiet.await();
    }
    if (BESIDE.contains(queue)) {
      answering.await();
    }
    if (!AWAITED.contains(queue)) {
      return work.call();
    }
    return queue == Queue.SEARCH
        ? during(answering, () -> during(quiet, work))
        : during(quiet, work);
  }

  private static <T> T during(Quiet noticed, Callable<T> work) throws Exception {
    noticed.begins();
    try {
      return work.call();
    } finally {
      noticed.ends();
    }
  }

  @Override
  public void onEventThread(Runnable action) {
    eventThread.execute(action);
  }

  @Override
  public void close() {
    threads.values().forEach(ExecutorService::shutdownNow);
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      for (ExecutorService thread : threads.values()) {
        thread.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

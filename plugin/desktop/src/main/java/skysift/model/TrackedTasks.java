package skysift.model;

import com.google.common.collect.ImmutableList;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** All work of a session in one place: what is under way or waits, since when, to be stopped. */
public final class TrackedTasks implements Tasks {
  private static final Logger LOGGER = Logger.getLogger(TrackedTasks.class.getName());

  /** What is done sooner is not worth a word. */
  private static final Duration MOMENT = Duration.ofMillis(700);

  private final Tasks tasks;
  private final InstantSource clock;
  private final CopyOnWriteArrayList<Running> running = new CopyOnWriteArrayList<>();
  private final Listeners listeners = new Listeners();

  /** Work that is not done. */
  public static final class Running {
    private final Queue queue;
    private final Instant since;
    private final Consumer<Exception> failed;

    /** Set by whoever comes first: the work that begins, or who stops it before. */
    private final AtomicBoolean taken = new AtomicBoolean();

    private boolean stopped;

    /** By who asked for it. */
    private boolean dropped;

    private Optional<Task> task = Optional.empty();

    private Running(Queue queue, Instant since, Consumer<Exception> failed) {
      this.queue = queue;
      this.since = since;
      this.failed = failed;
    }

    /** What kind of work. */
    public Queue queue() {
      return queue;
    }

    /** Since when it runs or waits. */
    public Instant since() {
      return since;
    }
  }

  TrackedTasks(Tasks tasks) {
    this(tasks, InstantSource.system());
  }

  TrackedTasks(Tasks tasks, InstantSource clock) {
    this.tasks = tasks;
    this.clock = clock;
  }

  /** Called after each change, on the event thread. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  /** What is under way, the oldest first. */
  public ImmutableList<Running> running() {
    return ImmutableList.copyOf(running);
  }

  /** What is under way for longer than a moment, so that somebody may wish to stop it. */
  public ImmutableList<Running> lengthy() {
    Instant before = clock.instant().minus(MOMENT);
    return running.stream()
        .filter(one -> one.since().isBefore(before))
        .collect(ImmutableList.toImmutableList());
  }

  /** Stops what of that began last; does nothing when there is nothing. */
  public void cancelNewest() {
    ImmutableList<Running> all = lengthy();
    if (!all.isEmpty()) {
      cancel(all.getLast());
    }
  }

  /**
   * Stops it; what was whole is kept. Who asked for it is told: by the work as it ends, or here
   * when it had not begun.
   */
  public void cancel(Running one) {
    if (running.remove(one)) {
      one.stopped = one.taken.compareAndSet(false, true);
      one.task.ifPresent(Task::cancel);
      if (one.stopped) {
        one.failed.accept(new InterruptedIOException("Stopped before it began"));
      }
      listeners.fire();
    }
  }

  @Override
  public <T> Task run(Queue queue, Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    Running one = new Running(queue, clock.instant(), failed);
    running.add(one);
    Task task =
        tasks.run(
            queue,
            () -> {
              if (!one.taken.compareAndSet(false, true)) {
                throw new InterruptedIOException("stopped before it began");
              }
              return work.call();
            },
            outcome -> {
              ended(one);
              done.accept(outcome);
            },
            failure -> {
              boolean superseded = one.dropped || failure instanceof CancellationException;
              LOGGER.log(superseded ? Level.FINE : Level.INFO, "not done: " + queue, failure);
              ended(one);
              if (!one.stopped) {
                failed.accept(failure);
              }
            });
    one.task = Optional.of(task);
    tasks.onEventThread(listeners::fire);
    return () -> {
      one.dropped = true;
      running.remove(one);
      task.cancel();
      tasks.onEventThread(listeners::fire);
    };
  }

  private void ended(Running one) {
    running.remove(one);
    listeners.fire();
  }

  @Override
  public void onEventThread(Runnable action) {
    tasks.onEventThread(action);
  }

  @Override
  public void close() {
    tasks.close();
  }
}

package skysift.model;

import com.google.common.collect.ImmutableList;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** All work of a session in one place: what is under way or waits, since when, to be stopped. */
public final class TrackedTasks implements Tasks {
  private static final Logger LOGGER = Logger.getLogger(TrackedTasks.class.getName());

  private final Tasks tasks;
  private final CopyOnWriteArrayList<Running> running = new CopyOnWriteArrayList<>();
  private final Listeners listeners = new Listeners();

  /** Work that is not done. */
  public static final class Running {
    private final Queue queue;
    private final Instant since = Instant.now();
    private final Consumer<Exception> failed;

    /** Set by whoever comes first: the work that begins, or who stops it before. */
    private final AtomicBoolean taken = new AtomicBoolean();

    private boolean stopped;
    private Optional<Task> task = Optional.empty();

    private Running(Queue queue, Consumer<Exception> failed) {
      this.queue = queue;
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
    this.tasks = tasks;
  }

  /** Called after each change, on the event thread. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  /** What is under way, the oldest first. */
  public ImmutableList<Running> running() {
    return ImmutableList.copyOf(running);
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
    Running one = new Running(queue, failed);
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
              LOGGER.log(Level.INFO, "not done: " + queue, failure);
              ended(one);
              if (!one.stopped) {
                failed.accept(failure);
              }
            });
    one.task = Optional.of(task);
    tasks.onEventThread(listeners::fire);
    return () -> {
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

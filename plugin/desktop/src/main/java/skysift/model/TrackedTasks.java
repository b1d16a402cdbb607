package skysift.model;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
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
    private Optional<Task> task = Optional.empty();

    private Running(Queue queue) {
      this.queue = queue;
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

  /** Stops it; what was whole is kept. */
  public void cancel(Running one) {
    if (running.remove(one)) {
      one.task.ifPresent(Task::cancel);
      listeners.fire();
    }
  }

  @Override
  public <T> Task run(Queue queue, Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    Running one = new Running(queue);
    running.add(one);
    Task task =
        tasks.run(
            queue,
            work,
            outcome -> {
              ended(one);
              done.accept(outcome);
            },
            failure -> {
              LOGGER.log(Level.INFO, "not done: " + queue, failure);
              ended(one);
              failed.accept(failure);
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

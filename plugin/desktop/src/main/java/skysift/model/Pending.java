package skysift.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Work for something that is shown until it is superseded: then the work is cancelled and tells
 * nothing any more, however late it ends. Event thread only.
 */
final class Pending {
  private final Tasks tasks;
  private final Tasks.Queue queue;
  private final Map<Object, Tasks.Task> running = new LinkedHashMap<>();

  /** None on this queue yet. */
  Pending(Tasks tasks, Tasks.Queue queue) {
    this.tasks = tasks;
    this.queue = queue;
  }

  /** As {@link Tasks#run}. */
  <T> void run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    Object one = new Object();
    running.put(one, () -> {});
    Tasks.Task task =
        tasks.run(
            queue,
            work,
            outcome -> {
              if (running.remove(one) != null) {
                done.accept(outcome);
              }
            },
            failure -> {
              if (running.remove(one) != null) {
                failed.accept(failure);
              }
            });
    running.replace(one, task);
  }

  /** Cancels all. */
  void cancel() {
    running.values().forEach(Tasks.Task::cancel);
    running.clear();
  }
}

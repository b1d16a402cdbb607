package skysift.model;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import skysift.app.FailureText;

/**
 * What a model has under way, with what there is to tell of it. What was cancelled tells nothing
 * any more, however late its answer comes. Event thread only.
 */
final class Errands {
  private final Tasks tasks;
  private final Tasks.Queue queue;
  private final Listeners listeners;
  private final Set<Errand> running = new LinkedHashSet<>();
  private String message = "";

  private static final class Errand {
    private final String what;
    private Tasks.Task task;

    Errand(String what) {
      this.what = what;
    }
  }

  /** Those of one queue; listeners hear of each change. */
  Errands(Tasks tasks, Tasks.Queue queue, Listeners listeners) {
    this.tasks = tasks;
    this.queue = queue;
    this.listeners = listeners;
  }

  /** Does one more; {@code what} is told meanwhile, unless it is empty and others are told of. */
  <T> void run(String what, Callable<T> work, Consumer<T> done) {
    run(queue, what, work, done);
  }

  /** The same on another queue. */
  <T> void run(Tasks.Queue queue, String what, Callable<T> work, Consumer<T> done) {
    Errand errand = new Errand(what);
    boolean told = !what.isEmpty() || !busy();
    running.add(errand);
    errand.task =
        tasks.run(
            queue,
            work,
            outcome -> {
              if (running.remove(errand)) {
                message = underWay();
                done.accept(outcome);
                listeners.fire();
              }
            },
            failure -> {
              if (running.remove(errand)) {
                say("⚠ " + FailureText.of(failure));
              }
            });
    say(told ? what : message);
  }

  /** The newest that is told of. */
  private String underWay() {
    return running.stream()
        .map(errand -> errand.what)
        .filter(what -> !what.isEmpty())
        .reduce("", (older, newer) -> newer);
  }

  /** Does this one and no other: what is under way is cancelled. */
  <T> void runOnly(String what, Callable<T> work, Consumer<T> done) {
    cancel();
    run(what, work, done);
  }

  /** Stops all. */
  void cancel() {
    running.forEach(errand -> errand.task.cancel());
    running.clear();
    say("");
  }

  boolean busy() {
    return !running.isEmpty();
  }

  /** What is being done, what was, or what went wrong; may be empty. */
  String message() {
    return message;
  }

  /** Tells how far it is; nothing when all has ended meanwhile. */
  void tell(String text) {
    if (busy()) {
      say(text);
    }
  }

  void say(String text) {
    message = text;
    listeners.fire();
  }
}

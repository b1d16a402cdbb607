package skysift.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Tasks that are done when the test says so, in the order it says, on the test's thread. */
final class HeldTasks implements Tasks {
  private final List<Runnable> held = new ArrayList<>();
  private final boolean stubborn;

  HeldTasks() {
    this(false);
  }

  private HeldTasks(boolean stubborn) {
    this.stubborn = stubborn;
  }

  /** Those that go on though they were cancelled, as a slow read does. */
  static HeldTasks stubborn() {
    return new HeldTasks(true);
  }

  @Override
  public <T> Task run(Queue queue, Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    Runnable task =
        () -> {
          T outcome;
          try {
            outcome = work.call();
          } catch (Exception e) {
            failed.accept(e);
            return;
          }
          done.accept(outcome);
        };
    held.add(task);
    return () -> {
      if (!stubborn) {
        held.remove(task);
      }
    };
  }

  @Override
  public void onEventThread(Runnable action) {
    action.run();
  }

  @Override
  public void close() {
    held.clear();
  }

  /** Does the work that came first. */
  void doFirst() {
    held.remove(0).run();
  }

  /** Does the work that came last. */
  void doLast() {
    held.remove(held.size() - 1).run();
  }

  void doAll() {
    while (!held.isEmpty()) {
      doFirst();
    }
  }

  int waiting() {
    return held.size();
  }
}

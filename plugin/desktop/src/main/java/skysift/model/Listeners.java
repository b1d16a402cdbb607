package skysift.model;

import java.util.concurrent.CopyOnWriteArrayList;

/** Who wants to know that a model changed. */
final class Listeners {
  private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();

  void add(Runnable listener) {
    listeners.add(listener);
  }

  void fire() {
    listeners.forEach(Runnable::run);
  }
}

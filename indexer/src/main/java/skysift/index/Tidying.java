package skysift.index;

import com.google.common.util.concurrent.Uninterruptibles;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Puts segments together whenever nobody in this process wants to write. For any thread. */
final class Tidying {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  /** Who takes the writer's place, or tidies. */
  private final ReentrantLock place = new ReentrantLock();

  private final AtomicInteger writers = new AtomicInteger();

  /** Takes the writer's place. */
  interface Opening {
    Store open() throws IOException;
  }

  /** Takes the writer's place for something else; what is being tidied stops for it. */
  Store instead(Opening opening) throws IOException {
    writers.incrementAndGet();
    place.lock();
    try {
      return opening.open();
    } finally {
      place.unlock();
      writers.decrementAndGet();
    }
  }

  /**
   * Tidies and commits that; says whether it came to the end.
   *
   * @param stopped asked now and then, on this thread
   */
  boolean run(Opening opening, BooleanSupplier stopped) throws IOException {
    place.lock();
    try (Store store = opening.open()) {
      return tidied(store, stopped);
    } finally {
      place.unlock();
    }
  }

  private boolean tidied(Store store, BooleanSupplier stopped) throws IOException {
    try {
      int before = store.segments();
      boolean begun = false;
      while (!begun || store.isMerging()) {
        if (stopped.getAsBoolean() || writers.get() > 0) {
          return false;
        }
        if (!begun) {
          store.beginTidying();
          begun = true;
        }
        Uninterruptibles.sleepUninterruptibly(BETWEEN_LOOKS);
      }
      store.refresh();
      if (store.segments() < before) {
        store.commit();
        store.deleteUnused();
      }
      return true;
    } catch (IOException | IllegalStateException e) {
      // the latter when a merge has failed, which closes the writer
      throw store.failed(e);
    }
  }
}

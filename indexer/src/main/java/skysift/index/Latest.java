package skysift.index;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps the few things that were asked for last. For any thread; each is made once: by who asks
 * first or, if that fails, by who asks next.
 */
final class Latest<K, V> {
  /** Makes what is not there. */
  interface Maker<V> {
    V make() throws IOException;
  }

  private final int most;
  private final Map<K, Made<V>> kept = new LinkedHashMap<>(16, 0.75f, true);

  /** What takes long to make holds up only those who ask for the same. */
  private static final class Made<V> {
    private final Lock making = new ReentrantLock();
    private volatile V value;

    /** Its maker failed; it is not kept any more. */
    private boolean abandoned;

    private void lock() throws InterruptedIOException {
      try {
        // what nobody is making is there for an interrupted thread too
        if (!making.tryLock()) {
          making.lockInterruptibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("Stopped before what others make was ready");
      }
    }
  }

  Latest(int most) {
    this.most = most;
  }

  /**
   * What is kept or else made.
   *
   * @throws InterruptedIOException when this thread is interrupted while another one makes it
   */
  V get(K key, Maker<V> maker) throws IOException {
    while (true) {
      Made<V> wanted = wanted(key);
      wanted.lock();
      try {
        if (wanted.value != null) {
          return wanted.value;
        }
        if (!wanted.abandoned) {
          return make(key, wanted, maker);
        }
      } finally {
        wanted.making.unlock();
      }
    }
  }

  private Made<V> wanted(K key) {
    synchronized (kept) {
      Made<V> wanted = kept.computeIfAbsent(key, k -> new Made<>());
      if (kept.size() > most) {
        kept.remove(kept.keySet().iterator().next());
      }
      return wanted;
    }
  }

  private V make(K key, Made<V> wanted, Maker<V> maker) throws IOException {
    try {
      wanted.value = maker.make();
      return wanted.value;
    } finally {
      if (wanted.value == null) {
        // what could not be made must not take the place of what was
        wanted.abandoned = true;
        synchronized (kept) {
          kept.remove(key, wanted);
        }
      }
    }
  }

  /** What is kept and made. */
  ImmutableMap<K, V> kept() {
    synchronized (kept) {
      return ImmutableMap.copyOf(
          Maps.transformValues(Maps.filterValues(kept, made -> made.value != null), m -> m.value));
    }
  }
}

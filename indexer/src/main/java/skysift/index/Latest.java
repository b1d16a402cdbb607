package skysift.index;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps the few things that were asked for last. For any thread; each is made once. */
final class Latest<K, V> {
  /** Makes what is not there. */
  interface Maker<V> {
    V make() throws IOException;
  }

  private final int most;
  private final Map<K, Made<V>> kept = new LinkedHashMap<>(16, 0.75f, true);

  /** What takes long to make holds up only those who ask for the same. */
  private static final class Made<V> {
    private volatile V value;

    synchronized V get(Maker<V> maker) throws IOException {
      if (value == null) {
        value = maker.make();
      }
      return value;
    }
  }

  Latest(int most) {
    this.most = most;
  }

  V get(K key, Maker<V> maker) throws IOException {
    Made<V> wanted;
    synchronized (kept) {
      wanted = kept.computeIfAbsent(key, k -> new Made<>());
      if (kept.size() > most) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
    try {
      return wanted.get(maker);
    } finally {
      if (wanted.value == null) {
        // what could not be made must not take the place of what was
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

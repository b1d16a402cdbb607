package skysift.index;

import com.google.common.collect.ImmutableMap;
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
  private final Map<K, V> kept = new LinkedHashMap<>(16, 0.75f, true);

  Latest(int most) {
    this.most = most;
  }

  synchronized V get(K key, Maker<V> maker) throws IOException {
    V value = kept.get(key);
    if (value == null) {
      value = maker.make();
      kept.put(key, value);
    }
    if (kept.size() > most) {
      kept.remove(kept.keySet().iterator().next());
    }
    return value;
  }

  /** What is kept now. */
  synchronized ImmutableMap<K, V> kept() {
    return ImmutableMap.copyOf(kept);
  }
}

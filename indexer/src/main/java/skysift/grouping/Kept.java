package skysift.grouping;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Answers that are worked out once and kept a while: rows that ask the same come together. Keeping
 * track of which was used last, as a cache does, costs more here than working one out again.
 */
final class Kept<K, V> {
  private static final int MOST = 4096;

  private final ConcurrentHashMap<K, V> answers = new ConcurrentHashMap<>();
  private final Function<K, V> made;

  Kept(Function<K, V> made) {
    this.made = made;
  }

  V get(K question) {
    V answer = answers.get(question);
    if (answer == null) {
      answer = made.apply(question);
      if (answers.size() >= MOST) {
        answers.clear();
      }
      answers.put(question, answer);
    }
    return answer;
  }
}

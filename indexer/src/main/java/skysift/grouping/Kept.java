package skysift.grouping;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Answers that are worked out once and kept a while: rows that ask the same come together. Keeping
 * track of which was used last, as a cache does, costs more here than working one out again. For
 * any thread.
 */
public final class Kept<K, V> {
  private static final int MOST = 4096;

  private final ConcurrentHashMap<K, V> answers = new ConcurrentHashMap<>();

  /**
   * The answer to a question.
   *
   * @param made works it out, never null, from nothing but the question
   */
  public V get(K question, Supplier<V> made) {
    V answer = answers.get(question);
    if (answer == null) {
      answer = made.get();
      if (answers.size() >= MOST) {
        answers.clear();
      }
      answers.put(question, answer);
    }
    return answer;
  }
}

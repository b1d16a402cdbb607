package skysift.grouping;

import java.util.function.Supplier;

/**
 * Answers that are worked out once and kept a while: rows that ask the same come together. Each has
 * one place where it may be, so the next that belongs there takes it; to keep track of which was
 * used last costs more here than working one out again. For any thread.
 */
public final class Kept<K, V> {
  private static final int BITS = 10;

  private final int shift;

  private record Answer<K, V>(K question, V answer) {}

  /** Threads may miss what others kept, and then work it out again; what they see is whole. */
  private final Answer<K, V>[] places;

  /** About a thousand: enough for what neighbours have alike, and near at hand. */
  public Kept() {
    this(BITS);
  }

  /** As many as two to this power. */
  @SuppressWarnings("unchecked")
  public Kept(int bits) {
    shift = Integer.SIZE - bits;
    places = (Answer<K, V>[]) new Answer<?, ?>[1 << bits];
  }

  /**
   * The answer to a question.
   *
   * @param made works it out, from nothing but the question
   */
  public V get(K question, Supplier<V> made) {
    int hash = question.hashCode() * 0x9E3779B9; // spreads hashes that are near each other
    int place = hash >>> shift;
    Answer<K, V> kept = places[place];
    if (kept != null && kept.question.equals(question)) {
      return kept.answer;
    }
    V answer = made.get();
    places[place] = new Answer<>(question, answer);
    return answer;
  }
}

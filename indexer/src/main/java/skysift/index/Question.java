package skysift.index;

import java.util.Arrays;

/** What is asked of several things together, of {@link skysift.grouping.Kept}. */
final class Question {
  private final Object[] parts;
  private final int hash;

  /** {@code parts} are not to be changed; null where there is none. */
  Question(Object... parts) {
    this.parts = parts;
    hash = Arrays.hashCode(parts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Question others
        && hash == others.hash
        && Arrays.equals(parts, others.parts);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}

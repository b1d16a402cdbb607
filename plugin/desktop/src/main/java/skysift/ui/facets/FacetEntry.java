package skysift.ui.facets;

import skysift.search.Count;
import skysift.search.Facet;

/** One line of the facet list. */
sealed interface FacetEntry {
  Facet facet();

  /** Whether it is the same line, its numbers aside. */
  default boolean sameAs(FacetEntry other) {
    return getClass() == other.getClass() && facet() == other.facet();
  }

  /** What the user said of a value. */
  enum State {
    OFF,
    WANTED,
    UNWANTED
  }

  record Header(Facet facet, int values, boolean folded) implements FacetEntry {}

  /**
   * {@code most} is the largest count of the facet: the length of a full bar; {@code depth} how
   * many broader values are above it.
   */
  record Value(Facet facet, Count count, int depth, long most, State state) implements FacetEntry {
    @Override
    public boolean sameAs(FacetEntry other) {
      return other instanceof Value value
          && facet == value.facet
          && count.value().equals(value.count.value());
    }

    /** What is shown for the value. */
    String text() {
      return count.value().equals(Facet.NOT_STATED) ? "not stated" : count.value();
    }
  }

  /** {@code hidden} values more, or 0 when all are shown. */
  record More(Facet facet, int hidden) implements FacetEntry {}
}

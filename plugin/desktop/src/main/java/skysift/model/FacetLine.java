package skysift.model;

import skysift.search.Count;

/** One line of the facet panel. */
public sealed interface FacetLine {
  /** The facet that it belongs to. */
  FacetKey key();

  /** Whether it is the same line, its numbers aside. */
  default boolean sameAs(FacetLine other) {
    return getClass() == other.getClass() && key().equals(other.key());
  }

  /** What the user said of a value. */
  enum State {
    OFF,
    WANTED,
    UNWANTED
  }

  /** Whether something below a line can be shown. */
  enum Opening {
    NONE,
    CLOSED,
    OPEN
  }

  /**
   * The facet's title.
   *
   * @param values how many different values there are; -1 when that is not known
   */
  record Header(FacetKey key, int values, boolean folded, boolean byName) implements FacetLine {}

  /** A field that finds values; {@code text} is what they must contain. */
  record Find(FacetKey key, String text) implements FacetLine {}

  /**
   * A value.
   *
   * @param text what is shown for it
   * @param depth how many broader values are above it
   * @param most the largest count of the facet: the length of a full bar
   * @param opening whether narrower values are shown below
   */
  record Value(
      FacetKey key, Count count, String text, int depth, long most, State state, Opening opening)
      implements FacetLine {
    @Override
    public boolean sameAs(FacetLine other) {
      return other instanceof Value value
          && key.equals(value.key)
          && count.value().equals(value.count.value());
    }
  }

  /** An archive's own word for the value above it, in datasets. */
  record Own(FacetKey key, String word, long datasets, int depth) implements FacetLine {}

  /** {@code hidden} values more, or 0 when all are shown. */
  record More(FacetKey key, int hidden) implements FacetLine {}

  /** Something to read, such as what is being counted. */
  record Note(FacetKey key, String text) implements FacetLine {}

  /** Something that a click does. */
  record Deed(FacetKey key, String text, Runnable action) implements FacetLine {
    @Override
    public boolean equals(Object other) {
      return other instanceof Deed deed && key.equals(deed.key) && text.equals(deed.text);
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }
  }
}

package skysift.search;

import skysift.obscore.ObsCoreColumn;

/** What rows are ordered by. */
public sealed interface SortKey {
  /** The values of a column. */
  record Column(ObsCoreColumn column) implements SortKey {}

  /** What the index remembers of a dataset, see {@link Life}. */
  enum Remembered implements SortKey {
    FIRST_SEEN,
    CHANGED
  }
}

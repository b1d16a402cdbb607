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

  /** What a whole request says. */
  enum Asked implements SortKey {
    /**
     * How far the middle of the footprint is from that of the region, to 0.1 arcsec; fields of more
     * than 10 degrees come after all others. Not stated without a region.
     */
    DISTANCE,
    /** Distance when there is a region, else the start, newest first. */
    USUAL
  }
}

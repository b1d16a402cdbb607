package skysift.search;

import skysift.obscore.ObsCoreColumn;

/**
 * Order of the rows. Rows that do not state the column come last in either direction; ties are
 * broken by dataset key, so that pages never overlap.
 */
public record Sort(ObsCoreColumn column, boolean descending) {
  /** Oldest first. */
  public static final Sort BY_START = new Sort(ObsCoreColumn.T_MIN, false);
}

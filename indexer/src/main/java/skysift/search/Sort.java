package skysift.search;

import skysift.obscore.ObsCoreColumn;

/**
 * Order of the rows. Rows that do not state the column come last in either direction; ties are
 * broken by observation key, then dataset key, so that pages never overlap. An observation has the
 * least value of its matching datasets, in descending order the greatest.
 */
public record Sort(ObsCoreColumn column, boolean descending) {
  /** Oldest first. */
  public static final Sort BY_START = new Sort(ObsCoreColumn.T_MIN, false);
}

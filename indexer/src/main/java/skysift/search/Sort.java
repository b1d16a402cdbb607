package skysift.search;

import java.util.Optional;
import skysift.obscore.ObsCoreColumn;

/**
 * Order of the rows. Texts are in the order of their code points, as far as the first 1,000
 * characters tell. Rows that do not state the key come last in either direction; ties are broken by
 * observation key, then dataset key, so that pages never overlap. An observation has the least
 * value of its matching datasets, in descending order the greatest.
 */
public record Sort(SortKey key, boolean descending) {
  /** Oldest first. */
  public static final Sort BY_START = new Sort(ObsCoreColumn.T_MIN, false);

  /** Newest first. */
  public static final Sort NEWEST = new Sort(ObsCoreColumn.T_MIN, true);

  /** Nearest to the middle of the region first. */
  public static final Sort NEAREST = new Sort(SortKey.Asked.DISTANCE, false);

  /** What a user expects who says nothing, see {@link SearchRequest#order}. */
  public static final Sort USUAL = new Sort(SortKey.Asked.USUAL, false);

  /** By the values of a column. */
  public Sort(ObsCoreColumn column, boolean descending) {
    this(new SortKey.Column(column), descending);
  }

  /** The column, when it is one. */
  public Optional<ObsCoreColumn> column() {
    return key instanceof SortKey.Column by ? Optional.of(by.column()) : Optional.empty();
  }
}

package skysift.ui.results;

import java.util.List;
import skysift.obscore.Dataset;
import skysift.search.Hit;

/**
 * One line of the results: an observation, or one dataset of an opened one.
 *
 * @param hit the observation it belongs to
 * @param datasets all of the observation's matching datasets, or the copies of one, its owner's
 *     first
 * @param child whether it is a dataset under its observation
 */
record ResultRow(Hit hit, List<Dataset> datasets, boolean child) {
  /** What is chosen with this line. */
  boolean sameAs(ResultRow other) {
    return child == other.child
        && (child
            ? datasets.get(0).key().equals(other.datasets.get(0).key())
            : hit.observation().equals(other.hit.observation())
                && datasets.get(0).key().equals(other.datasets.get(0).key()));
  }
}

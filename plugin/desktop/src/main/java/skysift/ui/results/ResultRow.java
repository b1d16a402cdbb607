package skysift.ui.results;

import java.util.List;
import skysift.obscore.Dataset;
import skysift.search.Hit;

/**
 * One line of the results.
 *
 * @param kind what it stands for
 * @param hit the observation it belongs to
 * @param datasets all of the observation's matching datasets, those of a product set, the previews
 *     and the like, or the copies of one dataset, its owner's first
 * @param depth 0 for the observation
 * @param node names it among the lines that can be opened, whatever the search
 * @param canOpen whether there is something to show below it
 */
record ResultRow(
    Kind kind, Hit hit, List<Dataset> datasets, int depth, String node, boolean canOpen) {
  /** What a line stands for. */
  enum Kind {
    OBSERVATION,
    SET,
    OTHERS,
    DATASET
  }
}

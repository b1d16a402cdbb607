package skysift.search;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.util.Comparator;
import skysift.obscore.Dataset;
import skysift.obscore.ObservationKey;

/**
 * One row of a result.
 *
 * @param observation the observation
 * @param datasets its matching datasets, the best first: products before others, then higher
 *     calibration level; just the one when datasets were asked for
 */
public record Hit(ObservationKey observation, ImmutableList<Dataset> datasets) {
  public Hit {
    checkArgument(!datasets.isEmpty(), "a hit without datasets");
  }

  /** The dataset that stands for the observation. */
  public Dataset best() {
    return datasets.get(0);
  }

  /** Names of the archives that have it. */
  public ImmutableSortedSet<String> archives() {
    return datasets.stream()
        .map(Dataset::archive)
        .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));
  }
}

package skysift.ui.results;

import com.google.common.collect.ImmutableList;
import java.util.List;
import skysift.obscore.Dataset;

/** Tells which datasets of an observation are one dataset, published several times. */
@FunctionalInterface
public interface Copies {
  /** Copies of one dataset together, its owner's first; lists of one where there is no copy. */
  ImmutableList<ImmutableList<Dataset>> of(List<Dataset> sameObservation);
}

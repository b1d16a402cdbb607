package skysift.grouping;

import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import skysift.obscore.Dataset;

/** A dataset, and what it says about its observation: worked out once. Immutable. */
public final class Candidate {
  private final Dataset dataset;
  private final Optional<Identity> identity;

  Candidate(Dataset dataset, Optional<Identity> identity) {
    this.dataset = dataset;
    this.identity = identity;
  }

  /** What it is made of. */
  public Dataset dataset() {
    return dataset;
  }

  /** Empty when the dataset is its own observation. */
  Optional<Identity> identity() {
    return identity;
  }

  /**
   * Keys by which datasets find possible partners: two that may be one observation are connected
   * through shared keys. Empty for a dataset that is its own observation. At most a few hundred
   * characters each.
   */
  public ImmutableSet<String> keys() {
    return identity.map(Identity::keys).orElse(ImmutableSet.of());
  }
}

package skysift.grouping;

import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import skysift.obscore.Dataset;
import skysift.obscore.ObservationKey;

/** A dataset, and what it says about its observation: worked out once. Immutable. */
public final class Candidate {
  private final Dataset dataset;
  private final Optional<Identity> identity;
  private final Optional<ObservationKey> decided;
  private final boolean several;

  /** {@code decided} is what a user said of it, against which rules do not count. */
  Candidate(Dataset dataset, Optional<Identity> identity, Optional<ObservationKey> decided) {
    this.dataset = dataset;
    this.identity = decided.isPresent() ? Optional.empty() : identity;
    this.decided = decided;
    several = Composites.hasSeveral(dataset);
  }

  /** What a user decided. */
  Optional<ObservationKey> decided() {
    return decided;
  }

  /** What it is made of. */
  public Dataset dataset() {
    return dataset;
  }

  /** Empty when the dataset is its own observation. */
  Optional<Identity> identity() {
    return identity;
  }

  /** Whether its archive names several facilities. */
  boolean several() {
    return several;
  }

  /**
   * Keys by which datasets find possible partners: two that may be one observation are connected
   * through shared keys. Empty for a dataset that is its own observation. At most a few hundred
   * characters each.
   */
  public ImmutableSet<String> keys() {
    return decided
        .map(key -> ImmutableSet.of("user " + key.token()))
        .orElseGet(() -> identity.map(Identity::keys).orElse(ImmutableSet.of()));
  }
}

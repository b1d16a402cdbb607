package skysift.grouping;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Parts many datasets so that what is connected stays together: each part is decided about alone,
 * by a thread of its own, and in memory that is at hand.
 */
final class Shares {
  /** Fewer are not parted. */
  private static final int MANY = 1_000;

  private static final int SHARES = 16;

  private Shares() {}

  static ImmutableList<List<Candidate>> of(Collection<Candidate> candidates) {
    if (candidates.size() < MANY) {
      return ImmutableList.of(List.copyOf(candidates));
    }
    Set<String> linked = linked(candidates);
    ImmutableList.Builder<List<Candidate>> shares = ImmutableList.builder();
    for (int i = 0; i < SHARES; i++) {
      shares.add(new ArrayList<>());
    }
    ImmutableList<List<Candidate>> all = shares.build();
    for (Candidate candidate : candidates) {
      all.get(share(candidate, linked)).add(candidate);
    }
    return all;
  }

  /** Identifiers that an exposure connects with others. */
  private static Set<String> linked(Collection<Candidate> candidates) {
    Set<String> linked = new HashSet<>();
    for (Candidate candidate : candidates) {
      candidate
          .identity()
          .filter(identity -> identity.keys().size() > 1)
          .ifPresent(identity -> linked.add(identity.id()));
    }
    return linked;
  }

  /** Those with one identifier in one, and in the first all whose identifiers are connected. */
  private static int share(Candidate candidate, Set<String> linked) {
    Optional<String> id = candidate.identity().map(Identity::id);
    return id.isEmpty() || linked.contains(id.get())
        ? 0
        : Math.floorMod(id.get().hashCode(), SHARES);
  }
}

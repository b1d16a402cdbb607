package skysift.harvest;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import skysift.obscore.Dataset;
import skysift.obscore.TargetMatches;
import skysift.obscore.TargetMatches.Match;
import skysift.sky.Cone;
import skysift.sky.Footprint;
import skysift.sky.SkyPosition;

/** The user's targets. Rows that match some of them say so, see {@link TargetMatches}. */
public final class TargetList {
  private final ImmutableList<Target> all;

  /** Targets whose names differ, at least one. */
  public TargetList(List<Target> targets) {
    checkArgument(!targets.isEmpty(), "no targets");
    all =
        targets.stream()
            .sorted(Comparator.comparingDouble((Target t) -> t.position().dec()))
            .collect(ImmutableList.toImmutableList());
    Set<String> names = new LinkedHashSet<>();
    all.forEach(t -> checkArgument(names.add(t.name()), "target %s is listed twice", t.name()));
  }

  /** In the order of their declinations. */
  public ImmutableList<Target> all() {
    return all;
  }

  /** The dataset with the targets that its footprint comes near; empty when it comes near none. */
  Optional<Dataset> matched(Dataset dataset, double radius) {
    Optional<Footprint> footprint = dataset.footprint();
    if (footprint.isEmpty()) {
      return Optional.empty();
    }
    Cone bounds = footprint.get().bounds();
    double reach = bounds.radius() + radius + 1e-9;
    List<Target> matched = new ArrayList<>();
    for (int i = first(bounds.centre().dec() - reach); i < all.size(); i++) {
      Target target = all.get(i);
      if (target.position().dec() > bounds.centre().dec() + reach) {
        break;
      }
      if (footprint.get().meets(new Cone(target.position(), radius))) {
        matched.add(target);
      }
    }
    return matched.isEmpty()
        ? Optional.empty()
        : Optional.of(matches(matched, dataset.position().orElse(bounds.centre())).on(dataset));
  }

  private int first(double dec) {
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all.get(middle).position().dec() < dec) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static TargetMatches matches(List<Target> matched, SkyPosition centre) {
    return new TargetMatches(
        matched.stream()
            .map(t -> new Match(t.name(), 3600 * t.position().separation(centre), t.columns()))
            .sorted(Comparator.comparingDouble(Match::distance))
            .collect(ImmutableList.toImmutableList()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TargetList list && all.equals(list.all);
  }

  @Override
  public int hashCode() {
    return all.hashCode();
  }
}

package skysift.grouping;

import static skysift.obscore.ObsCoreColumn.S_DEC;
import static skysift.obscore.ObsCoreColumn.S_FOV;
import static skysift.obscore.ObsCoreColumn.S_RA;
import static skysift.obscore.ObsCoreColumn.S_REGION;

import com.google.common.collect.ImmutableList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import skysift.obscore.Dataset;
import skysift.sky.Cone;
import skysift.sky.SkyPosition;

/**
 * Where the datasets of a set look: their positions with the radius of the field, by declination.
 */
record Places(ImmutableList<Place> places, double widest) {
  record Place(SkyPosition centre, double radius) {}

  private static final Comparator<Place> BY_DECLINATION =
      Comparator.comparingDouble((Place place) -> place.centre().dec())
          .thenComparingDouble(place -> place.centre().ra());

  static Places of(Collection<Dataset> datasets) {
    Map<SkyPosition, Double> radii = new HashMap<>();
    for (Dataset dataset : datasets) {
      of(dataset).ifPresent(place -> radii.merge(place.centre(), place.radius(), Math::max));
    }
    ImmutableList<Place> sorted =
        radii.entrySet().stream()
            .map(entry -> new Place(entry.getKey(), entry.getValue()))
            .sorted(BY_DECLINATION)
            .collect(ImmutableList.toImmutableList());
    return new Places(sorted, sorted.stream().mapToDouble(Place::radius).max().orElse(0));
  }

  private static Optional<Place> of(Dataset dataset) {
    double diameter = TimeSpans.unflagged(dataset, S_FOV).orElse(0);
    double radius = Math.clamp(diameter / 2, 0, 180);
    if (flagged(dataset) || isZero(dataset)) {
      return Optional.empty();
    }
    Optional<Place> stated = dataset.position().map(centre -> new Place(centre, radius));
    return stated.isPresent() ? stated : ofRegion(dataset);
  }

  private static Optional<Place> ofRegion(Dataset dataset) {
    if (dataset.text(S_REGION).isEmpty()) {
      return Optional.empty();
    }
    return dataset
        .footprint()
        .map(
            footprint -> {
              Cone bounds = footprint.bounds();
              return new Place(bounds.centre(), bounds.radius());
            });
  }

  private static boolean flagged(Dataset dataset) {
    return dataset.original().containsKey(S_RA) || dataset.original().containsKey(S_DEC);
  }

  /** 0,0 without a region stands for a missing position. */
  private static boolean isZero(Dataset dataset) {
    return dataset.text(S_REGION).isEmpty()
        && dataset.number(S_RA).orElse(1) == 0
        && dataset.number(S_DEC).orElse(1) == 0;
  }

  /** Degrees between the nearest two fields, 0 when they meet; empty when one side has none. */
  OptionalDouble gap(Places other) {
    if (places.isEmpty() || other.places.isEmpty()) {
      return OptionalDouble.empty();
    }
    double nearest = Double.MAX_VALUE;
    for (Place place : places) {
      nearest = other.nearest(place, nearest);
      if (nearest <= 0) {
        break;
      }
    }
    return OptionalDouble.of(Math.max(0, nearest));
  }

  /** The gap to this place, if smaller than the one known; looks only where one can be. */
  private double nearest(Place place, double known) {
    double best = known;
    int start = firstFrom(place.centre().dec());
    double reach = place.radius() + widest;
    for (int i = start; i < places.size(); i++) {
      if (places.get(i).centre().dec() - place.centre().dec() - reach >= best) {
        break;
      }
      best = Math.min(best, gap(place, places.get(i)));
    }
    for (int i = start - 1; i >= 0; i--) {
      if (place.centre().dec() - places.get(i).centre().dec() - reach >= best) {
        break;
      }
      best = Math.min(best, gap(place, places.get(i)));
    }
    return best;
  }

  /** Index of the first place at this declination or north of it. */
  private int firstFrom(double dec) {
    int low = 0;
    int high = places.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (places.get(middle).centre().dec() < dec) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double gap(Place a, Place b) {
    return a.centre().separation(b.centre()) - a.radius() - b.radius();
  }
}

package skysift.app;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Range;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import skysift.grouping.Family;
import skysift.grouping.Grouping;
import skysift.index.DatasetIndex;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.obscore.ObservationKey;
import skysift.search.Hit;
import skysift.search.SearchRequest;
import skysift.search.SearchResult;

/**
 * Which observations a mosaic, stack or association may contain, and what an observation may be
 * part of: of the same visit by the names of both, and not at another time. Blocks.
 */
public final class Relatives {
  /** As many observations of the same beginning are looked at. */
  static final int MOST = 5_000;

  /** Days by which the times of parts and whole may differ. */
  private static final double SLACK = 1.0 / 24;

  private final DatasetIndex index;
  private final Grouping grouping;
  private final int most;

  /** {@code most} observations of the same beginning are looked at. */
  Relatives(DatasetIndex index, Grouping grouping, int most) {
    this.index = index;
    this.grouping = grouping;
    this.most = most;
  }

  /**
   * What was found.
   *
   * @param composite whether the observation asked about is a mosaic, stack or association, so that
   *     the others may be contained in it; else it may be part of them
   * @param others in order of time
   * @param unseen how many observations whose names begin alike were not looked at
   */
  public record Found(boolean composite, ImmutableList<Hit> others, long unseen) {}

  /** Empty where no rule tells the visit by the observation's name. */
  public Optional<Found> of(ObservationKey observation) throws IOException {
    ImmutableList<Dataset> own = index.observation(observation);
    Optional<Family> family =
        own.stream().flatMap(dataset -> grouping.family(dataset).stream()).findFirst();
    if (family.isEmpty()) {
      return Optional.empty();
    }
    boolean composite = isComposite(own);
    SearchRequest asked =
        SearchRequest.everything()
            .withText(family.get().beginning())
            .withFacetLimit(0)
            .withPage(0, most);
    ImmutableList.Builder<Hit> others = ImmutableList.builder();
    SearchResult alike = index.search(asked);
    for (Hit hit : alike.hits()) {
      if (!hit.observation().equals(observation)
          && isComposite(hit.datasets()) != composite
          && isOf(family.get(), hit)
          && (composite ? contains(own, hit.datasets()) : contains(hit.datasets(), own))) {
        others.add(hit);
      }
    }
    long unseen = alike.total().in(asked.unit()) - alike.hits().size();
    return Optional.of(new Found(composite, others.build(), unseen));
  }

  private boolean isComposite(Collection<Dataset> datasets) {
    return datasets.stream().anyMatch(grouping::isComposite);
  }

  private boolean isOf(Family family, Hit hit) {
    return hit.datasets().stream()
        .flatMap(dataset -> grouping.family(dataset).stream())
        .anyMatch(other -> other.key().equals(family.key()));
  }

  /** Whether the whole, of which nothing else is known, can have been made of the part. */
  private static boolean contains(Collection<Dataset> whole, Collection<Dataset> part) {
    Optional<Range<Double>> around = times(whole);
    Optional<Range<Double>> within = times(part);
    return around.isEmpty()
        || within.isEmpty()
        || (around.get().lowerEndpoint() - SLACK <= within.get().lowerEndpoint()
            && within.get().upperEndpoint() <= around.get().upperEndpoint() + SLACK);
  }

  private static Optional<Range<Double>> times(Collection<Dataset> datasets) {
    OptionalDouble from = numbers(datasets, ObsCoreColumn.T_MIN).min();
    OptionalDouble to = numbers(datasets, ObsCoreColumn.T_MAX).max();
    return from.isPresent() && to.isPresent() && from.getAsDouble() <= to.getAsDouble()
        ? Optional.of(Range.closed(from.getAsDouble(), to.getAsDouble()))
        : Optional.empty();
  }

  private static DoubleStream numbers(Collection<Dataset> datasets, ObsCoreColumn column) {
    return datasets.stream()
        .map(dataset -> dataset.number(column))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble);
  }
}

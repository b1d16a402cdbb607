package skysift.grouping;

import static skysift.obscore.ObsCoreColumn.TARGET_CLASS;
import static skysift.obscore.ObsCoreColumn.TARGET_NAME;

import com.google.common.collect.Comparators;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import skysift.obscore.Dataset;

/**
 * The datasets that one archive itself calls one observation.
 *
 * @param name archive, facility and observation columns: no two sets have the same
 * @param identities what its rows say, equal ones once
 * @param composite whether it is a mosaic, stack or association
 * @param moving whether its target moves among the stars
 */
record ArchiveSet(
    ImmutableList<String> name,
    ImmutableList<Dataset> datasets,
    ImmutableSet<Identity> identities,
    ImmutableSet<String> facilities,
    ImmutableSet<String> collections,
    ImmutableSet<Exposure> exposures,
    boolean unmistakable,
    boolean composite,
    boolean moving,
    TimeSpans times,
    Places places)
    implements Comparable<ArchiveSet> {
  private static final Comparator<Iterable<String>> BY_TEXT =
      Comparators.lexicographical(Comparator.<String>naturalOrder());

  static ArchiveSet of(Rules rules, ImmutableList<String> name, List<Row> rows) {
    List<Identity> identities = rows.stream().map(Row::identity).distinct().toList();
    ImmutableList<Dataset> datasets =
        rows.stream()
            .map(Row::dataset)
            .sorted(Comparator.comparing(Dataset::key))
            .collect(ImmutableList.toImmutableList());
    return new ArchiveSet(
        name,
        datasets,
        ImmutableSet.copyOf(identities),
        union(identities.stream().map(Identity::facilities)),
        union(identities.stream().map(Identity::collections)),
        identities.stream()
            .flatMap(identity -> identity.exposure().stream())
            .collect(ImmutableSet.toImmutableSet()),
        identities.stream().anyMatch(Identity::unmistakable),
        new Composites(rules).isComposite(datasets),
        isMoving(rules, datasets),
        TimeSpans.of(datasets),
        Places.of(datasets));
  }

  String archive() {
    return datasets.get(0).archive();
  }

  /** The archive's main name of the observation, as compared. */
  String id() {
    return identities.iterator().next().id();
  }

  /** Its observation columns, as compared. */
  ImmutableList<String> columns() {
    return identities.iterator().next().columns();
  }

  ImmutableSet<String> keys() {
    return union(identities.stream().map(Identity::keys));
  }

  @Override
  public int compareTo(ArchiveSet other) {
    return BY_TEXT.compare(name, other.name);
  }

  /** By name, which is unique; the rest follows from it. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ArchiveSet set && name.equals(set.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  private static boolean isMoving(Rules rules, List<Dataset> datasets) {
    return datasets.stream()
        .flatMap(dataset -> Stream.of(dataset.text(TARGET_NAME), dataset.text(TARGET_CLASS)))
        .flatMap(Optional::stream)
        .distinct()
        .anyMatch(rules::isMoving);
  }

  private static ImmutableSet<String> union(Stream<ImmutableSet<String>> sets) {
    return sets.flatMap(ImmutableSet::stream).collect(ImmutableSet.toImmutableSet());
  }

  /** A dataset with its identity. */
  record Row(Dataset dataset, Identity identity) {}
}

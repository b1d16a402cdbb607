package skysift.grouping;

import static skysift.obscore.ObsCoreColumn.TARGET_CLASS;
import static skysift.obscore.ObsCoreColumn.TARGET_NAME;

import com.google.common.collect.Comparators;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Lists;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import skysift.obscore.Dataset;

/**
 * The datasets that one archive itself calls one observation. What is only asked when sets are
 * compared, as most never are, is worked out then. For one thread.
 */
final class ArchiveSet implements Comparable<ArchiveSet> {
  private static final Comparator<Iterable<String>> BY_TEXT =
      Comparators.lexicographical(Comparator.<String>naturalOrder());

  private final Rules rules;
  private final ImmutableList<String> name;
  private final ImmutableList<Dataset> datasets;
  private final ImmutableSet<Identity> identities;
  private final ImmutableSet<String> facilities;
  private final ImmutableSet<String> collections;
  private final ImmutableSet<Exposure> exposures;
  private Boolean composite;
  private Boolean moving;
  private TimeSpans times;
  private Places places;

  /** No two sets have the same name: archive, facility and observation columns. */
  ArchiveSet(Rules rules, ImmutableList<String> name, List<Row> rows) {
    this.rules = rules;
    this.name = name;
    identities = identities(rows);
    datasets =
        ImmutableList.sortedCopyOf(
            Comparator.comparing(Dataset::key), Lists.transform(rows, Row::dataset));
    facilities = union(Identity::facilities);
    collections = union(Identity::collections);
    exposures = union(ArchiveSet::exposures);
  }

  private static ImmutableSet<Identity> identities(List<Row> rows) {
    Identity first = rows.get(0).identity();
    for (Row row : rows) {
      if (row.identity() != first) {
        return rows.stream().map(Row::identity).collect(ImmutableSet.toImmutableSet());
      }
    }
    return ImmutableSet.of(first);
  }

  private static ImmutableSet<Exposure> exposures(Identity identity) {
    return identity.exposure().map(ImmutableSet::of).orElse(ImmutableSet.of());
  }

  ImmutableList<String> name() {
    return name;
  }

  ImmutableList<Dataset> datasets() {
    return datasets;
  }

  ImmutableSet<String> facilities() {
    return facilities;
  }

  ImmutableSet<String> collections() {
    return collections;
  }

  ImmutableSet<Exposure> exposures() {
    return exposures;
  }

  boolean unmistakable() {
    return identities.stream().anyMatch(Identity::unmistakable);
  }

  /** Whether it is a mosaic, stack or association. */
  boolean composite() {
    if (composite == null) {
      composite = new Composites(rules).isComposite(datasets);
    }
    return composite;
  }

  /** Whether its target moves among the stars. */
  boolean moving() {
    if (moving == null) {
      moving = isMoving();
    }
    return moving;
  }

  TimeSpans times() {
    if (times == null) {
      times = TimeSpans.of(datasets);
    }
    return times;
  }

  Places places() {
    if (places == null) {
      places = Places.of(datasets);
    }
    return places;
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
    return union(Identity::keys);
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

  private boolean isMoving() {
    return datasets.stream()
        .flatMap(dataset -> Stream.of(dataset.text(TARGET_NAME), dataset.text(TARGET_CLASS)))
        .flatMap(Optional::stream)
        .distinct()
        .anyMatch(rules::isMoving);
  }

  private <T> ImmutableSet<T> union(Function<Identity, ImmutableSet<T>> part) {
    return identities.size() == 1
        ? part.apply(identities.iterator().next())
        : identities.stream()
            .flatMap(identity -> part.apply(identity).stream())
            .collect(ImmutableSet.toImmutableSet());
  }

  /**
   * A dataset with its identity.
   *
   * @param several whether its archive names several facilities
   */
  record Row(Dataset dataset, Identity identity, boolean several) {}
}

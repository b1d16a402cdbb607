package skysift.grouping;

import static skysift.obscore.ObsCoreColumn.DATAPRODUCT_TYPE;
import static skysift.obscore.ObsCoreColumn.OBS_CREATOR_DID;
import static skysift.obscore.ObsCoreColumn.T_MIN;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Ordering;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import skysift.obscore.Access;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;

/**
 * Which datasets of one observation are the same dataset published twice: those with one creator
 * DID, and files that several archives have under one artifact URI or name. A file that one archive
 * lists several times (a row for each spectral window) is no copy.
 */
final class Copies {
  private static final double MOST_DAYS = 2.0 / 86_400;
  private static final Comparator<Dataset> BY_KEY = Comparator.comparing(Dataset::key);
  private static final Comparator<Dataset> BY_TIME =
      Comparator.comparingDouble((Dataset dataset) -> start(dataset)).thenComparing(BY_KEY);

  private final Rules rules;
  private final Map<DatasetKey, Set<Dataset>> copiesOf = new HashMap<>();

  private Copies(Rules rules, Collection<Dataset> datasets) {
    this.rules = rules;
    for (Dataset dataset : datasets) {
      Set<Dataset> alone = new TreeSet<>(BY_KEY);
      alone.add(dataset);
      copiesOf.put(dataset.key(), alone);
    }
  }

  static ImmutableList<ImmutableList<Dataset>> of(Rules rules, Collection<Dataset> datasets) {
    Copies copies = new Copies(rules, datasets);
    same(datasets, Copies::byCreator).forEach(copies::unite);
    same(datasets, Copies::byUri).stream().filter(Copies::onceEach).forEach(copies::unite);
    for (List<Dataset> sameName : same(datasets, Copies::byFileName)) {
      taken(sameName).stream().filter(Copies::onceEach).forEach(copies::unite);
    }
    return copies.copiesOf.values().stream()
        .distinct()
        .map(copies::ownerFirst)
        .sorted(Comparator.comparing(list -> list.get(0).key()))
        .collect(ImmutableList.toImmutableList());
  }

  private void unite(List<Dataset> same) {
    for (Dataset dataset : same) {
      Set<Dataset> first = copiesOf.get(same.get(0).key());
      Set<Dataset> other = copiesOf.get(dataset.key());
      if (first != other) {
        first.addAll(other);
        other.forEach(moved -> copiesOf.put(moved.key(), first));
      }
    }
  }

  private static Collection<List<Dataset>> same(
      Collection<Dataset> datasets, Function<Dataset, Optional<List<String>>> name) {
    return datasets.stream()
        .filter(dataset -> name.apply(dataset).isPresent())
        .collect(Collectors.groupingBy(dataset -> name.apply(dataset).orElseThrow()))
        .values();
  }

  private static Optional<List<String>> byCreator(Dataset dataset) {
    return dataset.text(OBS_CREATOR_DID).map(did -> List.of(did, dataset.role().word()));
  }

  private static Optional<List<String>> byUri(Dataset dataset) {
    return artifact(dataset).map(Artifact::uri).filter(uri -> !uri.isEmpty()).map(List::of);
  }

  private static Optional<List<String>> byFileName(Dataset dataset) {
    String id = dataset.observationId().stream().findFirst().map(Names::id).orElse("");
    String type = dataset.text(DATAPRODUCT_TYPE).orElse("");
    return artifact(dataset)
        .map(Artifact::fileName)
        .filter(name -> !name.isEmpty())
        .map(name -> List.of(name, id, type));
  }

  private static Optional<Artifact> artifact(Dataset dataset) {
    return dataset.access().filter(access -> !access.isLinks()).map(Access::url).map(Artifact::of);
  }

  /** Parts those of one name that start more than two seconds apart. */
  private static List<List<Dataset>> taken(List<Dataset> sameName) {
    List<List<Dataset>> parts = new ArrayList<>();
    double last = Double.NEGATIVE_INFINITY;
    for (Dataset dataset : Ordering.from(BY_TIME).sortedCopy(sameName)) {
      boolean near = start(dataset) == last || start(dataset) - last <= MOST_DAYS;
      if (parts.isEmpty() || !near) {
        parts.add(new ArrayList<>());
      }
      parts.get(parts.size() - 1).add(dataset);
      last = start(dataset);
    }
    return parts;
  }

  /** Start in MJD; infinite when not stated, so that such datasets come together, at the end. */
  private static double start(Dataset dataset) {
    return dataset.number(T_MIN).orElse(Double.POSITIVE_INFINITY);
  }

  private static boolean onceEach(List<Dataset> same) {
    return same.stream().map(Dataset::archive).distinct().count() == same.size();
  }

  private ImmutableList<Dataset> ownerFirst(Set<Dataset> copies) {
    Set<String> owners =
        copies.stream()
            .flatMap(copy -> artifact(copy).stream())
            .flatMap(artifact -> rules.owner(artifact.owner()).stream())
            .collect(Collectors.toSet());
    Comparator<Dataset> order =
        Comparator.comparing((Dataset copy) -> !isOne(owners, copy))
            .thenComparing(copy -> copy.access().isEmpty())
            .thenComparing(Dataset::archive)
            .thenComparing(Dataset::key);
    return ImmutableList.sortedCopyOf(order, copies);
  }

  private static boolean isOne(Set<String> owners, Dataset copy) {
    return owners.stream().anyMatch(Names.token(copy.archive())::startsWith);
  }
}

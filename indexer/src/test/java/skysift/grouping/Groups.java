package skysift.grouping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.ObservationKey;

/** Vocabulary of the grouping tests. */
final class Groups {
  static final Grouping GROUPING = Grouping.builtIn();

  private Groups() {}

  /** How many observations these datasets are. */
  static int observations(Dataset... datasets) {
    return partition(Arrays.asList(datasets)).size();
  }

  /** The observations as sets of dataset keys. */
  static Set<Set<DatasetKey>> partition(Collection<Dataset> datasets) {
    Map<ObservationKey, Set<DatasetKey>> byObservation = new TreeMap<>();
    GROUPING
        .observations(datasets)
        .forEach(
            (dataset, key) ->
                byObservation.computeIfAbsent(key, k -> new TreeSet<>()).add(dataset));
    return Set.copyOf(byObservation.values());
  }

  /** Whether two datasets can find each other. */
  static boolean meet(Dataset a, Dataset b) {
    return GROUPING.candidate(a).keys().stream().anyMatch(GROUPING.candidate(b).keys()::contains);
  }

  static Set<DatasetKey> keys(Dataset... datasets) {
    return Arrays.stream(datasets).map(Dataset::key).collect(Collectors.toCollection(TreeSet::new));
  }

  /** All orders of these. */
  static <T> List<List<T>> permutations(List<T> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> all = new ArrayList<>();
    for (T first : items) {
      List<T> rest = new ArrayList<>(items);
      rest.remove(first);
      for (List<T> tail : permutations(rest)) {
        List<T> one = new ArrayList<>(List.of(first));
        one.addAll(tail);
        all.add(one);
      }
    }
    return all;
  }
}

package skysift.grouping;

import com.google.common.collect.HashMultimap;
import com.google.common.collect.SetMultimap;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.ObservationKey;

/** Does what an index does after each batch, with maps for its fields. */
final class HarvestedIndex {
  private final Grouping grouping;
  private final Map<DatasetKey, ObservationKey> observations = new HashMap<>();
  private final SetMultimap<String, Dataset> byCandidateKey = HashMultimap.create();

  HarvestedIndex(Grouping grouping) {
    this.grouping = grouping;
  }

  void add(List<Dataset> batch) {
    for (Dataset dataset : batch) {
      grouping.candidate(dataset).keys().forEach(key -> byCandidateKey.put(key, dataset));
    }
    observations.putAll(grouping.observations(connected(batch)));
  }

  Map<DatasetKey, ObservationKey> observations() {
    return observations;
  }

  private Set<Dataset> connected(Collection<Dataset> batch) {
    Set<Dataset> found = new HashSet<>(batch);
    Deque<Dataset> open = new ArrayDeque<>(batch);
    while (!open.isEmpty()) {
      for (String key : grouping.candidate(open.pop()).keys()) {
        for (Dataset partner : byCandidateKey.get(key)) {
          if (found.add(partner)) {
            open.push(partner);
          }
        }
      }
    }
    return found;
  }
}

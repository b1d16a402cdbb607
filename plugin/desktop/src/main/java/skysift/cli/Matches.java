package skysift.cli;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import skysift.app.Skysift;
import skysift.obscore.DatasetKey;
import skysift.obscore.ObservationKey;
import skysift.search.Hit;

/** Which datasets the user means by keys. */
final class Matches {
  private Matches() {}

  /** Whether all could be keys. */
  static boolean areKeys(List<String> words) {
    return !words.isEmpty()
        && words.stream().allMatch(w -> DatasetKey.isKey(w) || ObservationKey.isKey(w));
  }

  /** The hits of the keys, in their order; keys that are not there go into {@code missing}. */
  static List<Hit> of(Skysift skysift, List<String> keys, List<String> missing) throws IOException {
    ImmutableMap<String, Hit> found = skysift.find(keys);
    List<Hit> hits = new ArrayList<>();
    for (String key : keys) {
      Hit hit = found.get(key);
      if (hit == null) {
        missing.add(key);
      } else {
        hits.add(hit);
      }
    }
    return hits;
  }
}

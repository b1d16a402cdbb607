package skysift.ui.results;

import com.google.common.collect.ImmutableMap;
import java.util.function.Consumer;
import skysift.obscore.Dataset;
import skysift.obscore.ObservationKey;

/** Finds out why datasets are one observation. */
@FunctionalInterface
public interface Why {
  /**
   * Asks off the event thread, answers on it.
   *
   * @param done gets all datasets of the observation, and a sentence on why each is in it
   */
  void of(
      ObservationKey observation,
      Consumer<ImmutableMap<Dataset, String>> done,
      Consumer<String> failed);
}

package skysift.harvest;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Locale;

/** Folds product types to the ObsCore list and the IVOA vocabulary; unknown words stay. */
final class ProductTypes {
  /** ObsCore 1.1 §3.3.1 and the product-type vocabulary, without what {@link #SYNONYMS} folds. */
  private static final ImmutableSet<String> TERMS =
      ImmutableSet.of(
          "image",
          "cube",
          "spectrum",
          "sed",
          "timeseries",
          "visibility",
          "event",
          "measurements",
          "spatially-resolved-dataset",
          "polarization-resolved-dataset",
          "spectrally-resolved-dataset",
          "temporally-resolved-dataset",
          "spectral-cube",
          "time-cube",
          "polarization-cube",
          "spatial-profile",
          "slit-spectrum",
          "polarized-spectrum",
          "dynamic-spectrum",
          "event-bundle",
          "light-curve",
          "velocity-curve",
          "draws",
          "pdf",
          "region",
          "response-function");

  private static final ImmutableMap<String, String> SYNONYMS =
      ImmutableMap.<String, String>builder()
          .put("event-list", "event")
          .put("eventlist", "event")
          .put("events", "event")
          .put("hea-event-list", "event")
          .put("hea-event-bundle", "event-bundle")
          .put("time-series", "timeseries")
          .put("lightcurve", "light-curve")
          .put("measurement", "measurements")
          .put("visibilities", "visibility")
          .put("images", "image")
          .put("cubes", "cube")
          .put("spectra", "spectrum")
          .buildOrThrow();

  private ProductTypes() {}

  /** The term and the words that archives use in its place. */
  static ImmutableSet<String> words(String term) {
    ImmutableSet.Builder<String> words = ImmutableSet.builder();
    words.add(term);
    SYNONYMS.entrySet().stream()
        .filter(entry -> entry.getValue().equals(term))
        .forEach(entry -> words.add(entry.getKey()));
    return words.build();
  }

  /** The term for an archive's word; the word itself when it is none of the known ones. */
  static String folded(String word) {
    String term = word.substring(word.lastIndexOf('#') + 1).toLowerCase(Locale.ROOT);
    term = term.strip().replace(' ', '-').replace('_', '-');
    term = SYNONYMS.getOrDefault(term, term);
    return TERMS.contains(term) ? term : word;
  }
}

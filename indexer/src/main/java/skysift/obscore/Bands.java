package skysift.obscore;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The parts of the spectrum a dataset covers, named as in the IVOA vocabulary of messengers.
 *
 * @param names {@code radio} to {@code gamma-ray}, long waves first; empty when not known
 * @param inferred whether facility and instrument told, because no wavelength is stated
 */
public record Bands(ImmutableSet<String> names, boolean inferred) {

  /** A band and its ends in vacuum metres. */
  public record Band(String name, double shortest, double longest) {}

  /** h c / e, in eV m. */
  public static final double EV_METRES = 1.2398419843320026e-6;

  /** In metres; uv and euv (12 to 120 eV) overlap by 3 nm in the vocabulary. */
  private static final ImmutableList<Band> BANDS =
      ImmutableList.of(
          new Band("radio", 1e-2, Double.POSITIVE_INFINITY),
          new Band("millimeter", 1e-4, 1e-2),
          new Band("infrared", 1e-6, 1e-4),
          new Band("optical", 3e-7, 1e-6),
          new Band("uv", 1e-7, 3e-7),
          new Band("euv", EV_METRES / 120, EV_METRES / 12),
          new Band("x-ray", EV_METRES / 120e3, EV_METRES / 120),
          new Band("gamma-ray", 0, EV_METRES / 120e3));

  /** Names without blanks and marks. Instruments first: many facilities work in several bands. */
  private static final ImmutableSetMultimap<String, String> BY_INSTRUMENT =
      ImmutableSetMultimap.<String, String>builder()
          .putAll("millimeter", "scuba2", "laboca", "nika2")
          .putAll("infrared", "wircam", "spirou", "nicmos", "nircam", "miri", "nirspec", "niriss")
          .putAll("infrared", "vircam", "hawki", "isaac", "naco", "visir", "newfirm", "flamingos2")
          .putAll("optical", "megacam", "megaprime", "sitelle", "espadons", "wfpc2", "decam")
          .putAll("optical", "gmos", "muse", "uves", "harps", "fors1", "fors2", "omegacam")
          .putAll("optical", "uvot", "om", "giraffe", "vimos")
          .putAll("uv", "wfpc2", "cos", "uvot", "om")
          .putAll("x-ray", "epic", "epicpn", "epicmos", "epn", "emos1", "emos2", "rgs")
          .putAll("x-ray", "acis", "xrt", "bat", "hetg", "letg")
          .putAll("gamma-ray", "lat")
          .build()
          .inverse();

  private static final ImmutableSetMultimap<String, String> BY_FACILITY =
      ImmutableSetMultimap.<String, String>builder()
          .putAll("radio", "vla", "vlba", "gbt", "lofar", "wsrt", "gmrt", "askap", "meerkat")
          .putAll("millimeter", "alma", "apex", "jcmt")
          .putAll("infrared", "jwst", "spitzer", "wise", "spherex", "iso", "iras", "akari")
          .putAll("infrared", "vista", "ukirt")
          .putAll("optical", "tess", "kepler", "k2", "gaia", "panstarrs", "vst")
          .putAll("uv", "galex", "iue", "fuse")
          .putAll("euv", "euve")
          .putAll("x-ray", "chandra", "nustar", "rosat", "suzaku", "asca", "rxte", "nicer")
          .putAll("x-ray", "erosita", "xrism")
          .putAll("gamma-ray", "fermi", "hess")
          .build()
          .inverse();

  /**
   * The bands of a dataset: each that {@code em_min} to {@code em_max} overlaps by more than a
   * point; those in which it lies when the two are equal or only one is stated. Without either,
   * those of its instruments, else of its facilities, where these are known to work in few.
   */
  public static Bands of(Dataset dataset) {
    OptionalDouble min = dataset.number(ObsCoreColumn.EM_MIN);
    OptionalDouble max = dataset.number(ObsCoreColumn.EM_MAX);
    if (min.isPresent() || max.isPresent()) {
      double one = min.orElseGet(max::getAsDouble);
      return new Bands(between(one, max.orElse(one)), false);
    }
    return inferred(BY_INSTRUMENT, dataset.instruments())
        .or(() -> inferred(BY_FACILITY, dataset.facilities()))
        .orElse(new Bands(ImmutableSet.of(), false));
  }

  /** All bands, long waves first. */
  public static ImmutableList<Band> all() {
    return BANDS;
  }

  /** The name of the band at a wavelength in metres; of two the one of longer waves. */
  public static String at(double metres) {
    return BANDS.stream()
        .filter(band -> metres >= band.shortest)
        .findFirst()
        .orElse(BANDS.getLast())
        .name;
  }

  private static ImmutableSet<String> between(double a, double b) {
    double min = Math.min(a, b);
    double max = Math.max(a, b);
    ImmutableSet.Builder<String> names = ImmutableSet.builder();
    for (Band band : BANDS) {
      boolean point = min == max && min >= band.shortest && min < band.longest;
      if (point || (min < band.longest && max > band.shortest && min != max)) {
        names.add(band.name);
      }
    }
    return names.build();
  }

  private static Optional<Bands> inferred(
      ImmutableSetMultimap<String, String> table, Collection<String> names) {
    ImmutableSet<String> known =
        names.stream()
            .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""))
            .flatMap(name -> table.get(name).stream())
            .collect(ImmutableSet.toImmutableSet());
    ImmutableSet<String> bands =
        BANDS.stream()
            .map(Band::name)
            .filter(known::contains)
            .collect(ImmutableSet.toImmutableSet());
    return bands.isEmpty() ? Optional.empty() : Optional.of(new Bands(bands, true));
  }
}

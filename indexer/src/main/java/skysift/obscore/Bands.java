package skysift.obscore;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Arrays;
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

  private record Band(String name, double shortest, double longest) {}

  /** h c / e, in eV m. */
  private static final double EV_METRES = 1.2398419843320026e-6;

  /** In metres; uv and euv (12 to 120 eV) overlap by 3 nm in the vocabulary. */
  private static final Band[] BANDS = {
    new Band("radio", 1e-2, Double.POSITIVE_INFINITY),
    new Band("millimeter", 1e-4, 1e-2),
    new Band("infrared", 1e-6, 1e-4),
    new Band("optical", 3e-7, 1e-6),
    new Band("uv", 1e-7, 3e-7),
    new Band("euv", EV_METRES / 120, EV_METRES / 12),
    new Band("x-ray", EV_METRES / 120e3, EV_METRES / 120),
    new Band("gamma-ray", 0, EV_METRES / 120e3),
  };

  /** Of instruments first: many facilities have several bands. Names without blanks and marks. */
  private static final ImmutableMap<String, ImmutableSet<String>> BY_INSTRUMENT =
      ImmutableMap.<String, ImmutableSet<String>>builder()
          .put("epic", ImmutableSet.of("x-ray"))
          .put("rgs", ImmutableSet.of("x-ray"))
          .put("acis", ImmutableSet.of("x-ray"))
          .put("hrc", ImmutableSet.of("x-ray"))
          .put("xrt", ImmutableSet.of("x-ray"))
          .put("uvot", ImmutableSet.of("optical", "uv"))
          .put("om", ImmutableSet.of("optical", "uv"))
          .put("bat", ImmutableSet.of("x-ray"))
          .put("lat", ImmutableSet.of("gamma-ray"))
          .put("megacam", ImmutableSet.of("optical"))
          .put("megaprime", ImmutableSet.of("optical"))
          .put("sitelle", ImmutableSet.of("optical"))
          .put("espadons", ImmutableSet.of("optical"))
          .put("wircam", ImmutableSet.of("infrared"))
          .put("spirou", ImmutableSet.of("infrared"))
          .put("wfpc2", ImmutableSet.of("optical", "uv"))
          .put("nicmos", ImmutableSet.of("infrared"))
          .put("cos", ImmutableSet.of("uv"))
          .put("nircam", ImmutableSet.of("infrared"))
          .put("miri", ImmutableSet.of("infrared"))
          .put("nirspec", ImmutableSet.of("infrared"))
          .put("niriss", ImmutableSet.of("infrared"))
          .put("decam", ImmutableSet.of("optical"))
          .put("gmosn", ImmutableSet.of("optical"))
          .put("gmoss", ImmutableSet.of("optical"))
          .put("muse", ImmutableSet.of("optical"))
          .put("uves", ImmutableSet.of("optical"))
          .put("harps", ImmutableSet.of("optical"))
          .put("vircam", ImmutableSet.of("infrared"))
          .put("hawki", ImmutableSet.of("infrared"))
          .put("scuba2", ImmutableSet.of("millimeter"))
          .build();

  private static final ImmutableMap<String, ImmutableSet<String>> BY_FACILITY =
      ImmutableMap.<String, ImmutableSet<String>>builder()
          .put("chandra", ImmutableSet.of("x-ray"))
          .put("nustar", ImmutableSet.of("x-ray"))
          .put("rosat", ImmutableSet.of("x-ray"))
          .put("suzaku", ImmutableSet.of("x-ray"))
          .put("asca", ImmutableSet.of("x-ray"))
          .put("rxte", ImmutableSet.of("x-ray"))
          .put("nicer", ImmutableSet.of("x-ray"))
          .put("fermi", ImmutableSet.of("gamma-ray"))
          .put("euve", ImmutableSet.of("euv"))
          .put("galex", ImmutableSet.of("uv"))
          .put("iue", ImmutableSet.of("uv"))
          .put("fuse", ImmutableSet.of("uv"))
          .put("tess", ImmutableSet.of("optical"))
          .put("kepler", ImmutableSet.of("optical"))
          .put("gaia", ImmutableSet.of("optical"))
          .put("jwst", ImmutableSet.of("infrared"))
          .put("spitzer", ImmutableSet.of("infrared"))
          .put("wise", ImmutableSet.of("infrared"))
          .put("spherex", ImmutableSet.of("infrared"))
          .put("iso", ImmutableSet.of("infrared"))
          .put("vista", ImmutableSet.of("infrared"))
          .put("alma", ImmutableSet.of("millimeter"))
          .put("apex", ImmutableSet.of("millimeter"))
          .put("jcmt", ImmutableSet.of("millimeter"))
          .put("vla", ImmutableSet.of("radio"))
          .put("lofar", ImmutableSet.of("radio"))
          .put("wsrt", ImmutableSet.of("radio"))
          .put("gmrt", ImmutableSet.of("radio"))
          .put("askap", ImmutableSet.of("radio"))
          .put("meerkat", ImmutableSet.of("radio"))
          .build();

  /**
   * The bands of a dataset: each that {@code em_min} to {@code em_max} overlaps by more than a
   * point; those in which it lies when the two are equal or only one is stated. Without either,
   * those of its instruments, else of its facilities, where they are known to have but these.
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
      ImmutableMap<String, ImmutableSet<String>> table, Collection<String> names) {
    ImmutableSet<String> known =
        names.stream()
            .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""))
            .flatMap(name -> table.getOrDefault(name, ImmutableSet.of()).stream())
            .collect(ImmutableSet.toImmutableSet());
    ImmutableSet<String> bands =
        Arrays.stream(BANDS)
            .map(Band::name)
            .filter(known::contains)
            .collect(ImmutableSet.toImmutableSet());
    return bands.isEmpty() ? Optional.empty() : Optional.of(new Bands(bands, true));
  }
}

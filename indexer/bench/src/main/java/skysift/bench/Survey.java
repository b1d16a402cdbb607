package skysift.bench;

import com.google.common.collect.ImmutableList;
import java.util.SplittableRandom;

/**
 * What the rows of one collection have in common; this is where facets get their correlation.
 *
 * @param shortest shortest wavelength, metres
 * @param fov diameter of a field, degrees
 * @param epoch first day, MJD
 * @param days how long it ran
 * @param exposure typical exposure, seconds
 */
record Survey(
    String collection,
    ImmutableList<String> facilities,
    ImmutableList<String> instruments,
    ImmutableList<String> types,
    ImmutableList<String> formats,
    int level,
    double shortest,
    double fov,
    double epoch,
    double days,
    double exposure) {

  static final ImmutableList<String> TYPES =
      ImmutableList.of(
          "image",
          "spectrum",
          "cube",
          "timeseries",
          "visibility",
          "event",
          "measurements",
          "event-list",
          "catalogue",
          "dynamic-spectrum");
  static final ImmutableList<String> FACILITIES = Words.names("Telescope ", 57);
  static final ImmutableList<String> INSTRUMENTS = Words.names("Camera ", 300);
  static final ImmutableList<String> FORMATS = Words.names("application/x-form-", 28);
  static final ImmutableList<String> COLLECTIONS = Words.names("COLL-", 120);

  /** The collection of this number, 0 to 119. */
  static Survey of(int number) {
    SplittableRandom random = Seeds.random(7, number);
    double wave = Math.pow(10, -10 + 9.3 * Math.sqrt(random.nextDouble()));
    double wide = random.nextInt(20) == 0 ? 12 : Math.pow(10, -1.7 + 1.9 * random.nextDouble());
    return new Survey(
        COLLECTIONS.get(number),
        some(FACILITIES, 1 + random.nextInt(3), random),
        some(INSTRUMENTS, 2 + random.nextInt(6), random),
        some(TYPES, 1 + random.nextInt(3), random),
        some(FORMATS, 1 + random.nextInt(3), random),
        random.nextInt(4),
        wave,
        wide,
        46_000 + 12_000 * random.nextDouble(),
        200 + 4_000 * random.nextDouble(),
        Math.pow(10, 1 + 3 * random.nextDouble()));
  }

  private static ImmutableList<String> some(
      ImmutableList<String> pool, int count, SplittableRandom random) {
    ImmutableList.Builder<String> some = ImmutableList.builder();
    for (int i = 0; i < count; i++) {
      some.add(Seeds.skewed(pool, 1.6, random));
    }
    return some.build();
  }
}

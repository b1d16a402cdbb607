package skysift.bench;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.ObsCoreColumn;
import skysift.obscore.Role;
import skysift.sky.SkyPosition;

/** Makes the rows of one observation. */
final class ObservationRows {
  private static final ImmutableList<String> CATALOGUES =
      ImmutableList.of("NGC", "HD", "PGC", "TYC");

  private final Corpus.Kind kind;
  private final int targets;
  private final double polygons;

  ObservationRows(Corpus.Kind kind, int targets, double polygons) {
    this.kind = kind;
    this.targets = targets;
    this.polygons = polygons;
  }

  /** The name of a target. */
  static String target(int number) {
    return CATALOGUES.get(number % CATALOGUES.size()) + " " + (100 + number);
  }

  /** What all datasets of an observation share; null where not stated. */
  private record Shared(
      String id,
      Survey survey,
      String collection,
      String facility,
      String instrument,
      String target,
      SkyPosition place,
      Double fov,
      String region,
      Double start,
      double exposure,
      Double shortest,
      double ratio,
      String title) {}

  /**
   * Adds the datasets of an observation.
   *
   * @param number of the observation
   * @param home number of the archive that has it first
   * @param archive number of the archive that says so here, home or a mirror
   */
  void add(List<Dataset> rows, long number, int home, int archive) {
    SplittableRandom random = Seeds.random(6, number);
    Shared shared = shared(number, home, random);
    int count = Archives.ALL.get(home).datasets(random);
    for (int i = 0; i < count; i++) {
      rows.add(dataset(shared, i, Archives.ALL.get(archive).name(), random));
    }
  }

  private Shared shared(long number, int home, SplittableRandom random) {
    boolean free = kind == Corpus.Kind.INDEPENDENT;
    int rank = Seeds.skewed(Archives.COLLECTIONS, 2, random);
    Survey survey = Corpus.SURVEYS.get(home * Archives.COLLECTIONS + rank);
    int aimed = Seeds.skewed(targets, 1.7, random);
    boolean exact = home % 2 == 0;
    SkyPosition place =
        Place.offset(Place.ofTarget(aimed), 0.02 * random.nextDouble(), 360 * random.nextDouble());
    place = SkyPosition.of(rounded(place.ra(), exact), rounded(place.dec(), exact));
    Double fov = rounded(survey.fov() * (0.7 + 0.6 * random.nextDouble()), true);
    double start = survey.epoch() + survey.days() * Math.pow(random.nextDouble(), 0.8);
    double shortest = survey.shortest() * (1 + 0.2 * random.nextInt(5));
    int year = 1985 + (int) ((start - 46_066) / 365.25);
    return new Shared(
        Archives.ALL.get(home).name().substring(0, 3) + "-" + year + "-" + number,
        survey,
        free ? Seeds.skewed(Survey.COLLECTIONS, 1.5, random) : survey.collection(),
        free ? Seeds.skewed(Survey.FACILITIES, 1.5, random) : one(survey.facilities(), random),
        stated(0.94, random)
            ? (free
                ? Seeds.skewed(Survey.INSTRUMENTS, 1.5, random)
                : one(survey.instruments(), random))
            : null,
        stated(0.95, random) ? target(aimed) : null,
        stated(0.97, random) ? place : null,
        fov,
        stated(0.8, random) ? region(place, fov, random) : null,
        stated(0.97, random) ? Double.valueOf(rounded(start, exact)) : null,
        survey.exposure() * (1 + random.nextInt(8)) / 4,
        stated(0.95, random) ? Double.valueOf(shortest) : null,
        1.05 + random.nextInt(10) / 8.0,
        title(target(aimed), random));
  }

  private Dataset dataset(Shared shared, int i, String archive, SplittableRandom random) {
    boolean free = kind == Corpus.Kind.INDEPENDENT;
    Survey survey = shared.survey;
    String type = free ? Seeds.skewed(Survey.TYPES, 1.5, random) : one(survey.types(), random);
    String format =
        free
            ? Seeds.skewed(Survey.FORMATS, 1.5, random)
            : survey.formats().get(i % survey.formats().size());
    long level = free ? random.nextInt(5) : survey.level() + i % 2;
    String host = archive.toLowerCase(java.util.Locale.ROOT) + ".example.org";
    String name = shared.id + "/" + i;
    String did = "ivo://" + host + "/" + shared.collection + "?" + name;
    Cells cells = new Cells();
    cells.put(ObsCoreColumn.DATAPRODUCT_TYPE, stated(0.97, random) ? type : null);
    cells.put(ObsCoreColumn.CALIB_LEVEL, level);
    cells.put(ObsCoreColumn.OBS_COLLECTION, shared.collection);
    cells.put(ObsCoreColumn.OBS_ID, shared.id);
    cells.put(ObsCoreColumn.OBS_PUBLISHER_DID, did);
    cells.put(
        ObsCoreColumn.ACCESS_URL,
        "https://" + host + "/datalink/v1/links?ID=" + did + "&RESPONSEFORMAT=votable");
    cells.put(ObsCoreColumn.ACCESS_FORMAT, format);
    cells.put(ObsCoreColumn.ACCESS_ESTSIZE, (long) random.nextInt(1 << 4 + random.nextInt(18)));
    cells.put(ObsCoreColumn.TARGET_NAME, shared.target);
    addPlace(cells, shared);
    addTime(cells, shared);
    addWavelength(cells, shared, type);
    cells.put(ObsCoreColumn.FACILITY_NAME, shared.facility);
    cells.put(ObsCoreColumn.INSTRUMENT_NAME, shared.instrument);
    cells.put(ObsCoreColumn.OBS_TITLE, shared.title);
    return new Dataset(
        DatasetKey.of(archive, List.of(did), 1),
        archive,
        Role.PRODUCT,
        ImmutableMap.copyOf(cells.values),
        ImmutableMap.of(),
        ImmutableList.of(),
        ImmutableList.of(shared.id),
        ImmutableList.of(shared.facility),
        shared.instrument == null ? ImmutableList.of() : ImmutableList.of(shared.instrument),
        false);
  }

  private static void addPlace(Cells cells, Shared shared) {
    if (shared.place == null) {
      return;
    }
    cells.put(ObsCoreColumn.S_RA, shared.place.ra());
    cells.put(ObsCoreColumn.S_DEC, shared.place.dec());
    cells.put(ObsCoreColumn.S_FOV, shared.fov);
    cells.put(ObsCoreColumn.S_REGION, shared.region);
    cells.put(ObsCoreColumn.S_RESOLUTION, rounded(shared.fov / 0.5, true));
    cells.put(ObsCoreColumn.S_XEL1, 2048L);
    cells.put(ObsCoreColumn.S_XEL2, 2048L);
  }

  private static void addTime(Cells cells, Shared shared) {
    if (shared.start == null) {
      return;
    }
    cells.put(ObsCoreColumn.T_MIN, shared.start);
    cells.put(ObsCoreColumn.T_MAX, shared.start + shared.exposure / 86_400);
    cells.put(ObsCoreColumn.T_EXPTIME, shared.exposure);
    cells.put(ObsCoreColumn.T_RESOLUTION, shared.exposure);
    cells.put(ObsCoreColumn.T_XEL, 1L);
  }

  private static void addWavelength(Cells cells, Shared shared, String type) {
    if (shared.shortest == null) {
      return;
    }
    cells.put(ObsCoreColumn.EM_MIN, shared.shortest);
    cells.put(ObsCoreColumn.EM_MAX, shared.shortest * shared.ratio);
    cells.put(ObsCoreColumn.EM_RES_POWER, type.equals("spectrum") ? 20_000.0 : 4.0);
    cells.put(ObsCoreColumn.EM_XEL, type.equals("spectrum") ? 4096L : 1L);
    cells.put(ObsCoreColumn.O_UCD, type.equals("event") ? "phot.count" : "phot.flux.density;em.wl");
  }

  /** Columns that are stated; null is not. In a map as normalised rows have it. */
  private static final class Cells {
    final Map<ObsCoreColumn, Object> values = new EnumMap<>(ObsCoreColumn.class);

    void put(ObsCoreColumn column, Object value) {
      if (value != null) {
        values.put(column, value);
      }
    }
  }

  private static String title(String target, SplittableRandom random) {
    return Seeds.skewed(Words.ALL, 3, random)
        + " "
        + Seeds.skewed(Words.ALL, 3, random)
        + " of "
        + target
        + ", "
        + Seeds.skewed(Words.ALL, 1.2, random);
  }

  /** A circle of half the field, or a square in that circle. */
  private String region(SkyPosition centre, double fov, SplittableRandom random) {
    if (random.nextDouble() >= polygons) {
      return "CIRCLE ICRS " + centre.ra() + " " + centre.dec() + " " + fov / 2;
    }
    double turn = 90 * random.nextDouble();
    StringBuilder text = new StringBuilder("POLYGON ICRS");
    for (int corner = 0; corner < 4; corner++) {
      SkyPosition at = Place.offset(centre, fov / 2, turn + 90 * corner);
      text.append(' ')
          .append(rounded(at.ra(), true) % 360)
          .append(' ')
          .append(rounded(at.dec(), true));
    }
    return text.toString();
  }

  /** To six decimals, or as it is: archives do either. */
  private static double rounded(double value, boolean six) {
    return six ? Math.rint(value * 1e6) / 1e6 : value;
  }

  private static boolean stated(double odds, SplittableRandom random) {
    return random.nextDouble() < odds;
  }

  private static <T> T one(List<T> pool, SplittableRandom random) {
    return Seeds.skewed(pool, 1.7, random);
  }
}

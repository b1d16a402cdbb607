package skysift.index;

import static skysift.obscore.Datasets.dataset;

import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import skysift.obscore.Dataset;
import skysift.obscore.Datasets;
import skysift.obscore.ObsCoreColumn;
import skysift.obscore.Role;
import skysift.search.Facet;
import skysift.search.SearchRequest;
import skysift.search.Sort;
import skysift.search.Unit;
import skysift.sky.Cone;
import skysift.sky.SkyPosition;

/** Datasets and requests by chance, few values of each kind, so that they meet. */
final class RandomSky {
  private static final String[] TARGETS = {
    "M 51", "M51", "NGC 5194", "HD 189733b", "HD189733 b", "Étoile-d'Or", "m31", "51 Peg"
  };
  private static final String[] WORDS = {
    "M51",
    "M 51",
    "m",
    "ngc5194",
    "etoile",
    "HD 189733",
    "hst_1",
    "HST_10",
    "obs-00",
    "survey",
    "x",
    "d'or",
    "51",
    "Deep  survey",
    "zzz",
    "--",
    "ngc 51",
    "ivo://a.b/c"
  };

  private final Random random;

  RandomSky(long seed) {
    random = new Random(seed);
  }

  List<Dataset> datasets(int count) {
    List<Dataset> datasets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      datasets.add(made(i, count));
    }
    return datasets;
  }

  private Dataset made(int number, int count) {
    Datasets d = dataset(one("MAST", "CADC", "ESO"));
    d.did("ivo://a.b/c?" + number);
    if (chance(0.9)) {
      d.obsId("obs-00" + random.nextInt(1 + count / 3));
    }
    place(d);
    if (chance(0.8)) {
      d.target(one(TARGETS));
    }
    if (chance(0.6)) {
      d.title(one("Deep survey", "hst_10476_50 survey", "Mosaïque", "x y z"));
    }
    if (chance(0.8)) {
      d.collection(one("HST", "CFHT", "DSS"));
    }
    if (chance(0.8)) {
      d.type(one("image", "cube", "spectrum"));
    }
    if (chance(0.8)) {
      d.level(random.nextInt(5));
    }
    d.role(one(Role.values()));
    switch (random.nextInt(5)) {
      case 0 -> d.facility("HST");
      case 1 -> d.facility("VLT", "VLT UT" + (1 + random.nextInt(3)));
      case 2 -> d.facilityList("HST", "Chandra", "VLT");
      case 3 -> d.facility("Chandra");
      default -> {}
    }
    if (chance(0.7)) {
      d.instrument("ACS", one("ACS/WFC", "ACS/HRC"));
    }
    if (chance(0.7)) {
      d.format(one("application/fits", "image/jpeg"));
    }
    axes(d);
    rights(d);
    if (chance(0.3)) {
      d.value(ObsCoreColumn.T_XEL, (long) random.nextInt(4));
    }
    return d.build();
  }

  private void place(Datasets d) {
    if (chance(0.8)) {
      d.at((358 + 4 * random.nextDouble()) % 360, 45 + 2 * random.nextDouble());
    }
    if (chance(0.4)) {
      d.fov(random.nextDouble());
    }
    if (chance(0.4)) {
      double dec = 44 + 3 * random.nextDouble();
      d.region(
          String.format(
              java.util.Locale.ROOT, "POLYGON 359 %f 1.5 %f 0.2 %f", dec, dec + 0.1, dec + 1));
    }
  }

  private void axes(Datasets d) {
    double start = 53000 + 100 * random.nextInt(20);
    switch (random.nextInt(4)) {
      case 0 -> d.time(start, start + one(0.0, 1.0, 366.0, 367.0));
      case 1 -> d.value(ObsCoreColumn.T_MIN, start);
      case 2 -> d.time(start, start + 0.5);
      default -> {}
    }
    double[] edges = {1e-12, 1e-11, 1e-9, 1.2e-8, 1e-7, 3e-7, 5e-7, 1e-6, 1e-4, 1e-2, 0.21};
    int from = random.nextInt(edges.length);
    switch (random.nextInt(4)) {
      case 0 -> d.wavelength(edges[from], edges[from]);
      case 1, 2 ->
          d.wavelength(
              edges[from], edges[Math.min(edges.length - 1, from + 1 + random.nextInt(3))]);
      default -> {}
    }
  }

  private void rights(Datasets d) {
    if (chance(0.3)) {
      d.rights(one("public", "proprietary", "secure"));
    }
    if (chance(0.5)) {
      d.release(one("2020-01-01", "2030-01-01T00:00:00.000Z", "2019-05-05 10:00:00", null));
    }
  }

  SearchRequest request() {
    SearchRequest request =
        SearchRequest.everything()
            .withUnit(one(Unit.values()))
            .withSort(
                new Sort(
                    one(
                        ObsCoreColumn.T_MIN,
                        ObsCoreColumn.TARGET_NAME,
                        ObsCoreColumn.CALIB_LEVEL,
                        ObsCoreColumn.T_XEL,
                        ObsCoreColumn.OBS_TITLE),
                    random.nextBoolean()));
    if (chance(0.4)) {
      request = request.withText(one(WORDS) + (chance(0.3) ? " " + one(WORDS) : ""));
    }
    if (chance(0.3)) {
      double ra = (357 + 6 * random.nextDouble()) % 360;
      SkyPosition centre = SkyPosition.of(ra, 43 + 5 * random.nextDouble());
      request = request.withCone(Optional.of(new Cone(centre, one(0.0, 0.1, 0.7, 2.0, 170.0))));
    }
    if (chance(0.3)) {
      double from = 53000 + 100 * random.nextInt(20);
      request =
          request.withTime(
              Optional.of(
                  one(
                      Range.closed(from, from + 100 * random.nextInt(5)),
                      Range.atLeast(from),
                      Range.open(from, from + 300))));
    }
    if (chance(0.3)) {
      request =
          request.withWavelength(Optional.of(one(Range.closed(4e-7, 7e-7), Range.atMost(1e-9))));
    }
    return request
        .withSelection(selection(0.25), selection(0.12))
        .withPage(random.nextInt(4), 1 + random.nextInt(40))
        .withFacetLimit(one(2, 50));
  }

  private ImmutableSetMultimap<Facet, String> selection(double often) {
    ImmutableSetMultimap.Builder<Facet, String> selection = ImmutableSetMultimap.builder();
    for (Facet facet : Facet.values()) {
      while (chance(often)) {
        selection.put(facet, value(facet));
      }
    }
    return selection.build();
  }

  private String value(Facet facet) {
    if (chance(0.15)) {
      return one(Facet.NOT_STATED, "no such value");
    }
    return switch (facet) {
      case TYPE -> one("image", "cube", "spectrum");
      case LEVEL -> one("0", "1", "2", "3", "4");
      case ROLE -> one("product", "preview", "package");
      case FACILITY -> one("HST", "VLT", "VLT UT1", "Chandra");
      case INSTRUMENT -> one("ACS", "ACS/WFC");
      case COLLECTION -> one("HST", "CFHT", "DSS");
      case ARCHIVE -> one("MAST", "CADC", "ESO");
      case FORMAT -> one("application/fits", "image/jpeg");
      case BAND -> one("radio", "infrared", "optical", "x-ray", "gamma-ray");
      case YEAR -> one("2004", "2005", "2007", "several years");
      case TARGET -> one(TARGETS);
      case RIGHTS -> one("public", "proprietary");
    };
  }

  boolean chance(double odds) {
    return random.nextDouble() < odds;
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  final <T> T one(T... of) {
    return of[random.nextInt(of.length)];
  }
}

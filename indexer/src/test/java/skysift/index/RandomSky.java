package skysift.index;

import static skysift.obscore.Datasets.dataset;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.Range;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.Datasets;
import skysift.obscore.ObsCoreColumn;
import skysift.obscore.Role;
import skysift.search.Axis;
import skysift.search.Facet;
import skysift.search.Limits;
import skysift.search.Region;
import skysift.search.SearchRequest;
import skysift.search.Sort;
import skysift.search.SortKey;
import skysift.search.Unit;
import skysift.sky.Cone;
import skysift.sky.Healpix;
import skysift.sky.Moc;
import skysift.sky.SkyPosition;

/** Datasets and requests by chance, few values of each kind, so that they meet. */
final class RandomSky {
  private static final String[] TARGETS = {
    "M 51", "M51", "NGC 5194", "HD 189733b", "HD189733 b", "Étoile-d'Or", "m31", "51 Peg"
  };

  /** Columns to sort by of which rows have much. */
  private static final ObsCoreColumn[] SORTED = {
    ObsCoreColumn.T_MIN,
    ObsCoreColumn.TARGET_NAME,
    ObsCoreColumn.CALIB_LEVEL,
    ObsCoreColumn.T_XEL,
    ObsCoreColumn.OBS_TITLE,
    ObsCoreColumn.OBS_PUBLISHER_DID,
    ObsCoreColumn.ACCESS_URL,
    ObsCoreColumn.OBS_CREATOR_DID,
    ObsCoreColumn.S_REGION
  };

  private static final List<Double> WAVES =
      List.of(0.0, 1e-11, 3e-7, 5e-7, 1e-6, 1e-2, Double.POSITIVE_INFINITY);
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

  /** Many rows of few kinds: what facets say of a row is said of many. */
  List<Dataset> ofFewKinds(int count, int kinds) {
    List<Dataset> kind = datasets(kinds);
    List<Dataset> datasets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      datasets.add(again(kind.get(random.nextInt(kinds)), i, count));
    }
    return datasets;
  }

  /** The same kind of row as another one, of another observation, target and time. */
  private Dataset again(Dataset kind, int number, int count) {
    String obsId = "obs-00" + random.nextInt(1 + count / 3);
    Map<ObsCoreColumn, Object> values = new EnumMap<>(kind.values());
    values.put(ObsCoreColumn.OBS_PUBLISHER_DID, "ivo://a.b/d?" + number);
    values.put(ObsCoreColumn.OBS_ID, obsId);
    values.put(ObsCoreColumn.TARGET_NAME, one(TARGETS));
    values.put(ObsCoreColumn.T_MIN, 53000.0 + 100 * random.nextInt(8));
    values.remove(ObsCoreColumn.T_MAX);
    return new Dataset(
        DatasetKey.of(kind.archive(), List.of("row " + number), 1),
        kind.archive(),
        kind.role(),
        ImmutableMap.copyOf(values),
        kind.original(),
        kind.extras(),
        ImmutableList.of(obsId),
        kind.facilities(),
        kind.instruments(),
        kind.releaseDateKnown());
  }

  private Dataset made(int number, int count) {
    Datasets d = dataset(one("MAST", "CADC", "ESO"));
    d.did("ivo://a.b/c?" + number);
    if (chance(0.9)) {
      d.obsId("obs-00" + random.nextInt(1 + count / 3));
    }
    identify(d, number);
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
      d.type(one("image", "cube", "spectrum", "sed", "time-cube"));
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
    if (chance(0.5)) {
      d.extra(one("filter", "FILTERS"), "", one("F555W", "F814W;F555W", " r , F814W,", "r"));
    }
    if (chance(0.4)) {
      d.extra("my_target", "", one("A", "B 1", "A | B 1", "B 1 | A", "C | B 1"));
    }
    if (chance(0.5)) {
      d.proposal(one("5123", "108.22H1", "GO-1"));
    }
    if (chance(0.4)) {
      d.value(ObsCoreColumn.DATAPRODUCT_SUBTYPE, one("mosaic", "preview"));
    }
    if (chance(0.6)) {
      d.value(ObsCoreColumn.T_EXPTIME, 100.0 * random.nextInt(5));
    }
    if (chance(0.5)) {
      d.value(ObsCoreColumn.S_RESOLUTION, one(0.0, 0.05, 0.1, 1.0));
    }
    if (chance(0.5)) {
      d.size(one(0L, 1L, 4000L, 5_000_000_000L));
    }
    return d.build();
  }

  /** By texts of which some contain one another, and such as UTF-16 puts in another order. */
  private void identify(Datasets d, int number) {
    String did = "ivo://a.b/c?" + number;
    if (chance(0.8)) {
      d.url(
          one(
              "https://a.b/links?ID=" + did,
              "https://a.b/links?ID=" + did + "&x=\uD83D\uDD2D",
              "https://a.b/\uD83D\uDD2D/" + number,
              "https://a.b/\uFF5E/" + number,
              "https://a.b/all"));
    }
    if (chance(0.3)) {
      d.creatorDid(one("ivo://b/" + number, did, "ivo://a.b/c?\u0001" + number, "ivo://b/x"));
    }
  }

  private void place(Datasets d) {
    if (chance(0.8)) {
      d.at((358 + 4 * random.nextDouble()) % 360, 45 + 2 * random.nextDouble());
    }
    if (chance(0.4)) {
      d.fov(random.nextDouble());
    }
    if (chance(0.1)) {
      d.region(one("Position 0.5 45.5", "Circle 359.5 45.5 0.5 Not (Circle 359.5 45.5 0.3)"));
    } else if (chance(0.4)) {
      double dec = 44 + 3 * random.nextDouble();
      d.region(
          String.format(
              java.util.Locale.ROOT, "POLYGON 359 %f 1.5 %f 0.2 %f", dec, dec + 0.1, dec + 1));
    }
  }

  private void axes(Datasets d) {
    double start = 53000 + 100 * random.nextInt(20);
    switch (random.nextInt(4)) {
      case 0 -> d.time(start, start + one(0.0, 1.0, 30.0, 30.001, 366.0, 367.0));
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
                new Sort(chance(0.5) ? one(SORTED) : one(ObsCoreColumn.values()), chance(0.5)));
    if (chance(0.4)) {
      request = request.withText(one(WORDS) + (chance(0.3) ? " " + one(WORDS) : ""));
    }
    if (chance(0.4)) {
      request = request.withRegion(Optional.of(region())).withFootprintStated(chance(0.2));
    }
    if (chance(0.3)) {
      request = request.withSpan(Axis.TIME, Optional.of(limits(this::times)));
    }
    if (chance(0.3)) {
      request = request.withSpan(Axis.WAVELENGTH, Optional.of(limits(this::wavelengths)));
    }
    if (chance(0.3)) {
      request = withColumn(request);
    }
    if (chance(0.4)) {
      request = request.withHistogram(Axis.TIME, edges(53000, 55000, 100));
    }
    if (chance(0.4)) {
      request =
          request.withHistogram(
              Axis.WAVELENGTH, one(WAVES, WAVES.subList(2, 5), WAVES.subList(0, 2)));
    }
    if (chance(0.3)) {
      Facet facet = one(Facet.TARGET, Facet.FACILITY, Facet.TYPE);
      request = request.withFacetText(facet, one("m", "NGC 1", "VLT", "Spec", "é"));
    }
    if (chance(0.3)) {
      request =
          request.withFacets(
              EnumSet.of(one(Facet.values()), one(Facet.values()), one(Facet.values())));
    }
    return request
        .withSelection(selection(0.25), selection(0.12))
        .withPage(random.nextInt(4), 1 + random.nextInt(40))
        .withFacetLimit(one(2, 50));
  }

  /** One with a single filter on place, time, wavelength or a column. */
  SearchRequest filtered() {
    SearchRequest all =
        SearchRequest.everything()
            .withUnit(one(Unit.values()))
            .withSort(one(Sort.USUAL, Sort.BY_START))
            .withPage(0, 5)
            .withFacetLimit(2)
            .withHistogram(Axis.TIME, edges(53200, 54800, 100))
            .withHistogram(Axis.WAVELENGTH, WAVES);
    return switch (random.nextInt(4)) {
      case 0 -> all.withSpan(Axis.TIME, Optional.of(limits(this::times)));
      case 1 -> all.withSpan(Axis.WAVELENGTH, Optional.of(limits(this::wavelengths)));
      case 2 -> withColumn(all);
      default ->
          all.withRegion(Optional.of(region()))
              .withFootprintStated(chance(0.2))
              .withSort(one(Sort.USUAL, Sort.NEAREST, new Sort(SortKey.Asked.DISTANCE, true)));
    };
  }

  private Region region() {
    double ra = (357 + 6 * random.nextDouble()) % 360;
    SkyPosition centre = SkyPosition.of(ra, 43 + 5 * random.nextDouble());
    return switch (random.nextInt(5)) {
      case 0, 1 -> new Region.InCone(new Cone(centre, one(0.0, 0.1, 0.7, 2.0, 170.0)));
      case 2 -> polygon(centre);
      case 3 -> new Region.InMoc(moc(centre));
      default -> new Region.At(centre, one(Region.TOLERANCE, 0.0, 0.1));
    };
  }

  private Region polygon(SkyPosition centre) {
    double size = one(0.05, 0.5, 2.0, 20.0);
    StringBuilder corners = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      double angle = 2 * Math.PI * (i + 0.5 * random.nextDouble()) / 5;
      double ra = centre.ra() + 1.4 * size * Math.cos(angle);
      double dec = centre.dec() + size * Math.sin(angle);
      corners.append(String.format(java.util.Locale.ROOT, "%.15f %.15f ", ra, dec));
    }
    return Region.polygon(corners.toString());
  }

  private Moc moc(SkyPosition centre) {
    int order = one(1, 5, 6, 8, 12);
    long cell = Healpix.cell(order, centre);
    return Moc.parse(
        order + "/" + cell + " " + (cell ^ 1) + " " + (order + 1) + "/" + (cell ^ 2) * 4);
  }

  private Limits limits(Supplier<Range<Double>> ranges) {
    if (chance(0.1)) {
      return Limits.NOT_STATED;
    }
    List<Range<Double>> some = new ArrayList<>(List.of(ranges.get()));
    while (chance(0.3)) {
      some.add(ranges.get());
    }
    Limits limits = chance(0.3) ? Limits.inside(some) : Limits.overlapping(some);
    return chance(0.2) ? limits.withNotStated() : limits;
  }

  private Range<Double> times() {
    double from = 53000 + 100 * random.nextInt(20);
    return one(
        Range.closed(from, from + 100 * random.nextInt(5)),
        Range.atLeast(from),
        Range.lessThan(from),
        Range.open(from, from + 300));
  }

  private Range<Double> wavelengths() {
    return one(Range.closed(4e-7, 7e-7), Range.atMost(1e-9), Range.openClosed(1e-6, 1e-2));
  }

  private SearchRequest withColumn(SearchRequest request) {
    ObsCoreColumn column =
        one(
            ObsCoreColumn.T_EXPTIME,
            ObsCoreColumn.S_RESOLUTION,
            ObsCoreColumn.ACCESS_ESTSIZE,
            ObsCoreColumn.CALIB_LEVEL,
            ObsCoreColumn.S_FOV,
            ObsCoreColumn.T_XEL);
    Supplier<Range<Double>> ranges =
        () ->
            one(
                Range.atLeast(2.0),
                Range.closed(0.0, 0.1),
                Range.greaterThan(0.0),
                Range.closedOpen(100.0, 300.0),
                Range.lessThan(4e9));
    return request.withColumn(column, Optional.of(limits(ranges)));
  }

  private List<Double> edges(double from, double to, double step) {
    List<Double> edges = new ArrayList<>();
    for (double edge = from; edge <= to; edge += step * (1 + random.nextInt(4))) {
      edges.add(edge);
    }
    return edges;
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
      case TYPE -> one("image", "cube", "spectrum", "sed", "time-cube");
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
      case MY_TARGET -> one("A", "B 1", "C");
      case RIGHTS -> one("public", "proprietary");
      case FILTER -> one("F555W", "F814W", "r");
      case PROPOSAL -> one("5123", "108.22H1");
      case SUBTYPE -> one("mosaic", "preview");
      case CHANGE -> one("new", "changed", "unchanged", "gone");
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

package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skysift.index.PlainSky.Convex;
import skysift.obscore.Dataset;
import skysift.obscore.Datasets;
import skysift.search.Region;
import skysift.search.SearchRequest;
import skysift.search.Unit;
import skysift.sky.Cone;
import skysift.sky.Healpix;
import skysift.sky.Moc;
import skysift.sky.SkyPosition;

/**
 * Many footprints in a real index, three in four near a pole or RA 0, against formulae written
 * apart. What is farther than 0.01 arcsec from the edge must be told rightly, without exception.
 */
class SkyTest {
  /** Many more when the property says so. */
  private static final int ROWS = Integer.getInteger("skysift.sky.footprints", 3_000);

  private static final double EDGE = 0.01 / 3600;

  /** A footprint as the test knows it. */
  private record Row(SkyPosition centre, double size, Optional<Convex> polygon, double hole) {
    /** Degrees from the footprint less a radius; 0 or less when it is met. */
    double beyond(double radius, SkyPosition p) {
      double least = PlainSky.distance(centre, p) - size - radius;
      // all of it lies within its size
      return least > 1 ? least : distance(p) - radius;
    }

    /** Degrees from the footprint; 0 or less inside. */
    double distance(SkyPosition p) {
      double fromCentre = PlainSky.distance(centre, p);
      double outside = polygon.isPresent() ? polygon.get().distance(p) : fromCentre - size;
      return Math.max(outside, hole > 0 ? hole - fromCentre : outside);
    }

    Dataset dataset(int number) {
      Datasets row = Datasets.dataset("Sky").did("ivo://s/" + number).obsId("s" + number);
      String circle = "Circle " + centre.ra() + " " + centre.dec() + " ";
      if (polygon.isPresent()) {
        StringBuilder text = new StringBuilder("Polygon");
        polygon
            .get()
            .corners()
            .forEach(c -> text.append(' ').append(c.ra()).append(' ').append(c.dec()));
        row.region(text + (hole > 0 ? " Not (" + circle + hole + ")" : ""));
      } else if (hole > 0) {
        row.region(circle + size + " Not (" + circle + hole + ")");
      } else if (number % 3 == 0) {
        row.region(circle + size);
      } else {
        row.at(centre.ra(), centre.dec()).fov(2 * size);
      }
      return row.build();
    }
  }

  private static final List<Row> ROWS_MADE = new ArrayList<>();
  private static DatasetIndex index;
  private final Random random = new Random(7);

  @BeforeAll
  static void write() throws IOException {
    Random random = new Random(20);
    List<Dataset> datasets = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      Row row = row(random, i);
      ROWS_MADE.add(row);
      datasets.add(row.dataset(i));
    }
    index = MemoryIndex.indexOf(datasets);
  }

  @AfterAll
  static void close() throws IOException {
    index.close();
  }

  private static Row row(Random random, int number) {
    SkyPosition centre = anywhere(random);
    double size =
        switch (number % 50) {
          case 0 -> 60 * random.nextDouble();
          case 1 -> 12 * random.nextDouble();
          case 2 -> 1.0 / 3600;
          default -> 0.5 * Math.pow(random.nextDouble(), 3);
        };
    boolean polygon = number % 2 == 0;
    int corners = 3 + random.nextInt(4);
    // within the polygon: its edges come nearer to the centre than its corners
    double room = polygon ? Math.cos(Math.PI / corners) * size * 0.9 : size;
    double hole = number % 10 > 6 ? room * (0.1 + 0.8 * random.nextDouble()) : 0;
    return new Row(
        centre,
        size,
        polygon
            ? Optional.of(Convex.regular(centre, size, corners, 360 * random.nextDouble()))
            : Optional.empty(),
        hole);
  }

  private static SkyPosition anywhere(Random random) {
    double off = 5 * Math.pow(10, -3 * random.nextDouble());
    return switch (random.nextInt(4)) {
      case 0 -> SkyPosition.of(360 * random.nextDouble(), 90 - off);
      case 1 -> SkyPosition.of(360 * random.nextDouble(), off - 90);
      case 2 -> SkyPosition.of(off - 2.5, 40 * random.nextDouble() - 20);
      default ->
          SkyPosition.of(
              360 * random.nextDouble(), Math.toDegrees(Math.asin(2 * random.nextDouble() - 1)));
    };
  }

  /** A place near one of the rows. */
  private SkyPosition place() {
    Row row = ROWS_MADE.get(random.nextInt(ROWS));
    return PlainSky.from(row.centre, 360 * random.nextDouble(), row.size * random.nextDouble());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1.0 / 3600, 0.02, 0.3, 2, 12, 40, 85})
  void cones_find_what_is_nearer_than_their_radius(double radius) throws IOException {
    for (int i = 0; i < 6; i++) {
      SkyPosition centre = place();
      check(new Region.InCone(new Cone(centre, radius)), row -> row.beyond(radius, centre));
    }
  }

  @Test
  void positions_are_contained_to_two_arcseconds_unless_told_otherwise() throws IOException {
    for (int i = 0; i < 10; i++) {
      SkyPosition at = place();
      check(Region.position(at.ra() + " " + at.dec()), row -> row.beyond(2.0 / 3600, at));
      check(Region.position(at.ra() + " " + at.dec() + " 0"), row -> row.beyond(0, at));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.3, 3, 25})
  void polygons_find_what_has_a_point_in_them(double size) throws IOException {
    for (int i = 0; i < 4; i++) {
      Convex asked =
          Convex.regular(place(), size, 3 + random.nextInt(6), 360 * random.nextDouble());
      StringBuilder corners = new StringBuilder();
      asked.corners().forEach(c -> corners.append(c.ra()).append(' ').append(c.dec()).append(' '));
      check(Region.polygon(corners.toString()), row -> side(row, asked, size));
    }
  }

  /** Only its sign, and whether that changes near the edge. */
  private static double side(Row row, Convex asked, double size) {
    if (PlainSky.distance(row.centre, asked.centre()) > row.size + size + 1) {
      return 1;
    }
    if (meets(row, asked, 0)) {
      return meets(row, asked, -2 * EDGE) ? -1 : 0;
    }
    return meets(row, asked, 2 * EDGE) ? 0 : 1;
  }

  /** Whether a row has a point in a polygon that is grown by so much. */
  private static boolean meets(Row row, Convex asked, double grown) {
    Convex polygon = asked.grown(grown);
    // all of it within the hole: corners there, for both are convex
    boolean inHole =
        row.hole > 0
            && polygon.corners().stream()
                .allMatch(c -> PlainSky.distance(row.centre, c) < row.hole);
    if (inHole) {
      return false;
    }
    return row.polygon.isPresent()
        ? row.polygon.get().meets(polygon)
        : polygon.distance(row.centre) <= row.size;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 7, 11})
  void maps_find_what_has_a_point_in_one_of_their_cells(int order) throws IOException {
    for (int i = 0; i < 3; i++) {
      Set<Long> cells = new HashSet<>();
      SkyPosition middle = place();
      for (int j = 0; j < 4; j++) {
        double away = Healpix.reach(order) * 2 * random.nextDouble();
        cells.add(Healpix.cell(order, PlainSky.from(middle, 360 * random.nextDouble(), away)));
      }
      StringBuilder text = new StringBuilder(order + "/");
      cells.forEach(cell -> text.append(cell).append(' '));
      List<PlainCell> plain = cells.stream().map(cell -> new PlainCell(order, cell)).toList();
      check(
          new Region.InMoc(Moc.parse(text.toString())),
          row -> plain.stream().mapToDouble(cell -> distance(row, cell)).min().orElseThrow());
    }
  }

  /** Degrees between a row and a cell; rows in between are looked at along the cell's edge. */
  private static double distance(Row row, PlainCell cell) {
    SkyPosition some = PlainSky.from(row.centre, 0, row.hole * 1.05);
    if (cell.has(some)) {
      return -1;
    }
    double apart = PlainSky.distance(row.centre, cell.middle());
    boolean far =
        apart > row.size + cell.reach() + 0.1 || cell.edgeIsFartherThan(row.size, row.centre);
    return far ? 1 : cell.least(row::distance);
  }

  private void check(Region region, ToDoubleFunction<Row> distance) throws IOException {
    SearchRequest request =
        SearchRequest.everything()
            .withUnit(Unit.DATASETS)
            .withFacetLimit(0)
            .withRegion(Optional.of(region));
    Set<Integer> found = new HashSet<>();
    try (ResultRows rows = index.rows(request)) {
      rows.forEach(row -> found.add(Integer.parseInt(row.observationId().get(0).substring(1))));
    }
    // the edges of cells take long to compute: of very many rows some thousand are enough
    int step = region instanceof Region.InMoc ? Math.max(1, ROWS / 5000) : 1;
    for (int i = 0; i < ROWS; i += step) {
      Row row = ROWS_MADE.get(i);
      double away = distance.applyAsDouble(row);
      if (Math.abs(away) > EDGE) {
        then(found.contains(i)).as("%s %s, %s away", region, row, away).isEqualTo(away < 0);
      }
    }
  }
}

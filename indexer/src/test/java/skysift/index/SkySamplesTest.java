package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.Datasets.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skysift.obscore.Dataset;
import skysift.search.Region;
import skysift.search.SearchRequest;
import skysift.search.Unit;
import skysift.sky.Cone;
import skysift.sky.SkyPosition;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StarTableFactory;

/** The regions of recorded answers in an index, against a reading and formulae of its own. */
@EnabledIfSystemProperty(named = "skysift.shared", matches = ".+")
class SkySamplesTest {
  private static final double EDGE = 0.01 / 3600;

  /** A polygon, circle or point with holes in it. */
  private record Part(List<SkyPosition> corners, double radius, List<Part> holes) {
    /** Degrees to it; 0 or less inside. */
    double distance(SkyPosition p) {
      double away = outside(p);
      for (Part hole : holes) {
        away = Math.max(away, -hole.outside(p));
      }
      return away;
    }

    private double outside(SkyPosition p) {
      if (corners.size() == 1) {
        return PlainSky.distance(p, corners.get(0)) - radius;
      }
      double turned = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < corners.size(); i++) {
        SkyPosition from = corners.get(i);
        SkyPosition to = corners.get((i + 1) % corners.size());
        if (PlainSky.distance(from, to) > 0) {
          least = Math.min(least, PlainSky.distanceToArc(p, from, to));
          double turn = PlainSky.bearing(p, to) - PlainSky.bearing(p, from);
          turned += Math.IEEEremainder(turn, 360);
        }
      }
      return Math.abs(turned) > 180 ? -least : least;
    }
  }

  /** Shapes in a row; what follows "Not" is a hole in the one before. */
  private static List<Part> read(String text) {
    List<Part> parts = new ArrayList<>();
    boolean hole = false;
    String plain = text.replaceAll("[(),]", " ").strip();
    for (String shape : plain.split("(?i)(?=\\b(?:polygon|circle|position|not)\\b)")) {
      String name = shape.strip().toLowerCase(Locale.ROOT);
      if (name.startsWith("not")) {
        hole = true;
        continue;
      }
      double[] numbers =
          Arrays.stream(name.split("\\s+"))
              .filter(word -> word.matches("[-+]?[0-9.]+(e[-+]?\\d+)?"))
              .mapToDouble(Double::parseDouble)
              .toArray();
      if (numbers.length == 0) {
        continue;
      }
      List<SkyPosition> corners = new ArrayList<>();
      for (int i = 0; i + 1 < numbers.length; i += 2) {
        corners.add(SkyPosition.of(numbers[i], numbers[i + 1]));
      }
      Part part = new Part(corners, numbers.length == 3 ? numbers[2] : 0, new ArrayList<>());
      (hole ? parts.get(parts.size() - 1).holes : parts).add(part);
      hole = false;
    }
    return parts;
  }

  @ParameterizedTest
  @CsvSource({
    "obscore-eso-1000.xml, votable, 1000",
    "obscore-eso-vvv.csv, csv, 50",
    "obscore-cadc-datalink-descriptor.xml, votable, 3",
    "obscore-alma-shapes.xml, votable, 5",
    "sia2-casda-cone.xml, votable, 3",
  })
  void cones_find_the_real_regions_that_are_nearer_than_their_radius(
      String file, String format, int count) throws IOException {
    // GIVEN
    List<String> regions = regions(file, format);
    then(regions).hasSize(count);
    List<List<Part>> rows = regions.stream().map(SkySamplesTest::read).toList();
    List<Dataset> datasets = new ArrayList<>();
    for (int i = 0; i < regions.size(); i++) {
      datasets.add(dataset("A").did("ivo://a/" + i).obsId("" + i).region(regions.get(i)).build());
    }
    Random random = new Random(5);
    int hits = 0;
    try (DatasetIndex index = MemoryIndex.indexOf(datasets)) {
      for (int i = 0; i < 120; i++) {
        List<Part> near = rows.get(random.nextInt(rows.size()));
        List<SkyPosition> corners = near.get(random.nextInt(near.size())).corners;
        SkyPosition corner = corners.get(random.nextInt(corners.size()));
        double off = Math.pow(10, -5 + 5 * random.nextDouble());
        SkyPosition p = PlainSky.from(corner, 360 * random.nextDouble(), off);
        double radius = i % 3 == 0 ? 0 : off * 2 * random.nextDouble();
        // WHEN
        Set<Integer> found = found(index, new Region.InCone(new Cone(p, radius)));
        // THEN
        for (int row = 0; row < rows.size(); row++) {
          double away =
              rows.get(row).stream().mapToDouble(part -> part.distance(p)).min().orElseThrow();
          if (Math.abs(away - radius) > EDGE) {
            then(found.contains(row)).as("%s, %s", regions.get(row), p).isEqualTo(away < radius);
          }
        }
        hits += found.size();
      }
    }
    then(hits).isGreaterThan(30);
  }

  private static Set<Integer> found(DatasetIndex index, Region region) throws IOException {
    SearchRequest request =
        SearchRequest.everything().withUnit(Unit.DATASETS).withRegion(Optional.of(region));
    Set<Integer> found = new HashSet<>();
    try (ResultRows rows = index.rows(request)) {
      rows.forEach(row -> found.add(Integer.parseInt(row.observationId().get(0))));
    }
    return found;
  }

  private static List<String> regions(String file, String format) throws IOException {
    Path path = Path.of(System.getProperty("skysift.shared"), "vo-samples", file);
    StarTable table = new StarTableFactory(false).makeStarTable(path.toString(), format);
    int column = 0;
    while (!table.getColumnInfo(column).getName().equalsIgnoreCase("s_region")) {
      column++;
    }
    List<String> regions = new ArrayList<>();
    try (RowSequence rows = table.getRowSequence()) {
      while (rows.next()) {
        Object cell = rows.getCell(column);
        regions.add(cell instanceof double[] numbers ? polygon(numbers) : cell.toString());
      }
    }
    return regions;
  }

  private static String polygon(double[] numbers) {
    StringBuilder text = new StringBuilder("Polygon");
    Arrays.stream(numbers).forEach(number -> text.append(' ').append(number));
    return text.toString();
  }
}

package skysift.sky;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StarTableFactory;

/** Every region of the recorded answers of real archives. */
@EnabledIfSystemProperty(named = "skysift.shared", matches = ".+")
class FootprintSamplesTest {

  private record Sample(Object region, double ra, double dec) {

    Footprint footprint() {
      return region instanceof double[] numbers
          ? Footprint.ofDali(numbers.length == 3 ? "circle" : "polygon", numbers)
          : Footprint.parse(region.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "obscore-eso-1000.xml, votable, s_region, 1000, 91",
    "obscore-eso-vvv.csv, csv, s_region, 50, 0",
    "obscore-gavo-image.xml, votable, s_region, 10, 0",
    "obscore-cadc-datalink-descriptor.xml, votable, s_region, 3, 0",
    "obscore-alma-shapes.xml, votable, s_region, 5, 2",
    "sia2-casda-cone.xml, votable, s_region, 3, 0",
    "tap-euclid-products-binary2.vot, votable, stc_s, 4, 0",
  })
  void every_region_is_read_and_lies_where_its_row_says(
      String file, String format, String column, int rows, int between) throws IOException {
    // GIVEN
    List<Sample> samples = samples(file, format, column);
    then(samples).hasSize(rows);
    int outside = 0;
    for (Sample sample : samples) {
      // WHEN
      Footprint footprint = sample.footprint();
      // THEN
      then(footprint.notes()).isEmpty();
      if (!Double.isNaN(sample.ra)) {
        SkyPosition centre = SkyPosition.of(sample.ra, sample.dec);
        if (!footprint.contains(centre)) {
          outside++;
          then(sample.region.toString()).startsWithIgnoringCase("union");
        }
        then(footprint.bounds().contains(centre)).isTrue();
        then(footprint.meets(new Cone(centre, footprint.bounds().radius() + 1e-9))).isTrue();
        then(footprint.meets(new Cone(Sphere.at(sample.ra + 180, -sample.dec), 1))).isFalse();
      }
    }
    // mosaics whose centre lies between their parts
    then(outside).as(file).isEqualTo(between);
  }

  private static List<Sample> samples(String file, String format, String column)
      throws IOException {
    Path path = Path.of(System.getProperty("skysift.shared"), "vo-samples", file);
    StarTable table = new StarTableFactory(false).makeStarTable(path.toString(), format);
    int region = column(table, column);
    int ra = column(table, "s_ra");
    int dec = column(table, "s_dec");
    List<Sample> samples = new ArrayList<>();
    try (RowSequence rows = table.getRowSequence()) {
      while (rows.next()) {
        Object[] row = rows.getRow();
        samples.add(new Sample(row[region], number(row, ra), number(row, dec)));
      }
    }
    return samples;
  }

  private static int column(StarTable table, String name) {
    return Stream.iterate(0, i -> i < table.getColumnCount(), i -> i + 1)
        .filter(i -> name.equalsIgnoreCase(info(table, i).getName()))
        .findFirst()
        .orElse(-1);
  }

  private static ColumnInfo info(StarTable table, int column) {
    return table.getColumnInfo(column);
  }

  private static double number(Object[] row, int column) {
    return column < 0 || !(row[column] instanceof Number n) ? Double.NaN : n.doubleValue();
  }
}

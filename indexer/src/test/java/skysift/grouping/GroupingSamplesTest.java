package skysift.grouping;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.grouping.Groups.GROUPING;
import static skysift.obscore.Datasets.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import skysift.obscore.Dataset;
import skysift.sky.SkyPosition;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StarTableFactory;

/** A thousand real rows of ESO, 152 observing blocks. */
@EnabledIfSystemProperty(named = "skysift.shared", matches = ".+")
class GroupingSamplesTest {

  @Test
  void observing_blocks_of_eso_are_one_observation_each() throws IOException {
    // GIVEN
    List<Dataset> rows = read(Path.of(System.getProperty("skysift.shared")));
    // WHEN
    var observations = GROUPING.observations(rows);
    // THEN
    then(rows).hasSize(1_000);
    then(observations.values().stream().distinct()).hasSize(152);
    List<Dataset> block =
        rows.stream().filter(row -> row.observationId().contains("294883")).toList();
    then(block).hasSize(90);
    then(block.stream().map(row -> observations.get(row.key())).collect(Collectors.toSet()))
        .hasSize(1);
    then(farthestFromFirst(block) * 60).isBetween(20.6, 20.8);
    then(GROUPING.copies(block)).hasSize(90);
    // and in another order
    Collections.reverse(rows);
    then(GROUPING.observations(rows)).isEqualTo(observations);
  }

  private static double farthestFromFirst(List<Dataset> rows) {
    SkyPosition first = rows.get(0).position().orElseThrow();
    return rows.stream()
        .mapToDouble(row -> first.separation(row.position().orElseThrow()))
        .max()
        .orElseThrow();
  }

  private static List<Dataset> read(Path shared) throws IOException {
    String file = shared.resolve("vo-samples/obscore-eso-1000.xml").toString();
    StarTable table = new StarTableFactory().makeStarTable(file, "votable");
    List<Dataset> rows = new ArrayList<>();
    try (RowSequence cells = table.getRowSequence()) {
      while (cells.next()) {
        rows.add(
            dataset("ESO")
                .obsId(text(table, cells, "obs_id"))
                .facility(text(table, cells, "facility_name"))
                .collection(text(table, cells, "obs_collection"))
                .target(text(table, cells, "target_name"))
                .did(text(table, cells, "obs_publisher_did"))
                .creatorDid(text(table, cells, "obs_creator_did"))
                .level((int) number(table, cells, "calib_level"))
                .at(number(table, cells, "s_ra"), number(table, cells, "s_dec"))
                .time(number(table, cells, "t_min"), number(table, cells, "t_max"))
                .build());
      }
    }
    return rows;
  }

  private static String text(StarTable table, RowSequence cells, String column) throws IOException {
    int index = 0;
    while (!table.getColumnInfo(index).getName().equals(column)) {
      index++;
    }
    return String.valueOf(cells.getCell(index));
  }

  private static double number(StarTable table, RowSequence cells, String column)
      throws IOException {
    return Double.parseDouble(text(table, cells, column));
  }
}

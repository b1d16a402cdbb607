package skysift.vo;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static skysift.obscore.ObsCoreColumn.ACCESS_FORMAT;
import static skysift.obscore.ObsCoreColumn.DATAPRODUCT_TYPE;
import static skysift.obscore.ObsCoreColumn.OBS_ID;
import static skysift.obscore.ObsCoreColumn.OBS_PUBLISHER_DID;
import static skysift.obscore.ObsCoreColumn.S_REGION;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skysift.sky.Footprint;

@EnabledIfSystemProperty(named = "skysift.shared", matches = ".+")
class VoTablesSamplesTest {

  private static TableSource sample(String file) {
    return TableSource.ofFile(Path.of(System.getProperty("skysift.shared"), "vo-samples", file));
  }

  @ParameterizedTest
  @CsvSource({
    "obscore-eso-1000.xml, 1000, 53",
    "obscore-eso-vvv.csv, 50, 54",
    "obscore-gavo-image.xml, 10, 0",
    "obscore-cadc-datalink-descriptor.xml, 3, 34",
    "obscore-alma-shapes.xml, 5, 5",
    "sia2-casda-cone.xml, 3, 36"
  })
  void every_recorded_answer_gives_all_its_rows(String file, int rows, int columns)
      throws IOException {
    // GIVEN
    var collected = new CollectedRows();
    // WHEN
    var end = VoTables.readObsCore(sample(file), collected);
    // THEN
    then(end.rows()).isEqualTo(rows);
    then(end.ending()).isEqualTo(TableEnd.Ending.COMPLETE);
    then(end.message()).isEmpty();
    then(collected.rows()).hasSize(rows);
    var table = collected.table();
    if (columns > 0) {
      then(table.present().size() + table.extras().size()).isEqualTo(columns);
    }
    then(collected.values(OBS_PUBLISHER_DID)).doesNotContainNull();
    collected.values(S_REGION).stream()
        .filter(region -> region != null && !region.toString().isBlank())
        .forEach(region -> then(Footprint.parse(region.toString())).isNotNull());
  }

  @Test
  void the_files_of_ESO_say_the_same_in_every_column_they_share() throws IOException {
    // GIVEN
    var xml = new CollectedRows();
    var csv = new CollectedRows();
    // WHEN
    VoTables.readObsCore(sample("obscore-eso-1000.xml"), xml);
    VoTables.readObsCore(sample("obscore-eso-vvv.csv"), csv);
    // THEN
    then(xml.table().absent()).isEqualTo(csv.table().absent());
    then(xml.values(DATAPRODUCT_TYPE)).contains("measurements", "image", "spectrum");
    then(xml.values(ACCESS_FORMAT)).containsOnly("application/x-votable+xml;content=datalink");
    then(xml.table().extras()).contains("abmaglim", "filter", "snr").doesNotContain("");
    then(csv.values(OBS_ID).get(0)).isEqualTo("477583");
    then(csv.extra(0, "obstech")).contains("IMAGE,JITTER");
    then(csv.extra(0, "abmaglim")).contains("17.633");
  }

  @ParameterizedTest
  @CsvSource({
    "tap-gaia-datalink-descriptor.vot",
    "tap-euclid-products-binary2.vot",
    "tap-simbad-unicodechar-binary.xml",
    "overflow-vizier-binary.xml",
    "datalink-alma.xml"
  })
  void a_table_of_something_else_is_refused_naming_both_identifiers(String file) {
    thenThrownBy(() -> VoTables.readObsCore(sample(file), new CollectedRows()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file)
        .hasMessageContaining("obs_id and obs_publisher_did");
  }

  @ParameterizedTest
  @CsvSource({
    "error-irsa-nph.xml, Either wrong or missing coordinate/object name.",
    "error-vizier-no-server.xml, The database is not currently reachable.; no connection",
    "error-ned.xml, No note found."
  })
  void an_error_document_gives_its_own_words(String file, String words) {
    thenThrownBy(() -> VoTables.readObsCore(sample(file), new CollectedRows()))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining(file)
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @CsvSource({"vosi-capabilities-gavo.xml, capabilities", "vosi-tables-cadc.xml, tableset"})
  void another_xml_document_is_called_by_its_name(String file, String root) {
    thenThrownBy(() -> VoTables.readObsCore(sample(file), new CollectedRows()))
        .hasMessageContaining(file)
        .hasMessageContaining("not a table")
        .hasMessageContaining(root);
  }
}

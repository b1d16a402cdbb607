package skysift.vo;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.Datasets.dataset;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import skysift.obscore.Dataset;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.votable.TableElement;
import uk.ac.starlink.votable.VOElement;
import uk.ac.starlink.votable.VOElementFactory;
import uk.ac.starlink.votable.VOStarTable;
import uk.ac.starlink.votable.datalink.ServiceDescriptor;
import uk.ac.starlink.votable.datalink.ServiceDescriptorFactory;
import uk.ac.starlink.votable.datalink.ServiceParam;

/** TOPCAT finds the links services that our tables describe with these classes of STIL. */
class StilReadsOurServicesTest {
  private static final String ADDRESS = "https://cadc.example/links";

  private static VOElement written(List<Dataset> rows) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    VoTables.write(rows, VoTables.Format.VOTABLE, "test", out);
    return new VOElementFactory()
        .makeVOElement(new ByteArrayInputStream(out.toByteArray()), "test.vot");
  }

  private static Dataset row(int number) {
    return dataset("A")
        .did("ivo://x/y?" + number)
        .obsId("o" + number)
        .links(ADDRESS + "?RUN=2&ID=ivo%3A%2F%2Fx%2Fy%3F" + number)
        .build();
  }

  @Test
  void a_descriptor_of_the_table_is_a_links_service_whose_identifier_is_a_column_of_it()
      throws Exception {
    // GIVEN
    VOElement document = written(List.of(row(1), row(2)));
    TableElement table = (TableElement) document.getElementsByVOTagName("TABLE").item(0);
    // WHEN
    ServiceDescriptor[] services =
        new ServiceDescriptorFactory().readTableServiceDescriptors(table);
    // THEN
    then(services).hasSize(1);
    then(services[0].getStandardId()).startsWith("ivo://ivoa.net/std/DataLink#links-1");
    then(services[0].getAccessUrl()).isEqualTo(ADDRESS + "?RUN=2");
    then(services[0].getContentType()).contains("content=datalink");
    ServiceParam[] inputs = services[0].getInputParams();
    then(inputs).hasSize(1);
    then(inputs[0].getName()).isEqualTo("ID");
    // WHEN its reference is looked up as TOPCAT does: by the XML ID that STIL keeps of a column
    StarTable read = new VOStarTable(table);
    int column = -1;
    for (int i = 0; i < read.getColumnCount(); i++) {
      Object id = read.getColumnInfo(i).getAuxDatumValue(VOStarTable.ID_INFO, Object.class);
      column = inputs[0].getRef().equals(id) ? i : column;
    }
    // THEN
    then(column).isNotNegative();
    then(read.getColumnInfo(column).getName()).isEqualTo("obs_publisher_did");
    then(read.getCell(0, column)).isEqualTo("ivo://x/y?1");
    then(read.getCell(1, column)).isEqualTo("ivo://x/y?2");
  }

  @Test
  void where_there_is_no_service_none_is_found() throws Exception {
    // GIVEN
    VOElement document =
        written(List.of(dataset("A").did("ivo://x/1").url("https://a.example/1.fits").build()));
    // THEN
    then(new ServiceDescriptorFactory().readAllServiceDescriptors(document)).isEmpty();
  }
}

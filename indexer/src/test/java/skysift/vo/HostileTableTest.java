package skysift.vo;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static skysift.obscore.ObsCoreColumn.OBS_ID;
import static skysift.obscore.ObsCoreColumn.TARGET_NAME;
import static skysift.vo.LoopbackArchive.reply;
import static skysift.vo.SampleTables.document;
import static skysift.vo.SampleTables.resource;
import static skysift.vo.SampleTables.row;
import static skysift.vo.SampleTables.votable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HostileTableTest {
  private final CollectedRows collected = new CollectedRows();

  private TableEnd read(String document) throws IOException {
    return read(document.getBytes(StandardCharsets.UTF_8));
  }

  private TableEnd read(byte[] document) throws IOException {
    return VoTables.readObsCore(TableSource.of("sample", document), collected);
  }

  private static String withDoctype(String doctype, String cell) {
    return votable(row("obs_id", "a", "target_name", "CELL"))
        .replaceFirst("\\?>", "?>\n" + doctype)
        .replace("CELL", cell);
  }

  @Test
  void a_local_file_is_not_read_by_an_entity(@TempDir Path folder) throws IOException {
    // GIVEN
    Path secret = Files.writeString(folder.resolve("secret"), "password");
    String doctype = "<!DOCTYPE VOTABLE [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>";
    // WHEN
    TableEnd end = read(withDoctype(doctype, "M31&x;"));
    // THEN
    then(collected.values(TARGET_NAME)).containsExactly("M31");
    then(end.message()).contains("external entity").contains("\"x\"");
  }

  @Test
  void nothing_is_fetched_for_a_document() throws IOException {
    try (var archive = new LoopbackArchive()) {
      // GIVEN
      archive.on("/x.dtd", reply("text/plain", "<!ENTITY x 'gotcha'>"));
      String url = archive.uri("/x.dtd").toString();
      String outer = "<!DOCTYPE VOTABLE SYSTEM \"" + url + "\">";
      String inner = "<!DOCTYPE VOTABLE [<!ENTITY % p SYSTEM \"" + url + "\"> %p;]>";
      String general = "<!DOCTYPE VOTABLE [<!ENTITY x SYSTEM \"" + url + "\">]>";
      // WHEN
      for (String doctype : new String[] {outer, inner, general}) {
        var rows = new CollectedRows();
        byte[] bytes = withDoctype(doctype, "M31").getBytes(StandardCharsets.UTF_8);
        VoTables.readObsCore(TableSource.of("sample", bytes), rows);
        then(rows.values(TARGET_NAME)).containsExactly("M31");
      }
      // THEN
      then(archive.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"BINARY", "BINARY2", "FITS"})
  void rows_in_another_file_are_not_fetched(String serialisation) {
    try (var archive = new LoopbackArchive()) {
      String stream = "<STREAM href=\"" + archive.uri("/rows.bin") + "\"/>";
      String data = "<DATA><" + serialisation + ">" + stream + "</" + serialisation + "></DATA>";
      String field = "<FIELD name=\"obs_id\" datatype=\"char\" arraysize=\"*\"/>";
      thenThrownBy(() -> read(document(resource("results", "<TABLE>" + field + data + "</TABLE>"))))
          .hasMessage("sample keeps its rows in another file, which is not fetched");
      then(archive.requests()).isEmpty();
    }
  }

  @Test
  void an_entity_bomb_is_refused() {
    // GIVEN
    StringBuilder doctype = new StringBuilder("<!DOCTYPE VOTABLE [<!ENTITY x0 \"boom\">");
    for (int i = 1; i < 12; i++) {
      String inner = ("&x" + (i - 1) + ";").repeat(10);
      doctype.append("<!ENTITY x").append(i).append(" \"").append(inner).append("\">");
    }
    // THEN
    thenThrownBy(
            () -> {
              var end = read(withDoctype(doctype + "]>", "&x11;"));
              throw new IOException(end.ending() + ": " + end.message());
            })
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("CUT");
    then(collected.rows()).isEmpty();
  }

  @Test
  void elements_nested_without_end_are_refused() {
    thenThrownBy(() -> read("<VOTABLE>" + "<RESOURCE>".repeat(100_000)))
        .hasMessageMatching("(?s).*(nested|depth).*");
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MAX_VALUE, Integer.MIN_VALUE, -1})
  void an_array_that_claims_to_be_endless_cuts_the_table(int length) throws IOException {
    // GIVEN
    byte[] bytes = {0, 0, 0, 1, 'a', 0, 0, 0, 1, 'b', 0, 0, 0, 0};
    bytes[10] = (byte) (length >> 24);
    bytes[11] = (byte) (length >> 16);
    bytes[12] = (byte) (length >> 8);
    bytes[13] = (byte) length;
    String stream = Base64.getEncoder().encodeToString(bytes);
    String table =
        "<TABLE><FIELD name=\"obs_id\" datatype=\"char\" arraysize=\"*\"/><DATA><BINARY><STREAM"
            + " encoding=\"base64\">"
            + stream
            + "</STREAM></BINARY></DATA></TABLE>";
    // WHEN
    var end = read(document(resource("results", table)));
    // THEN
    then(collected.values(OBS_ID)).startsWith("a", "b");
    then(end.ending()).isEqualTo(TableEnd.Ending.CUT);
    then(end.message()).isNotBlank();
  }

  @Test
  void a_web_page_is_called_one() {
    thenThrownBy(() -> read("\n<!DOCTYPE html>\n<html><head><title>Sign in</title></head></html>"))
        .isInstanceOf(IOException.class)
        .hasMessage("sample is a web page, not a table: \"Sign in\"");
  }

  @Test
  void an_empty_source_is_called_empty() {
    thenThrownBy(() -> read("")).hasMessage("sample is empty");
    thenThrownBy(() -> read(LoopbackArchive.gzip(new byte[0]))).hasMessage("sample is empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dear user, this service has moved.\nPlease ask the help desk.",
        "ERROR",
        "{\"error\": \"none\"}",
        "\u0000\u0001\u0002binary",
        "PAR1....",
        "SIMPLE  =                    T"
      })
  void what_is_not_a_table_is_refused_by_name(String text) {
    thenThrownBy(() -> read(text))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("sample")
        .hasMessageMatching(
            "(?s).*(not a table|not an ObsCore table|no readable FITS table|Parquet).*");
  }

  @Test
  void a_missing_file_and_a_folder_are_named(@TempDir Path folder) {
    Path missing = folder.resolve("none.xml");
    thenThrownBy(() -> VoTables.readObsCore(TableSource.ofFile(missing), collected))
        .hasMessage("There is no file " + missing);
    thenThrownBy(() -> VoTables.readObsCore(TableSource.ofFile(folder), collected))
        .hasMessage(folder + " is a folder, not a table");
  }
}

package skysift.datalink;

import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static skysift.datalink.LinksText.document;
import static skysift.datalink.LinksText.read;
import static skysift.datalink.LinksText.service;
import static skysift.datalink.LinksText.table;
import static skysift.datalink.LinksText.votable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import skysift.datalink.Link.LinkFault;
import skysift.datalink.Link.Product;
import skysift.datalink.Link.ServiceCall;
import skysift.vo.ServiceException;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.RowListStarTable;
import uk.ac.starlink.votable.DataFormat;
import uk.ac.starlink.votable.VOTableWriter;

class LinksDocumentTest {

  @Test
  void a_row_with_a_url_is_a_product() throws IOException {
    // WHEN
    var read = read(document("ivo://x?1|https://a.test/1.fits|||#this|The data|image/fits|2880"));
    // THEN
    then(read.links())
        .containsExactly(
            new Product(
                "ivo://x?1",
                Semantics.THIS,
                "The data",
                "https://a.test/1.fits",
                Optional.of("image/fits"),
                OptionalLong.of(2880),
                Optional.empty()));
    then(read.warnings()).isEmpty();
  }

  @Test
  void columns_are_found_by_name_whatever_their_case_and_order() throws IOException {
    // WHEN
    var read =
        read(
            votable(
                table(
                    "Content_Qualifier SEMANTICS Access_URL readable id",
                    "#image|this|http://a.test/x|true|7")));
    // THEN
    var product = (Product) read.links().getFirst();
    then(product.id()).isEqualTo("7");
    then(product.url()).isEqualTo("http://a.test/x");
    then(product.contentQualifier()).contains("#image");
    then(product.contentType()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0", ""})
  void a_length_of_nothing_is_no_length(String length) throws IOException {
    var read = read(document("1|https://a.test/1.fits|||#this|||" + length));
    then(((Product) read.links().getFirst()).contentLength()).isEmpty();
  }

  @Test
  void a_row_with_both_url_and_service_gives_both_actions() throws IOException {
    // WHEN
    var read =
        read(
            votable(
                table(LinksText.COLUMNS, "1|https://a.test/1|soda||#this|||")
                    + service("soda", "https://a.test/cut", "ivo://ivoa.net/std/SODA#sync-1.0")));
    // THEN
    then(read.links()).hasSize(2);
    then(read.links().get(0)).isInstanceOf(Product.class);
    then((ServiceCall) read.links().get(1))
        .extracting(ServiceCall::serviceDef, ServiceCall::url, ServiceCall::standardId)
        .containsExactly(
            "soda",
            Optional.of("https://a.test/cut"),
            Optional.of("ivo://ivoa.net/std/SODA#sync-1.0"));
  }

  @Test
  void prefixed_elements_are_read() throws IOException {
    // GIVEN
    String text =
        document("1|https://a.test/1|||#this|||")
            .replaceAll("(</?)([A-Z])", "$1vot:$2")
            .replace("xmlns=", "xmlns:vot=");
    // THEN
    then(read(text).links()).hasSize(1).first().isInstanceOf(Product.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<DATA><TABLEDATA></TABLEDATA></DATA>", ""})
  void a_table_without_rows_is_a_fault(String data) throws IOException {
    String text = document().replace("<DATA><TABLEDATA></TABLEDATA></DATA>", data);
    then(((LinkFault) read(text).links().getFirst()).error())
        .isEqualTo("the service's links table is empty");
  }

  @Test
  void a_row_that_leads_nowhere_is_a_fault() throws IOException {
    var read = read(document("1||||#this|lost||"));
    then(read.links())
        .containsExactly(
            new LinkFault(
                "1", Semantics.THIS, "lost", "the row names no URL, no service and no error"));
  }

  @Test
  void a_service_that_is_not_described_has_no_address_and_is_warned_of() throws IOException {
    // WHEN
    var read = read(document("1||gone||#cutout|||"));
    // THEN
    then(((ServiceCall) read.links().getFirst()).url()).isEmpty();
    then(read.warnings()).containsExactly("service gone is not described");
  }

  @Test
  void services_of_one_id_are_taken_in_turn() throws IOException {
    // WHEN
    var read =
        read(
            votable(
                table(LinksText.COLUMNS, "1||s.1||#cutout|||", "1||s.1||#cutout|||")
                    + service("s.1", "https://a.test/first", "")
                    + service("s.1", "https://a.test/second", "")));
    // THEN
    then(read.links())
        .extracting(link -> ((ServiceCall) link).url().orElseThrow())
        .containsExactly("https://a.test/first", "https://a.test/second");
    then(read.warnings()).containsExactly("2 services are called s.1, taken in turn");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "jar:file:/x!/y",
        "FTP://a.test/x",
        "/relative",
        "javascript:1",
        "http:///x"
      })
  void an_address_that_is_not_http_is_refused_and_named(String url) throws IOException {
    var read = read(document("1|" + url + "|||#this|||"));
    then(((LinkFault) read.links().getFirst()).error())
        .isEqualTo("refused, not an http or https address: " + url);
  }

  static Stream<DataFormat> formats() {
    return Stream.of(DataFormat.TABLEDATA, DataFormat.BINARY, DataFormat.BINARY2);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void every_serialisation_is_read(DataFormat format) throws IOException {
    // GIVEN
    byte[] document = written(format, 2);
    // WHEN
    var read = LinksDocument.read(new ByteArrayInputStream(document), "test");
    // THEN
    then(read.links())
        .extracting(link -> ((Product) link).url(), link -> ((Product) link).contentLength())
        .containsExactly(
            tuple("https://a.test/1.fits", OptionalLong.of(2880)),
            tuple("https://a.test/2.fits", OptionalLong.empty()));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void a_cut_of_any_serialisation_keeps_what_is_whole_and_leaves_no_thread(DataFormat format)
      throws IOException {
    // GIVEN
    byte[] whole = written(format, 3000);
    for (int length = whole.length / 2; length < whole.length / 2 + 9; length++) {
      // WHEN
      var read = LinksDocument.read(new ByteArrayInputStream(whole, 0, length), "test");
      // THEN
      then(read.links().size()).isBetween(500, 2500);
      then(read.links()).allMatch(link -> ((Product) link).url().endsWith(".fits"));
      then(read.warnings()).anyMatch(warning -> warning.contains("breaks off"));
    }
    then(Thread.getAllStackTraces().values().stream().flatMap(Arrays::stream))
        .noneMatch(frame -> frame.getClassName().startsWith("uk.ac.starlink.votable"));
  }

  @Test
  void overflow_after_the_table_is_noted() throws IOException {
    var read =
        read(
            document("1|https://a.test/1|||#this|||")
                .replace("</TABLE>", "</TABLE><INFO name='QUERY_STATUS' value='OVERFLOW'/>"));
    then(read.links()).hasSize(1);
    then(read.warnings()).containsExactly("the service sent a part of the links only (overflow)");
  }

  @Test
  void an_error_document_gives_its_own_message() throws IOException {
    var read =
        read(
            votable(
                "<RESOURCE type='results'><INFO name='QUERY_STATUS' value='ERROR'>"
                    + "NotFoundFault: no such dataset</INFO></RESOURCE>"));
    then(read.links())
        .containsExactly(new LinkFault("", Semantics.of(""), "", "NotFoundFault: no such dataset"));
  }

  @Test
  void an_error_after_the_rows_stands_behind_them() throws IOException {
    var read =
        read(
            document("1|https://a.test/1|||#this|||")
                .replace(
                    "</TABLE>",
                    "</TABLE><INFO name='QUERY_STATUS' value='ERROR'>TransientFault</INFO>"));
    then(read.links()).hasSize(2);
    then(((LinkFault) read.links().get(1)).error()).isEqualTo("TransientFault");
  }

  @Test
  void a_document_that_breaks_off_keeps_what_is_whole() throws IOException {
    // GIVEN
    String whole = document("1|https://a.test/1|||#this|||", "1|https://a.test/2|||#this|||");
    // WHEN
    var read = read(whole.substring(0, whole.indexOf("a.test/2")));
    // THEN
    then(read.links()).hasSize(1);
    then(read.warnings().getFirst()).startsWith("the document breaks off after 1 rows: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SIMPLE  =                    T",
        "<html><body>Sign in</body></html>",
        "<VOTABLE><RESOURCE><TABLE><FIELD name='obs_id' datatype='char' arraysize='*'/>"
            + "<DATA><TABLEDATA/></DATA></TABLE></RESOURCE></VOTABLE>",
        "<VOTABLE><RESOURCE type='results'><TABLE><FIELD name='access_url' datatype='char' "
            + "arraysize='2000000000'/><FIELD name='semantics' datatype='char' arraysize='*'/>"
            + "<DATA><TABLEDATA><TR><TD>x</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>"
      })
  void what_is_no_links_table_is_refused(String text) {
    thenThrownBy(() -> read(text)).isInstanceOf(ServiceException.class).message().isNotBlank();
  }

  @Test
  void an_external_entity_is_not_read(@TempDir Path folder) throws IOException {
    // GIVEN
    Path secret = Files.writeString(folder.resolve("secret.txt"), "top secret");
    String text =
        "<!DOCTYPE VOTABLE [<!ENTITY leak SYSTEM '%s'>]>".formatted(secret.toUri())
            + document("1|https://a.test/1|||#this|&leak;||");
    // WHEN
    var read = read(text);
    // THEN
    then(read.toString()).doesNotContain("top secret");
    then(read.links()).hasSize(1);
  }

  @Test
  void several_identifiers_are_all_kept_and_noted() throws IOException {
    var read = read(document("1|https://a.test/1|||#this|||", "2|https://a.test/2|||#this|||"));
    then(read.links()).extracting(Link::id).containsExactly("1", "2");
    then(read.warnings()).containsExactly("the document answers 2 identifiers");
  }

  private static byte[] written(DataFormat format, int rows) throws IOException {
    var table =
        new RowListStarTable(
            new ColumnInfo[] {
              new ColumnInfo("ID", String.class, ""),
              new ColumnInfo("access_url", String.class, ""),
              new ColumnInfo("semantics", String.class, ""),
              new ColumnInfo("content_length", Long.class, "")
            });
    for (int i = 1; i <= rows; i++) {
      Long length = i == 1 ? 2880L : null;
      table.addRow(new Object[] {"1", "https://a.test/" + i + ".fits", "#this", length});
    }
    var out = new ByteArrayOutputStream();
    new VOTableWriter(format, true).writeStarTable(table, out);
    return out.toByteArray();
  }
}

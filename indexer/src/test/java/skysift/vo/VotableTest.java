package skysift.vo;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static skysift.obscore.ObsCoreColumn.ACCESS_URL;
import static skysift.obscore.ObsCoreColumn.OBS_ID;
import static skysift.obscore.ObsCoreColumn.S_RA;
import static skysift.vo.SampleTables.document;
import static skysift.vo.SampleTables.resource;
import static skysift.vo.SampleTables.row;
import static skysift.vo.SampleTables.status;
import static skysift.vo.SampleTables.table;
import static skysift.vo.SampleTables.votable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import skysift.vo.TableEnd.Ending;

class VotableTest {
  private final CollectedRows collected = new CollectedRows();

  private TableEnd read(String document) throws IOException {
    return VoTables.readObsCore(
        TableSource.of("sample.xml", document.getBytes(StandardCharsets.UTF_8)), collected);
  }

  @Test
  void a_good_answer_is_complete() throws IOException {
    // GIVEN
    String document = votable(row("obs_id", "a", "s_ra", 1.5), row("obs_id", "b"));
    // WHEN
    var end = read(document);
    // THEN
    then(end).isEqualTo(new TableEnd(2, Ending.COMPLETE, ""));
    then(collected.values(OBS_ID)).containsExactly("a", "b");
    then(collected.values(S_RA)).containsExactly(1.5, null);
    then(collected.rows().get(1).number()).isEqualTo(2);
  }

  @Test
  void an_overflow_told_after_the_table_is_seen() throws IOException {
    // WHEN
    var end = read(SampleTables.overflowing(row("obs_id", "a")));
    // THEN
    then(end).isEqualTo(new TableEnd(1, Ending.OVERFLOW, "limit reached"));
  }

  @Test
  void an_error_told_after_the_table_cuts_it() throws IOException {
    // GIVEN
    String rows = table(List.of(row("obs_id", "a")));
    // WHEN
    var end = read(document(resource("results", rows, status("ERROR", "disk is full"))));
    // THEN
    then(end).isEqualTo(new TableEnd(1, Ending.CUT, "disk is full"));
  }

  @Test
  void an_error_document_throws_its_own_words() {
    thenThrownBy(() -> read(SampleTables.error("Unknown column \"foo\"")))
        .isInstanceOf(ServiceException.class)
        .hasMessage("sample.xml answers with an error: Unknown column \"foo\"");
  }

  @Test
  void an_error_with_an_empty_table_throws_its_own_words() {
    String empty = "<TABLE><FIELD name=\"obs_id\" datatype=\"char\" arraysize=\"*\"/></TABLE>";
    thenThrownBy(() -> read(document(resource("results", status("ERROR", "no way"), empty))))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("no way");
  }

  @Test
  void an_info_named_error_before_a_table_of_rows_takes_nothing_away() throws IOException {
    // GIVEN
    String info = "<INFO name=\"Error\" value=\"some catalogue was down\"/>";
    // WHEN
    var end = read(document(info, resource("results", table(List.of(row("obs_id", "a"))))));
    // THEN
    then(end.ending()).isEqualTo(Ending.COMPLETE);
  }

  @Test
  void a_table_without_data_has_no_rows() throws IOException {
    // GIVEN
    String empty = "<TABLE><FIELD name=\"obs_id\" datatype=\"char\" arraysize=\"*\"/></TABLE>";
    // WHEN
    var end = read(document(resource("results", status("OVERFLOW", ""), empty)));
    // THEN
    then(end).isEqualTo(new TableEnd(0, Ending.OVERFLOW, ""));
    then(collected.table().present()).containsExactly(OBS_ID);
  }

  @Test
  void prefixes_and_strange_namespaces_do_not_matter() throws IOException {
    // GIVEN
    String document =
        """
        <v:VOTABLE xmlns:v="urn:nobody"><v:RESOURCE><v:TABLE>
        <v:FIELD name="OBS_ID" datatype="char" arraysize="*"/>
        <v:DATA><v:TABLEDATA><v:TR><v:TD>a</v:TD></v:TR></v:TABLEDATA></v:DATA>
        </v:TABLE></v:RESOURCE></v:VOTABLE>
        """;
    // WHEN
    read(document);
    // THEN
    then(collected.values(OBS_ID)).containsExactly("a");
  }

  @Test
  void the_table_of_results_is_taken_among_several() throws IOException {
    // GIVEN
    String other = table(List.of(row("name", "x")));
    String meta = table(List.of(row("obs_id", "meta")));
    String first = table(List.of(row("obs_id", "first")));
    String second = table(List.of(row("obs_id", "second")));
    // WHEN
    read(
        document(
            resource("", other),
            resource("meta", meta),
            resource("results", resource("meta", meta), first),
            resource("results", second)));
    // THEN
    then(collected.values(OBS_ID)).containsExactly("first");
  }

  @Test
  void without_results_the_first_table_with_identifiers_is_taken() throws IOException {
    // WHEN
    read(
        document(
            resource("", table(List.of(row("name", "x")))),
            resource("", table(List.of(row("obs_id", "a")))),
            resource("", table(List.of(row("obs_id", "b"))))));
    // THEN
    then(collected.values(OBS_ID)).containsExactly("a");
  }

  @Test
  void a_table_without_identifiers_is_refused_naming_both() {
    thenThrownBy(() -> read(votable(row("target_name", "M31"))))
        .isExactlyInstanceOf(IOException.class)
        .hasMessageContaining("sample.xml")
        .hasMessageContaining("obs_id and obs_publisher_did");
  }

  @Test
  void two_documents_run_together_keep_the_rows_and_tell_the_reason() throws IOException {
    // GIVEN
    String whole = votable(row("obs_id", "a"), row("obs_id", "b"), row("obs_id", "c"));
    String begun = whole.substring(0, whole.indexOf("<TR><TD>c"));
    // WHEN
    var end = read(begun + SampleTables.error("out of temporary space"));
    // THEN
    then(end).isEqualTo(new TableEnd(2, Ending.CUT, "out of temporary space"));
    then(collected.values(OBS_ID)).containsExactly("a", "b");
  }

  @Test
  void a_second_document_after_a_whole_one_tells_its_reason_too() throws IOException {
    // WHEN
    var end = read(votable(row("obs_id", "a")) + SampleTables.error("late trouble"));
    // THEN
    then(end).isEqualTo(new TableEnd(1, Ending.CUT, "late trouble"));
  }

  @Test
  void an_error_document_that_breaks_off_is_quoted_all_the_same() {
    String error = SampleTables.error("query too long");
    thenThrownBy(() -> read(error.substring(0, error.length() - 20)))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("query too long");
  }

  @Test
  void an_array_that_does_not_fill_its_last_part_does_no_harm() throws IOException {
    // GIVEN
    String table =
        """
        <TABLE><FIELD name="obs_id" datatype="char" arraysize="*"/>
        <FIELD name="pairs" datatype="double" arraysize="2x*"/>
        <FIELD name="three" datatype="int" arraysize="3"/>
        <DATA><TABLEDATA>
        <TR><TD>a</TD><TD>1 2 3</TD><TD>1 2</TD></TR>
        <TR><TD>b</TD><TD>1.5 2.5</TD><TD>1 2 3 4</TD></TR>
        <TR><TD>c</TD></TR>
        <TR><TD>d</TD><TD>x</TD><TD>y</TD><TD>z</TD><TD>z</TD></TR>
        </TABLEDATA></DATA></TABLE>
        """;
    // WHEN
    var end = read(document(resource("results", table)));
    // THEN
    then(end).isEqualTo(new TableEnd(4, Ending.COMPLETE, ""));
    then(collected.values(OBS_ID)).containsExactly("a", "b", "c", "d");
    then(collected.extra(1, "pairs")).contains("1.5 2.5");
  }

  @Test
  void text_after_the_end_does_not_hide_the_rows() throws IOException {
    // WHEN
    var end = read(votable(row("obs_id", "a")) + "rubbish");
    // THEN
    then(end.rows()).isEqualTo(1);
    then(end.ending()).isEqualTo(Ending.CUT);
  }

  @Test
  void a_long_table_may_hold_any_number_of_ampersands() throws IOException {
    // GIVEN
    String url = "http://a.org/x?a=1" + "&amp;b=2".repeat(150_000);
    // WHEN
    var end = read(votable(row("obs_id", "a", "access_url", "URL")).replace("URL", url));
    // THEN
    then(end.ending()).isEqualTo(Ending.COMPLETE);
    then((String) collected.values(ACCESS_URL).get(0)).hasSize(18 + 4 * 150_000);
  }
}

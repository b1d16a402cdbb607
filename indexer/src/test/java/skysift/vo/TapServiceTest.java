package skysift.vo;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static skysift.obscore.ObsCoreColumn.OBS_ID;
import static skysift.vo.LoopbackArchive.redirect;
import static skysift.vo.LoopbackArchive.reply;
import static skysift.vo.SampleTables.row;
import static skysift.vo.SampleTables.votable;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skysift.vo.LoopbackArchive.Reply;
import skysift.vo.TableEnd.Ending;

@Timeout(60)
class TapServiceTest {
  private static final String QUERY = "SELECT * FROM ivoa.obscore WHERE obs_id = 'O''Neil'";

  private final LoopbackArchive archive = new LoopbackArchive();
  private final CollectedRows collected = new CollectedRows();

  @AfterEach
  void close() {
    archive.close();
  }

  private TableEnd ask(URI base) throws IOException {
    var web = new Web(Duration.ofSeconds(10), Duration.ofSeconds(30));
    return new TapService(web, "CADC", base).query(QUERY, 100, collected);
  }

  @Test
  void a_query_is_posted_in_the_way_both_versions_understand() throws IOException {
    // GIVEN
    archive.on("/tap/sync", LoopbackArchive.votable(votable(row("obs_id", "a"))));
    // WHEN
    var end = ask(archive.uri("/tap/"));
    // THEN
    then(end).isEqualTo(new TableEnd(1, Ending.COMPLETE, ""));
    then(collected.values(OBS_ID)).containsExactly("a");
    var request = archive.requests().get(0);
    then(request.method()).isEqualTo("POST");
    then(request.parameters())
        .containsEntry("REQUEST", "doQuery")
        .containsEntry("LANG", "ADQL")
        .containsEntry("QUERY", QUERY)
        .containsEntry("MAXREC", "100")
        .hasSize(4);
  }

  @Test
  void a_wrong_media_type_and_a_redirect_do_not_matter() throws IOException {
    // GIVEN
    archive.on("/tap/sync", redirect(303, "/results/1"));
    archive.on("/results/1", reply("text/plain", SampleTables.overflowing(row("obs_id", "a"))));
    // WHEN
    var end = ask(archive.uri("/tap"));
    // THEN
    then(end.ending()).isEqualTo(Ending.OVERFLOW);
    then(archive.requests().get(1).method()).isEqualTo("GET");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 500})
  void an_error_document_is_quoted_whatever_its_status(int status) {
    archive.on(
        "/tap/sync",
        LoopbackArchive.votable(SampleTables.error("Unknown table \"foo\"")).status(status));
    thenThrownBy(() -> ask(archive.uri("/tap")))
        .isInstanceOf(ServiceException.class)
        .hasMessageStartingWith("CADC: " + archive.uri("/tap/sync") + " answers with ")
        .hasMessageEndingWith(": Unknown table \"foo\"");
  }

  private void thenSays(Reply answer, String words) {
    archive.on("/tap/sync", answer);
    thenThrownBy(() -> ask(archive.uri("/tap")))
        .isInstanceOf(ServiceException.class)
        .hasMessageStartingWith("CADC: " + archive.uri("/tap/sync"))
        .hasMessageContaining(words);
    then(collected.rows()).isEmpty();
  }

  @Test
  void whatever_comes_instead_of_a_table_is_told_with_archive_URL_and_words() {
    thenSays(reply("text/plain", "\n  IllegalArgumentException: no\nat x").status(400), "no");
    thenSays(
        reply("text/html", "<html><head><title>502 Bad Gateway</title></head><body>x</body></html>")
            .status(502),
        "HTTP status 502: 502 Bad Gateway");
    thenSays(
        reply("text/html", "<html><body><script>x()</script><h1>Log in</h1></body></html>"),
        "is a web page, not a table: \"Log in\"");
    thenSays(reply("text/plain", "ERROR: relation does not exist"), "relation does not exist");
    thenSays(reply("application/x-votable+xml", ""), "is empty");
    thenSays(reply("text/plain", "").status(503), "answers with HTTP status 503");
    thenSays(LoopbackArchive.votable(votable(row("name", "x"))), "obs_id and obs_publisher_did");
  }

  @Test
  void an_answer_that_breaks_off_keeps_its_rows() throws IOException {
    // GIVEN
    String document = votable(row("obs_id", "a"), row("obs_id", "b"));
    archive.on("/tap/sync", LoopbackArchive.votable(document).cutAfter(document.indexOf("b</TD>")));
    // WHEN
    var end = ask(archive.uri("/tap"));
    // THEN
    then(end.rows()).isEqualTo(1);
    then(end.ending()).isEqualTo(Ending.CUT);
    then(end.message()).contains("broke off").contains(archive.uri("/tap/sync").toString());
  }

  @Test
  void a_failure_of_the_receiver_passes_unchanged() {
    archive.on("/tap/sync", LoopbackArchive.votable(votable(row("obs_id", "a"))));
    var failure = new IOException("index is full");
    var service = new TapService(Web.standard(), "CADC", archive.uri("/tap"));
    thenThrownBy(
            () ->
                service.query(
                    QUERY,
                    1,
                    new RowReceiver() {
                      @Override
                      public void table(ObsCoreTable table) throws IOException {
                        throw failure;
                      }

                      @Override
                      public void row(ObsCoreRow row) {}
                    }))
        .isSameAs(failure);
  }
}

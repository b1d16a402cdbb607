package skysift.model;

import static org.assertj.core.api.BDDAssertions.then;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.app.Skysift;
import skysift.app.Workspace;
import skysift.search.Count;
import skysift.search.FileFacet;

/** Files behind two rows: one is a file, one has links, asked for at a real server. */
class FilesModelTest {
  private static final String LINKS =
      """
      <VOTABLE version='1.4' xmlns='http://www.ivoa.net/xml/VOTable/v1.3'><RESOURCE type='results'>
      <TABLE><FIELD name='ID' datatype='char' arraysize='*'/>
      <FIELD name='access_url' datatype='char' arraysize='*'/>
      <FIELD name='semantics' datatype='char' arraysize='*'/>
      <FIELD name='content_type' datatype='char' arraysize='*'/><DATA><TABLEDATA>
      <TR><TD>2</TD><TD>http://a.test/2.fits</TD><TD>#this</TD><TD>image/fits</TD></TR>
      <TR><TD>2</TD><TD>http://a.test/2.jpg</TD><TD>#preview</TD><TD>image/jpeg</TD></TR>
      </TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>
      """;

  @TempDir private Path folder;
  private final HeldTasks tasks = new HeldTasks();
  private HttpServer server;
  private Skysift skysift;
  private SearchModel search;
  private FilesModel files;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = LINKS.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/x-votable+xml");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    Path table = folder.resolve("rows.csv");
    Files.writeString(
        table,
        "obs_publisher_did,obs_id,access_url,access_format\n"
            + "1,a,http://a.test/1.fits,image/fits\n"
            + "2,b,http://127.0.0.1:"
            + server.getAddress().getPort()
            + "/links?ID=2,application/x-votable+xml;content=datalink\n");
    skysift = Skysift.open(new Workspace(folder.resolve("ws")));
    skysift.importTable(table.toString(), Optional.of("A"), rows -> {});
    search = new SearchModel(skysift, tasks);
    files = new FilesModel(skysift, search, tasks);
  }

  @AfterEach
  void close() throws IOException {
    skysift.close();
    server.stop(0);
  }

  @Test
  void what_is_not_known_is_counted_and_can_be_asked_for() {
    // WHEN
    files.refresh();
    tasks.doAll();
    // THEN
    then(files.counts().orElseThrow().unknown()).hasSize(1);
    then(files.counts().orElseThrow().counts().get(FileFacet.FILE_TYPE))
        .containsExactly(new Count("fits", 1));
    // WHEN
    files.resolveRest();
    tasks.doAll();
    // THEN
    then(files.counts().orElseThrow().unknown()).isEmpty();
    then(files.counts().orElseThrow().counts().get(FileFacet.FILE_TYPE))
        .containsExactly(new Count("fits", 2), new Count("jpeg", 1));
    then(files.busy()).isFalse();
  }

  @Test
  void a_wanted_value_narrows_the_search_until_it_is_cleared() {
    // GIVEN
    files.refresh();
    tasks.doAll();
    files.resolveRest();
    tasks.doAll();
    // WHEN
    files.toggle(FileFacet.SEMANTICS, "#preview");
    tasks.doAll();
    // THEN
    then(search.request().rows().orElseThrow().keys()).hasSize(1);
    then(search.hits()).hasSize(1);
    // WHEN
    files.clear();
    tasks.doAll();
    // THEN
    then(search.request().rows()).isEmpty();
    then(search.hits()).hasSize(2);
  }

  @Test
  void what_the_user_changes_while_files_are_counted_stays_and_is_counted_again() {
    // GIVEN
    search.refresh();
    tasks.doAll();
    files.toggle(FileFacet.FILE_TYPE, "fits");
    // WHEN
    search.change(r -> r.withText("nothing like it"));
    tasks.doAll();
    // THEN
    then(search.request().text()).isEqualTo("nothing like it");
    then(search.request().rows().orElseThrow().keys()).isEmpty();
    then(files.counts().orElseThrow().datasets()).isZero();
  }

  @Test
  void counts_of_another_search_are_not_shown() {
    // GIVEN
    search.refresh();
    tasks.doAll();
    files.watch(true);
    // WHEN the search changes before the count is done
    search.change(r -> r.withText("nothing like it"));
    tasks.doLast();
    tasks.doAll();
    // THEN
    then(files.counts().orElseThrow().datasets()).isZero();
    then(files.busy()).isFalse();
  }
}

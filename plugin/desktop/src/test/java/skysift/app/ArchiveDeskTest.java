package skysift.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.harvest.ArchiveCatalog;
import skysift.harvest.Target;
import skysift.sky.SkyPosition;
import skysift.vo.Sesame;
import skysift.vo.Web;

/** Names as questions, with a Sesame on loopback; archives added to the user's list. */
class ArchiveDeskTest {
  @TempDir private Path folder;
  private final Web web = new Web(Duration.ofSeconds(20), Duration.ofSeconds(20));
  private HttpServer server;
  private String answer = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = ("<Sesame><Target>" + answer + "</Target></Sesame>").getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private ArchiveDesk desk() {
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/s");
    return new ArchiveDesk(
        web,
        new Sesame(web, List.of(base)),
        ArchiveCatalog.builtIn(),
        new ServiceNotes(folder.resolve("notes")),
        folder.resolve("archives.txt"));
  }

  private static String resolver(String source, double ra, double dec) {
    return "<Resolver name='"
        + source
        + "'><jradeg>"
        + ra
        + "</jradeg><jdedeg>"
        + dec
        + "</jdedeg><oname>X 1</oname></Resolver>";
  }

  @Test
  void sources_that_agree_give_one_position_and_each_is_named() throws IOException {
    // GIVEN
    answer = resolver("S=Simbad", 10, 20) + resolver("N=NED", 10.001, 20.001);
    // THEN
    then(desk().position("X 1")).isEqualTo(new SkyPosition(10, 20));
    then(desk().named("X 1"))
        .hasSize(2)
        .anyMatch(line -> line.contains("Simbad"))
        .anyMatch(line -> line.contains("NED"));
  }

  @Test
  void a_name_that_nobody_knows_is_told_with_who_was_asked() {
    thenThrownBy(() -> desk().position("Nonsense 7"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Nonsense 7")
        .hasMessageContaining("SIMBAD");
  }

  @Test
  void several_objects_of_one_name_are_all_shown_and_none_is_taken() {
    // GIVEN
    answer = resolver("S=Simbad", 10, 20) + resolver("V=VizieR", 200, -20);
    // THEN
    thenThrownBy(() -> desk().position("X 1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--cone")
        .hasMessageContaining("10.000000 +20.000000 (Simbad)")
        .hasMessageContaining("200.000000 -20.000000 (VizieR)");
  }

  @Test
  void a_list_of_names_is_asked_name_by_name() throws IOException {
    // GIVEN
    answer = resolver("S=Simbad", 10, 20);
    Path list = Files.writeString(folder.resolve("names.csv"), "name,z\nX 1,0.5\nX 1,0.6\n");
    // WHEN
    List<Target> targets = desk().targets(list, Optional.empty()).all();
    // THEN
    then(targets).extracting(Target::name).containsExactlyInAnyOrder("X 1", "X 1 (2)");
    then(targets).extracting(Target::position).containsOnly(new SkyPosition(10, 20));
  }

  @Test
  void an_archive_is_added_in_the_users_list_and_no_name_twice() throws IOException {
    // WHEN
    desk().add("Mine", "http://tap.example/tap/", Optional.of("my.obscore"));
    // THEN
    then(ArchiveCatalog.load(Optional.of(folder.resolve("archives.txt"))).named("Mine"))
        .hasValueSatisfying(
            archive -> {
              then(archive.tap()).contains(URI.create("http://tap.example/tap"));
              then(archive.table()).isEqualTo("my.obscore");
            });
    thenThrownBy(() -> desk().add("CADC", "http://x.example/tap", Optional.empty()))
        .hasMessageContaining("CADC");
    thenThrownBy(() -> desk().add("a]b", "http://x.example/tap", Optional.empty()))
        .hasMessageContaining("a]b");
    thenThrownBy(() -> desk().add("B", "file:///etc", Optional.empty()))
        .hasMessageContaining("file:///etc");
    thenThrownBy(() -> desk().add("B", "http://x.example/tap", Optional.of("a b; DROP")))
        .hasMessageContaining("a b; DROP");
  }
}

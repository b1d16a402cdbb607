package skysift.harvest;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import skysift.vo.LoopbackArchive;
import skysift.vo.ServiceException;
import skysift.vo.Web;

class ArchiveProbeTest {
  private final LoopbackArchive server = new LoopbackArchive();
  private final Web web = new Web(Duration.ofSeconds(5), Duration.ofSeconds(5));
  private final Harvests.Notes notes = new Harvests.Notes();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_probe_tells_what_a_service_is() throws IOException {
    // GIVEN a service with another prefix, without INTERSECTS, with two rows of one identifier
    server.on(
        "/tap/capabilities",
        LoopbackArchive.reply(
            "text/xml",
            "<v:capabilities xmlns:v='http://www.ivoa.net/xml/VOSICapabilities/v1.0'>"
                + "<capability standardID='ivo://ivoa.net/std/TAP'>"
                + "<dataModel ivo-id='ivo://ivoa.net/std/ObsCore#core-1.1'>ObsCore</dataModel>"
                + "<outputLimit><default unit='row'>100</default><hard unit='row'>5000</hard>"
                + "</outputLimit><language><languageFeatures"
                + " type='ivo://ivoa.net/std/TAPRegExt#features-adqlgeo'><feature><form>contains"
                + "</form></feature><feature><form>POINT</form></feature></languageFeatures>"
                + "</language></capability></v:capabilities>"));
    server.on(
        "/tap/sync",
        request -> {
          String query = request.parameters().get("QUERY");
          if (query.contains("INTERSECTS")) {
            return LoopbackArchive.votable(FakeTap.error("no INTERSECTS here")).status(400);
          }
          return LoopbackArchive.votable(
              query.contains("TAP_SCHEMA")
                  ? table("column_name indexed", "obs_id 1", "s_ra 0", "s_dec 1")
                  : table("obs_publisher_did", "ivo://x/1", "ivo://x/1", "cube-2"));
        });
    Archive archive = Archive.ofFile("mine").at(server.uri("/tap"));
    // WHEN
    ArchiveHealth first = new ArchiveProbe(web, notes).probe(archive);
    ArchiveHealth second = new ArchiveProbe(web, notes).probe(archive);
    // THEN
    then(first.reachable()).isTrue();
    then(first.table()).isTrue();
    then(first.version()).isEqualTo("1.1");
    then(first.rowLimit()).hasValue(5000);
    then(first.indexed()).containsExactly("obs_id", "s_dec");
    then(first.missing()).contains("obs_publisher_did", "em_min").doesNotContain("s_ra");
    then(first.dialect()).isEqualTo("centre");
    then(first.geometries()).containsExactly("CONTAINS", "POINT");
    then(notes.recall(archive.tap().get(), ServiceMemory.INDEXED)).contains("obs_id s_dec");
    then(first.faults()).anyMatch(fault -> fault.contains("no INTERSECTS here"));
    then(first.identifiers()).isEqualTo("3 looked at: 2 different ones, 2 are IVOIDs");
    then(second.identifiers()).contains("of 2 seen last time 2 are still there");
    then(notes.recall(archive.tap().get(), ServiceMemory.REGION)).contains("centre");
  }

  @Test
  void a_service_that_is_not_there_is_told_in_its_words() throws IOException {
    // WHEN
    ArchiveHealth health =
        new ArchiveProbe(web, notes)
            .probe(Archive.ofFile("mine").at(URI.create("http://127.0.0.1:9/tap")));
    // THEN
    then(health.reachable()).isFalse();
    then(health.table()).isFalse();
    then(health.faults()).allMatch(fault -> fault.contains("127.0.0.1:9"));
  }

  @Test
  void the_registry_is_asked_both_ways_and_the_next_copy_when_one_is_down() throws IOException {
    // GIVEN
    server.on(
        "/reg/sync",
        request ->
            LoopbackArchive.votable(
                request.parameters().get("QUERY").contains("res_table")
                    ? table("ivoid short_name res_title access_url", "ivo://b B Beta http://b/tap")
                    : table(
                        "ivoid short_name res_title access_url",
                        "ivo://a A Alpha http://a/tap/",
                        "ivo://b B Beta http://b/tap")));
    Registry registry =
        new Registry(
            web, ImmutableList.of(URI.create("http://127.0.0.1:9/tap"), server.uri("/reg")));
    // THEN
    then(registry.search(""))
        .extracting(Registry.Found::url)
        .containsExactly("http://a/tap", "http://b/tap");
    then(registry.search("beta")).extracting(Registry.Found::ivoid).containsExactly("ivo://b");
    thenThrownBy(
            () ->
                new Registry(web, ImmutableList.of(URI.create("http://127.0.0.1:9/tap")))
                    .search(""))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("127.0.0.1:9");
  }

  /** A VOTable whose columns and cells are separated by blanks. */
  private static String table(String columns, String... rows) {
    StringBuilder text =
        new StringBuilder("<VOTABLE version='1.3'><RESOURCE type='results'><TABLE>");
    for (String column : columns.split(" ")) {
      text.append("<FIELD name='").append(column).append("' datatype='char' arraysize='*'/>");
    }
    text.append("<DATA><TABLEDATA>");
    for (String row : rows) {
      text.append("<TR>");
      for (String cell : row.split(" ")) {
        text.append("<TD>").append(cell).append("</TD>");
      }
      text.append("</TR>");
    }
    return text + "</TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>";
  }
}

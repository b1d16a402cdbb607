package skysift;

import static org.assertj.core.api.BDDAssertions.then;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.demo.SampleArchives;

/** Links, calls and downloads on the command line, against the demo's archives. */
class LinksVerbsTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private SampleArchives archives;
  private String key;

  @BeforeEach
  void harvest() throws IOException {
    archives = SampleArchives.start();
    String tap = archives.archives().get(1).tapBase().toString();
    then(run("harvest", "--archive", tap, "--cone", "202.4696 47.1952 0.1")).isZero();
    then(run("search", "--facet", "type=image", "--unit", "datasets", "--json")).isZero();
    key = json().getAsJsonArray("rows").get(0).getAsJsonObject().get("key").getAsString();
  }

  @AfterEach
  void stop() {
    archives.close();
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of("--workspace", folder.resolve("ws").toString()));
    all.addAll(List.of(arguments));
    return Main.run(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
  }

  private JsonObject json() {
    return JsonParser.parseString(out.toString()).getAsJsonObject();
  }

  @Test
  void the_services_of_a_row_are_listed_with_their_parameters() {
    // WHEN
    then(run("call", key, "--json")).as(err::toString).isZero();
    // THEN
    JsonArray services = json().getAsJsonArray("services");
    then(services.asList())
        .extracting(s -> s.getAsJsonObject().get("service").getAsString())
        .containsExactly("soda-sync", "links");
    JsonArray parameters = services.get(0).getAsJsonObject().getAsJsonArray("parameters");
    then(parameters.get(0).getAsJsonObject().get("hint").getAsString())
        .isEqualTo("a circle: ra dec radius deg");
  }

  @Test
  void a_cutout_is_called_with_what_was_searched_for() {
    // WHEN
    then(run("call", key, "soda", "--cone", "202.4696 47.1952 0.01")).as(err::toString).isZero();
    // THEN
    then(out.toString())
        .startsWith(archives.base() + "cadc/cutout?ID=ivo%3A%2F%2F")
        .contains("&CIRCLE=202.4696000%2047.1952000%200.0100000");
  }

  @Test
  void what_is_written_wins_over_what_was_searched_for() {
    then(run("call", key, "soda-sync", "CIRCLE=202 47 0.02", "--cone", "10 10 1")).isZero();
    then(out.toString()).contains("&CIRCLE=202%2047%200.02").doesNotContain("CIRCLE=10");
  }

  @Test
  void what_a_service_does_not_take_is_wrongly_asked() {
    then(run("call", key, "soda-sync", "CIRCLE=1 2")).isEqualTo(2);
    then(err.toString()).contains("CIRCLE=1 2").contains("ra dec radius");
    then(run("call", key, "soda-sync", "BAND=1 2")).isEqualTo(2);
    then(err.toString()).contains("[CIRCLE]");
    then(run("call", key, "nothing")).isEqualTo(2);
    then(err.toString()).contains("soda-sync");
  }

  @Test
  void files_behind_rows_are_counted_once_their_links_are_resolved() {
    // GIVEN
    then(run("search", "--files", "--json")).isZero();
    int unknown = json().getAsJsonObject("files").get("unknown").getAsInt();
    then(unknown).isPositive();
    // WHEN
    then(run("resolve", "--json")).as(err::toString).isZero();
    // THEN
    then(json().get("unknown").getAsInt()).isEqualTo(unknown);
    then(run("search", "--has-type", "fits", "--has-semantics", "#this", "--json")).isZero();
    then(json().getAsJsonObject("files").get("unknown").getAsInt()).isZero();
    int matching = json().getAsJsonObject("files").get("matching").getAsInt();
    then(matching).isEqualTo(unknown);
    then(json().getAsJsonObject("total").get("datasets").getAsInt()).isEqualTo(matching);
    then(run("search", "--has-type", "fits", "--has-size", "/1kB", "--json")).isZero();
    then(json().getAsJsonObject("total").get("datasets").getAsInt()).isZero();
  }

  @Test
  void links_that_were_resolved_are_there_when_the_archive_is_not() {
    // GIVEN
    then(run("links", key)).isEqualTo(1);
    String online = out.toString();
    archives.close();
    // THEN
    then(run("links", key)).isEqualTo(1);
    then(out.toString()).isEqualTo(online).contains("#this").contains("NotFoundFault");
  }

  @Test
  void data_is_fetched_with_a_manifest_and_not_twice() throws IOException {
    // GIVEN
    String to = folder.resolve("data").toString();
    then(run("fetch", key, "--to", to, "--dry-run", "--json")).as(err::toString).isZero();
    then(json().getAsJsonArray("files")).hasSize(1);
    then(folder.resolve("data")).doesNotExist();
    // WHEN
    then(run("fetch", key, "--to", to, "--json")).as(err::toString).isZero();
    // THEN
    JsonObject file = json().getAsJsonArray("files").get(0).getAsJsonObject();
    then(file.get("outcome").getAsString()).isEqualTo("fetched");
    then(Path.of(file.get("file").getAsString())).exists().hasExtension("fits");
    then(folder.resolve("data/manifest.csv")).content().contains(key).contains("\"#this\"");
    then(run("fetch", key, "--to", to)).isZero();
    then(out.toString()).contains("there already");
  }

  @Test
  void a_called_service_gives_a_file() throws IOException {
    // GIVEN
    String to = folder.resolve("cut").toString();
    // WHEN
    then(run("call", key, "soda", "CIRCLE=202.4696 47.1952 0.01", "--to", to))
        .as(err::toString)
        .isZero();
    // THEN
    try (var files = Files.list(folder.resolve("cut"))) {
      then(files.map(f -> f.getFileName().toString()))
          .hasSize(2)
          .anyMatch(name -> name.endsWith(".fits"));
    }
  }

  @Test
  void nothing_to_fetch_is_wrongly_asked() {
    then(run("fetch", "--to", folder.toString())).isEqualTo(2);
    then(err.toString()).contains("Say what to fetch");
  }
}

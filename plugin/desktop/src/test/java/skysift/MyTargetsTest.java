package skysift;

import static org.assertj.core.api.BDDAssertions.then;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.demo.SampleArchives;

/** The user's lists of targets, from a file to the facet, against the demo's archives. */
class MyTargetsTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

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

  private String list(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private int count(String facet) {
    then(run("search", "--facet", facet, "--unit", "datasets", "--json"))
        .as(err::toString)
        .isZero();
    return json().getAsJsonObject("total").get("datasets").getAsInt();
  }

  @Test
  void targets_are_a_facet_and_the_columns_of_the_list_go_with_the_rows() throws IOException {
    // GIVEN two lists that share a place
    String first =
        list(
            "first.csv",
            "name,ra_deg,dec_deg,redshift\nwhirl,202.4696,47.1952,0.0015\nvoid,1,-89,7\n");
    String second = list("second.csv", "name,ra,dec,mag\nthe pool,202.47,47.195,8.4\n");
    try (SampleArchives archives = SampleArchives.start()) {
      String tap = archives.archives().getFirst().tapBase().toString();
      // WHEN
      then(run(
              "harvest",
              "--archive",
              tap,
              "--positions",
              first,
              "--ra-unit",
              "deg",
              "--radius",
              "3'",
              "--json"))
          .as(err::toString)
          .isZero();
      // THEN
      then(json().getAsJsonArray("targetsWithoutData"))
          .extracting(JsonElement::getAsString)
          .containsExactly("void");
      int whirl = count("my target=whirl");
      then(whirl).isPositive().isEqualTo(count("archive=127.0.0.1"));
      JsonObject row =
          json().getAsJsonArray("rows").get(0).getAsJsonObject().getAsJsonObject("extra");
      then(row.get("my_redshift").getAsString()).isEqualTo("0.0015");
      // WHEN another list finds some of the rows again, and its own
      then(run(
              "harvest",
              "--archive",
              tap,
              "--positions",
              second,
              "--ra-unit",
              "deg",
              "--radius",
              "3'"))
          .as(err::toString)
          .isZero();
      // THEN
      then(count("my_target=whirl")).isEqualTo(whirl);
      int pool = count("my_target=the pool");
      then(pool).isPositive();
      row = json().getAsJsonArray("rows").get(0).getAsJsonObject().getAsJsonObject("extra");
      then(row.get("my_target").getAsString()).contains("the pool");
      then(row.get("my_mag").getAsString()).contains("8.4");
      then(run("search")).isZero();
      then(out.toString()).contains("my_target").contains("the pool ");
    }
  }

  @Test
  void who_has_no_targets_sees_no_facet_of_them() throws IOException {
    try (SampleArchives archives = SampleArchives.start()) {
      String tap = archives.archives().getFirst().tapBase().toString();
      then(run("harvest", "--archive", tap, "--cone", "202.4696 47.1952 0.1")).isZero();
      then(run("search")).isZero();
      then(out.toString()).contains("instrument").doesNotContain("my_target");
    }
  }
}

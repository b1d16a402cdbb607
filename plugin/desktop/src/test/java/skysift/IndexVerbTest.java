package skysift;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.BDDAssertions.then;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb that looks after the index. */
class IndexVerbTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void importTwoTables() throws IOException {
    then(run("import", "--archive", "MAST", table("one", "a", "b"))).isZero();
    then(run("import", "--archive", "MAST", table("two", "b", "c"))).isZero();
  }

  private String table(String name, String... ids) throws IOException {
    StringBuilder text = new StringBuilder("obs_publisher_did,obs_id,calib_level\n");
    Stream.of(ids).forEach(id -> text.append("ivo://x/" + id + "," + id + ",2\n"));
    Path file = folder.resolve(name + ".csv");
    Files.writeString(file, text);
    return file.toString();
  }

  private Path workspace() {
    return folder.resolve("ws");
  }

  private int run(String... arguments) {
    return runIn(workspace(), arguments);
  }

  private int runIn(Path workspace, String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] all =
        Stream.concat(Stream.of("--workspace", workspace.toString()), Stream.of(arguments))
            .toArray(String[]::new);
    return Main.run(new PrintWriter(out), new PrintWriter(err), all);
  }

  private JsonObject json() {
    return JsonParser.parseString(out.toString()).getAsJsonObject();
  }

  private long datasets() {
    then(run("index", "info", "--json")).isZero();
    return json().get("datasets").getAsLong();
  }

  @Test
  void info_says_what_is_there_and_what_brought_it() {
    then(run("index", "info", "--json")).isZero();
    then(json().get("datasets").getAsLong()).isEqualTo(3);
    then(json().getAsJsonObject("archives").get("MAST").getAsLong()).isEqualTo(3);
    then(json().getAsJsonArray("origins").toString())
        .contains("\"id\":\"import-1\"", "\"id\":\"import-2\"", "two.csv");
    then(run("index", "info")).isZero();
    then(out.toString())
        .contains("3 datasets, 3 observations", "MAST: 3", "import-2", "written by Lucene 10");
  }

  @Test
  void many_imports_leave_few_segments() throws IOException {
    for (int i = 0; i < 5; i++) {
      String file = table("more" + i, "more" + i);
      then(run("import", "--archive", "MAST", file)).as(err.toString()).isZero();
    }
    then(run("index", "info", "--json")).isZero();
    then(json().get("datasets").getAsLong()).isEqualTo(8);
    then(json().get("segments").getAsInt()).isLessThan(3);
  }

  @Test
  void what_an_import_brought_is_deleted_by_its_number() {
    then(run("index", "delete", "--import", "2", "--yes")).as(err.toString()).isZero();
    then(out.toString()).contains("1 datasets removed");
    then(datasets()).isEqualTo(2);
    then(run("index", "delete", "--harvest", "1", "--yes")).isEqualTo(2);
    then(err.toString()).contains("harvest-1");
    then(run("index", "delete", "--archive", "MAST", "--yes")).isZero();
    then(datasets()).isZero();
    then(run("index", "delete", "--gone", "--yes")).isZero();
    then(run("index", "delete", "--yes")).isEqualTo(2);
  }

  @Test
  void nothing_is_deleted_when_nobody_can_be_asked() throws IOException {
    then(run("index", "delete", "--archive", "MAST")).isNotZero();
    then(out.toString()).doesNotContain("removed");
    then(datasets()).isEqualTo(3);
  }

  @Test
  void a_search_tells_what_is_remembered_of_each_row() {
    then(run("search", "c", "--unit", "datasets", "--json")).as(err.toString()).isZero();
    JsonObject life =
        json().getAsJsonArray("rows").get(0).getAsJsonObject().getAsJsonObject("life");
    then(life.get("change").getAsString()).isEqualTo("new");
    then(life.get("origin").getAsString()).isEqualTo("import-2");
    then(life.get("firstSeen").getAsString()).isEqualTo(life.get("lastSeen").getAsString());
    then(life.get("gone").isJsonNull()).isTrue();
  }

  @Test
  void what_has_to_be_named_is_told_by_archive_with_when_it_was_taken_to_the_second() {
    then(run("cite", "c", "--json")).as(err.toString()).isZero();
    JsonObject mast = json().getAsJsonArray("archives").get(0).getAsJsonObject();
    then(mast.get("name").getAsString()).isEqualTo("MAST");
    then(mast.get("acknowledgement").getAsString()).contains("MAST");
    then(mast.getAsJsonArray("observations").toString()).isEqualTo("[\"c\"]");
    JsonObject taken = mast.getAsJsonArray("taken").get(1).getAsJsonObject();
    then(taken.get("source").getAsString()).endsWith("two.csv");
    then(taken.get("when").getAsString()).matches("[^.]+Z");
    then(run("cite", "nothing", "like", "it")).isZero();
    then(out.toString()).contains("Nothing matches");
    then(run("cite", "--limit", "1")).isEqualTo(2);
  }

  @Test
  void long_work_says_how_far_it_is_when_asked() throws IOException {
    then(run("import", "--progress", table("three", "d"))).isZero();
    then(err.toString()).contains("1 rows of ", "three.csv");
    then(run("index", "verify", "--progress")).isZero();
    then(err.toString()).contains("bytes compared");
    then(run("index", "export", "--progress", folder.resolve("all.csv").toString())).isZero();
    then(err.toString()).contains("0 datasets written\n", "4 datasets written to");
    Path saved = folder.resolve("saved");
    then(run("index", "salvage", "--progress", saved.toString())).isZero();
    then(run("index", "verify")).isZero();
    then(err.toString()).isEmpty();
  }

  @Test
  void all_or_what_a_search_finds_is_exported() throws IOException {
    Path all = folder.resolve("all.csv");
    then(run("index", "export", all.toString())).as(err.toString()).isZero();
    then(Files.readAllLines(all)).hasSize(4);
    Path some = folder.resolve("some.vot");
    then(run("index", "export", some.toString(), "--facet", "change=new")).isZero();
    then(err.toString()).contains("1 datasets written");
    then(runIn(folder.resolve("other"), "import", some.toString())).as(err.toString()).isZero();
    then(out.toString()).contains("1 kept");
    Path fits = folder.resolve("t.fits");
    then(run("search", "c", "--fits", fits.toString())).isZero();
    then(Files.readString(fits, ISO_8859_1)).contains("ivo://x/c");
    then(run("index", "export", folder.resolve("x").toString())).isEqualTo(2);
    then(err.toString()).contains("--format");
    then(run("index", "export", all.toString(), "--limit", "1")).isEqualTo(2);
  }

  @Test
  void a_damaged_index_is_named_and_what_can_be_read_is_saved() throws IOException {
    // GIVEN
    then(run("index", "verify")).isZero();
    then(out.toString()).contains("3 rows: all as they were written");
    then(run("index", "compact")).isZero();
    Path damaged;
    try (Stream<Path> files = Files.list(workspace().resolve("index"))) {
      damaged = files.max(Comparator.comparing(file -> file.toFile().length())).orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(damaged);
    bytes[bytes.length / 2] ^= 1;
    Files.write(damaged, bytes);
    // WHEN
    then(run("index", "verify", "--json")).isEqualTo(1);
    // THEN
    then(json().getAsJsonArray("damages").toString()).contains(damaged.getFileName().toString());
    then(run("index", "salvage", folder.resolve("new").toString())).isEqualTo(1);
    then(runIn(folder.resolve("new"), "index", "verify")).isZero();
    then(run("index", "salvage", folder.resolve("new").toString())).isEqualTo(1);
    then(err.toString()).contains("not empty");
  }

  @Test
  void the_verb_alone_says_what_it_can_do() {
    then(run("index")).isEqualTo(2);
    then(err.toString()).contains("info", "verify", "salvage", "compact", "delete", "export");
  }
}

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
import java.util.Map;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a user meets it: arguments in, text and exit code out. */
class MainTest {
  private static final String TABLE =
      """
      obs_publisher_did,obs_id,obs_collection,facility_name,instrument_name,target_name,\
      dataproduct_type,calib_level,s_ra,s_dec,s_fov,t_min,t_max,em_min,em_max,access_url,\
      access_format,filter
      ivo://x/1,a1,HST,HST,WFPC2,M 51,image,2,202.47,47.19,0.05,50000.0,50000.1,5e-7,6e-7,\
      http://127.0.0.1:9/1.fits,image/fits,F555W
      ivo://x/2,a1,HST,HST,WFPC2,M 51,image,3,202.47,47.19,0.05,50000.0,50000.1,5e-7,6e-7,\
      http://127.0.0.1:9/2.fits,image/fits,F814W
      ivo://x/3,b1,XMM,XMM,EPIC,Crab,event,2,83.63,22.01,0.5,52000.0,52000.5,1e-10,1e-9,\
      http://127.0.0.1:9/3.fits,image/fits,
      ivo://x/4,c1,,,,nowhere,spectrum,1,10,95,,,,,,http://127.0.0.1:9/4.fits,image/fits,
      """;

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

  private String file(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, content);
    return file.toString();
  }

  private void importTable() throws IOException {
    then(run("import", "--archive", "TEST", "--json", file("t.csv", TABLE))).isZero();
  }

  @Test
  void an_import_counts_its_rows_and_a_second_one_replaces_them() throws IOException {
    // WHEN
    importTable();
    // THEN
    then(json().get("read").getAsInt()).isEqualTo(4);
    then(json().get("kept").getAsInt()).isEqualTo(4);
    then(json().get("replaced").getAsInt()).isZero();
    then(json().getAsJsonArray("anomalies").toString()).contains("95");
    importTable();
    then(json().get("replaced").getAsInt()).isEqualTo(4);
    then(run("reports", "--json")).isZero();
    then(json().getAsJsonArray("reports")).hasSize(2);
  }

  @Test
  void a_search_gives_totals_facets_and_rows_with_the_archives_own_words() throws IOException {
    // GIVEN
    importTable();
    // WHEN
    then(run("search", "M51", "--json")).isZero();
    // THEN
    JsonObject total = json().getAsJsonObject("total");
    then(total.get("observations").getAsInt()).isEqualTo(1);
    then(total.get("datasets").getAsInt()).isEqualTo(2);
    JsonObject row = json().getAsJsonArray("rows").get(0).getAsJsonObject();
    then(row.getAsJsonArray("datasets")).hasSize(2);
    then(row.get("calib_level").getAsInt()).isEqualTo(3);
    JsonObject dataset = row.getAsJsonArray("datasets").get(0).getAsJsonObject();
    then(dataset.getAsJsonObject("extra").get("filter").getAsString()).isEqualTo("F814W");
    then(dataset.getAsJsonArray("band").toString()).isEqualTo("[\"optical\"]");
    then(dataset.get("bandInferred").getAsBoolean()).isFalse();
    then(dataset.get("observation")).isEqualTo(row.get("key"));
    then(run("search", "--json", "--facet", "facility=XMM-Newton")).isZero();
    JsonObject xmm = json().getAsJsonArray("rows").get(0).getAsJsonObject();
    xmm = xmm.getAsJsonArray("datasets").get(0).getAsJsonObject();
    then(xmm.getAsJsonObject("original").get("facility_name").getAsString()).isEqualTo("XMM");
  }

  @Test
  void not_stated_is_null_in_the_counts_and_can_be_asked_for() throws IOException {
    // GIVEN
    importTable();
    // WHEN
    then(run("search", "--json", "--facet", "facility=")).isZero();
    // THEN
    then(json().getAsJsonObject("total").get("datasets").getAsInt()).isEqualTo(1);
    JsonArray counts = json().getAsJsonObject("facets").getAsJsonArray("facility");
    then(counts.toString()).contains("{\"value\":null,\"count\":1}");
  }

  @Test
  void every_kind_of_filter_narrows_the_search() throws IOException {
    importTable();
    then(datasets("--cone", "202.47 47.19 0.1")).isEqualTo(2);
    then(datasets("--time", "51999/52001")).isEqualTo(1);
    then(datasets("--wavelength", "1/2keV")).isEqualTo(1);
    then(datasets("--exclude", "type=image")).isEqualTo(2);
    then(datasets("--facet", "level=2", "--facet", "level=3")).isEqualTo(3);
    then(datasets("--unit", "datasets", "--sort", "-calib_level", "--limit", "1")).isEqualTo(4);
    then(json().getAsJsonArray("rows")).hasSize(1);
  }

  private int datasets(String... options) {
    List<String> all = new ArrayList<>(List.of("search", "--json"));
    all.addAll(List.of(options));
    then(run(all.toArray(String[]::new))).isZero();
    return json().getAsJsonObject("total").get("datasets").getAsInt();
  }

  @Test
  void results_go_into_a_table_that_can_be_imported_again() throws IOException {
    // GIVEN
    importTable();
    for (String format : List.of("votable", "fits", "csv")) {
      Path file = folder.resolve("out." + format);
      // WHEN
      then(run("search", "--" + format, file.toString())).isZero();
      // THEN
      then(run("import", "--archive", format, "--json", file.toString())).isZero();
      then(json().get("kept").getAsInt()).as(format).isEqualTo(4);
    }
  }

  @Test
  void what_is_wrongly_asked_is_refused_by_name_with_exit_code_2() {
    then(run("search", "--facet", "colour=red")).isEqualTo(2);
    then(err.toString()).contains("colour").contains("facility");
    then(run("search", "--cone", "here")).isEqualTo(2);
    then(err.toString()).contains("here");
    then(run("search", "--sort", "beauty")).isEqualTo(2);
    then(err.toString()).contains("beauty");
    then(run("nosuchverb")).isEqualTo(2);
    then(run("search", "--json", "--csv", "x.csv")).isEqualTo(2);
    then(run("harvest", "--archive", "Nowhere")).isEqualTo(2);
    then(err.toString()).contains("Nowhere");
  }

  @Test
  void a_negative_page_is_refused_and_a_huge_one_is_empty() throws IOException {
    importTable();
    then(run("search", "--limit", "-1")).isEqualTo(2);
    then(err.toString()).contains("--limit -1");
    String end = Integer.toString(Integer.MAX_VALUE);
    Path file = folder.resolve("none.csv");
    then(run("search", "--offset", end, "--limit", end, "--csv", file.toString())).isZero();
    then(Files.readAllLines(file)).hasSize(1);
  }

  @Test
  void a_file_that_cannot_be_written_is_named() throws IOException {
    importTable();
    String file = folder.resolve("nowhere").resolve("out.csv").toString();
    then(run("search", "--csv", file)).isEqualTo(1);
    then(err.toString()).contains("There is no folder").contains(file);
    then(run("search", "--csv", folder.toString())).isEqualTo(1);
    then(err.toString()).contains(folder + " is a folder");
  }

  @Test
  void a_table_none_of_whose_rows_could_be_kept_has_failed() throws IOException {
    // GIVEN
    Path table = folder.resolve("blank.csv");
    Files.writeString(table, "obs_id,target_name\n,M 51\n");
    // WHEN
    int code = run("import", "--json", table.toString());
    // THEN
    then(code).isEqualTo(1);
    then(json().get("rejected").getAsInt()).isEqualTo(1);
    then(err.toString()).contains("blank.csv: not in the table").contains("access_url");
  }

  @Test
  void a_key_that_is_not_there_is_named_with_exit_code_1() throws IOException {
    importTable();
    then(run("links", "d-nothere", "--json")).isEqualTo(1);
    then(err.toString()).contains("d-nothere");
    then(json().getAsJsonArray("links")).isEmpty();
  }

  @Test
  void a_direct_file_is_one_product() throws IOException {
    // GIVEN
    importTable();
    then(run("search", "Crab", "--json", "--unit", "datasets")).isZero();
    String key = json().getAsJsonArray("rows").get(0).getAsJsonObject().get("key").getAsString();
    // WHEN
    then(run("links", key, "--json")).isZero();
    // THEN
    JsonObject link = json().getAsJsonArray("links").get(0).getAsJsonObject();
    then(link.get("kind").getAsString()).isEqualTo("product");
    then(link.get("semantics").getAsString()).isEqualTo("#this");
    then(link.get("url").getAsString()).isEqualTo("http://127.0.0.1:9/3.fits");
    then(link.get("error").isJsonNull()).isTrue();
  }

  @Test
  void a_bad_table_is_named_and_nothing_stored_is_lost() throws IOException {
    // GIVEN
    importTable();
    String[] bad = {
      file("empty.xml", ""),
      file("page.html", "<html><body>Not here</body></html>"),
      file("text.txt", "just some words\nwithout any table"),
      file("noids.csv", "s_ra,s_dec\n1,2\n"),
      folder.resolve("missing.xml").toString(),
    };
    for (String name : bad) {
      // WHEN
      int code = run("import", name);
      // THEN
      then(code).as(name).isEqualTo(1);
      then(err.toString()).contains(Path.of(name).getFileName().toString());
    }
    then(datasets()).isEqualTo(4);
  }

  @Test
  void one_bad_table_does_not_keep_the_others_out() throws IOException {
    // WHEN
    int code = run("import", file("empty.xml", ""), file("t.csv", TABLE), "--json");
    // THEN
    then(code).isEqualTo(1);
    then(json().get("kept").getAsInt()).isEqualTo(4);
  }

  @Test
  void an_archive_that_does_not_answer_is_not_available() throws IOException {
    // GIVEN
    Files.createDirectories(folder.resolve("ws"));
    Files.writeString(folder.resolve("ws").resolve("settings.properties"), "retries = 0");
    // THEN
    then(run("harvest", "--archive", "http://127.0.0.1:9/tap")).isEqualTo(69);
    then(err.toString()).contains("127.0.0.1:9");
  }

  @Test
  void the_demo_in_the_terminal_leaves_one_observation_of_five_datasets() {
    // WHEN
    int code = run("demo", "--no-window");
    // THEN
    then(code).as(err.toString()).isZero();
    then(out.toString()).contains("u29r4d02t", "#this", "2 archives");
    then(datasets("u29r4d02t")).isEqualTo(5);
    then(json().getAsJsonObject("total").get("observations").getAsInt()).isEqualTo(1);
    int first = datasets();
    then(run("demo", "--no-window")).isZero();
    then(datasets()).isEqualTo(first);
  }

  @Test
  void an_older_index_is_put_aside_in_the_demo_s_own_folder_and_refused_elsewhere()
      throws IOException {
    // GIVEN
    String home = System.getProperty("user.home");
    Path own = folder.resolve(".skysift-demo");
    try {
      System.setProperty("user.home", folder.toString());
      olderIndex(own.resolve("index"));
      olderIndex(folder.resolve("ws").resolve("index"));
      // WHEN
      String[] demo = {"demo", "--no-window"};
      int code = Main.run(new PrintWriter(out), new PrintWriter(err), demo);
      // THEN
      then(code).as(err.toString()).isZero();
      then(out.toString())
          .startsWith("The demo's index was an older version's: it is made anew.")
          .contains("u29r4d02t");
      then(own.resolve("index-older")).isNotEmptyDirectory();
      // WHEN
      code = run(demo);
      // THEN
      then(code).isNotZero();
      then(err.toString()).contains("holds an index of format 7");
      then(folder.resolve("ws").resolve("index-older")).doesNotExist();
    } finally {
      System.setProperty("user.home", home);
    }
  }

  private static void olderIndex(Path place) throws IOException {
    try (Directory files = FSDirectory.open(place);
        IndexWriter writer = new IndexWriter(files, new IndexWriterConfig())) {
      writer.setLiveCommitData(Map.of("skysift.format", "7").entrySet());
      writer.commit();
    }
  }

  @Test
  void help_is_there_for_every_verb() {
    for (String verb :
        List.of(
            "import", "harvest", "reports", "search", "links", "peers", "send", "hub", "listen",
            "demo")) {
      then(run(verb, "--help")).isZero();
      then(out.toString()).startsWith("Usage: skysift").contains(verb);
    }
  }
}

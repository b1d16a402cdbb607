package skysift.model;

import static org.assertj.core.api.BDDAssertions.then;

import com.google.common.collect.Range;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import skysift.app.Skysift;
import skysift.app.Workspace;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Axis;
import skysift.search.Facet;
import skysift.search.Limits;
import skysift.search.Region;
import skysift.search.SearchRequest;
import skysift.sky.Cone;
import skysift.sky.Moc;
import skysift.sky.MocFile;

class SavedModelTest {
  private static final String TABLE =
      """
      obs_publisher_did,obs_id,obs_collection,target_name,proposal_id,bib_reference,s_ra,s_dec,\
      s_fov,access_url,access_format
      ivo://x/1,a1,HST,M 51,10452,2005AJ....129..642B,202.47,47.19,0.1,http://a.test/it's $(rm) 1.fits,image/fits
      ivo://x/2,a2,HST,M 51,10452,10.1086/426712,202.47,47.19,0.1,http://a.test/2[1-3].fits?x=1&y=2,image/fits
      ivo://x/3,a3,HST,Crab,,,83.63,22.01,0.1,http://a.test/l?ID=3,application/x-votable+xml;content=datalink
      """;

  @TempDir private Path folder;
  private final HeldTasks tasks = new HeldTasks();
  private Skysift skysift;
  private Session session;
  private SavedModel model;

  @BeforeEach
  void open() throws IOException {
    skysift = Skysift.open(new Workspace(folder.resolve("ws")));
    Path table = folder.resolve("t.csv");
    Files.writeString(table, TABLE);
    skysift.importTable(table.toString(), Optional.of("MAST"), rows -> {});
    begin();
  }

  private void begin() {
    session = new Session(skysift, tasks);
    model = session.saved();
    session.search().refresh();
    tasks.doAll();
  }

  @AfterEach
  void close() throws IOException {
    session.close();
  }

  @Test
  void a_search_of_every_kind_of_filter_is_found_again_after_a_restart() throws IOException {
    for (Region region :
        List.of(
            new Region.InCone(Cone.parse("202.47 47.19 0.5")),
            Region.position("202.47 47.19"),
            new Region.InMoc(Moc.parse("3/10 12")),
            Region.polygon("10 10 12 10 11 12"),
            Region.polygon("0.00001 0.00002 2 0.00001 1 2"))) {
      // GIVEN
      SearchRequest asked =
          Filter.scienceReady(SearchModel.start())
              .withText("deep field")
              .excluded(Facet.FACILITY, "GALEX")
              .toggled(Facet.BAND, Facet.NOT_STATED)
              .withRegion(Optional.of(region))
              .withFootprintStated(true)
              .withSpan(
                  Axis.TIME, Optional.of(Limits.inside(List.of(Range.closed(53000.0, 54000.0)))))
              .withWavelength(Optional.of(Range.atLeast(1e-6)))
              .withColumn(
                  ObsCoreColumn.T_EXPTIME,
                  Optional.of(Limits.overlapping(Range.atMost(10.0)).withNotStated()));
      session.search().change(now -> asked);
      model.save("mine");
      tasks.doAll();
      session.close();
      skysift = Skysift.open(new Workspace(folder.resolve("ws")));
      begin();
      // WHEN
      model.show(model.items().getFirst());
      // THEN
      SearchRequest found = session.search().request();
      then(Filter.of(found)).extracting(Filter::text).isEqualTo(texts(asked));
      if (!(region instanceof Region.InPolygon)) {
        then(found.withPage(0, 0)).isEqualTo(asked.shownAs(found).withPage(0, 0));
      }
    }
  }

  @Test
  void a_region_that_cannot_be_kept_is_refused_in_words() {
    // GIVEN
    Region both = Region.polygon("UNION ICRS (CIRCLE 10 10 1 CIRCLE 20 20 1)");
    session.search().change(r -> r.withRegion(Optional.of(both)));
    // WHEN
    model.save("mine");
    tasks.doAll();
    // THEN
    then(model.message()).startsWith("⚠").contains("another shape");
    then(model.items()).isEmpty();
    // WHEN it is a circle after all
    session.search().change(r -> r.withRegion(Optional.of(Region.polygon("CIRCLE 10 10 1"))));
    model.save("mine");
    tasks.doAll();
    // THEN
    then(model.items().getFirst().request().cone().orElseThrow().radius()).isEqualTo(1);
  }

  @Test
  void files_that_are_no_saved_searches_hide_none_of_the_others() throws IOException {
    // GIVEN
    model.save("mine");
    tasks.doAll();
    Path good = folder.resolve("ws/searches/mine.json");
    String text = Files.readString(good);
    Files.writeString(good.resolveSibling("a.json"), "no search");
    Files.write(good.resolveSibling("b.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    Files.writeString(
        good.resolveSibling("c.json"), text.replace("\"wanted\": {", "\"wanted\": [], \"x\": {"));
    Files.writeString(
        good.resolveSibling("d.json"),
        text.replace("\"unit\":", "\"region\": {\"cone\": [1.0]}, \"unit\":"));
    // WHEN
    session.close();
    skysift = Skysift.open(new Workspace(folder.resolve("ws")));
    begin();
    // THEN
    then(model.message()).isEmpty();
    then(model.items()).extracting(SavedModel.Item::name).containsExactly("mine");
  }

  private static List<String> texts(SearchRequest request) {
    return Filter.of(request).stream().map(Filter::text).toList();
  }

  @Test
  void a_basket_keeps_rows_whatever_is_asked_and_after_a_restart() throws IOException {
    // GIVEN
    List<Dataset> rows = session.search().hits().getFirst().datasets();
    // WHEN
    model.add("for the paper", rows);
    model.add("for the paper", session.search().hits().get(1).datasets());
    tasks.doAll();
    session.close();
    skysift = Skysift.open(new Workspace(folder.resolve("ws")));
    begin();
    // THEN
    SavedModel.Item basket = model.items().getFirst();
    then(basket.basket()).isTrue();
    then(basket.rows()).isEqualTo(2);
    model.show(basket);
    tasks.doAll();
    then(session.search().result().orElseThrow().total().datasets()).isEqualTo(2);
    // WHEN
    model.remove("for the paper", rows);
    tasks.doAll();
    then(model.items().getFirst().rows()).isEqualTo(1);
    model.delete(model.items().getFirst());
    tasks.doAll();
    then(model.items()).isEmpty();
  }

  @Test
  void a_name_that_could_not_be_a_file_is_refused_in_words() {
    // WHEN
    model.save("../up");
    tasks.doAll();
    // THEN
    then(model.message()).startsWith("⚠").contains("../up");
    then(model.items()).isEmpty();
  }

  @Test
  void results_are_written_as_tables_and_as_a_coverage_map() throws IOException {
    for (SavedModel.Kind kind : SavedModel.Kind.values()) {
      // GIVEN
      Path file = folder.resolve("out-" + kind.name() + "." + kind.ending());
      // WHEN
      model.export(session.search().request(), kind, file);
      tasks.doAll();
      // THEN
      then(file).as(model.message()).isNotEmptyFile();
      then(model.message()).contains(file.toString());
    }
    then(MocFile.read(folder.resolve("out-COVERAGE.fits")).area()).isPositive();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void the_download_script_gives_addresses_to_curl_as_they_are_and_runs_nothing_of_a_row()
      throws Exception {
    // GIVEN a curl and a skysift that tell what they were asked
    Path script = folder.resolve("get.sh");
    model.export(session.search().request(), SavedModel.Kind.SCRIPT, script);
    tasks.doAll();
    Path bin = Files.createDirectory(folder.resolve("bin"));
    for (String name : List.of("curl", "skysift")) {
      Path tool = bin.resolve(name);
      Files.writeString(
          tool,
          "#!/bin/sh\nfor a; do last=$a; done\necho \""
              + name
              + " $1 $2 $last\" >> \"$OUT\"\n"
              + "[ "
              + name
              + " = skysift ] || : > \"$(echo \"$*\" | sed 's/.*-o //; s/ .*//')\"\n");
      then(tool.toFile().setExecutable(true)).isTrue();
    }
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", script.toString());
    builder.directory(Files.createDirectory(folder.resolve("data")).toFile());
    builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
    builder.environment().put("OUT", folder.resolve("asked").toString());
    builder.redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("log").toFile());
    // WHEN
    int code = builder.start().waitFor();
    // THEN
    then(code).as(Files.readString(folder.resolve("log"))).isZero();
    then(folder.resolve("asked"))
        .content()
        .contains("http://a.test/it%27s $(rm) 1.fits")
        .as("brackets are no pattern of curl's")
        .contains("curl -gfL --proto http://a.test/2[1-3].fits?x=1&y=2")
        .contains("skysift fetch d-");
    try (var files = Files.list(folder.resolve("data"))) {
      then(files).hasSize(2).allMatch(f -> f.getFileName().toString().matches("[\\w.-]+\\.fits"));
    }
  }

  @Test
  void what_has_to_be_cited_is_told_by_archive() {
    // GIVEN
    String[] told = {""};
    // WHEN
    model.cite(session.search().request(), text -> told[0] = text);
    tasks.doAll();
    // THEN
    then(told[0])
        .contains("MAST: 3 datasets")
        .contains("Mikulski Archive for Space Telescopes")
        .contains("proposals (1): 10452")
        .contains("observations (3): a1, a2, a3")
        .contains("DOIs (1): 10.1086/426712")
        .contains("2005AJ....129..642B")
        .contains("t.csv");
  }
}

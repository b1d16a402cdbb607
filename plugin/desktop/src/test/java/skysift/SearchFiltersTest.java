package skysift;

import static org.assertj.core.api.BDDAssertions.then;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.sky.Moc;
import skysift.sky.MocFile;
import skysift.sky.SkyPosition;

/** The filters of a search as options. */
class SearchFiltersTest {
  private static final String TABLE =
      """
      obs_publisher_did,obs_id,dataproduct_type,calib_level,s_ra,s_dec,s_fov,s_region,t_min,t_max,\
      t_exptime,s_resolution,access_estsize,em_min,em_max,data_rights
      ivo://x/1,a,image,1,10,1,0.1,Circle 10 1 0.5,53005,53006,100,0.1,2000,5e-7,6e-7,public
      ivo://x/2,b,image,2,12,1,0.1,,53370,53380,200,1,5000000,1e-10,1e-9,proprietary
      ivo://x/3,c,image,3,,,,,,,,,,,,
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void importTable() throws IOException {
    Path table = folder.resolve("t.csv");
    Files.writeString(table, TABLE);
    then(run("import", "--archive", "TEST", table.toString())).isZero();
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] all =
        Stream.concat(
                Stream.of("--workspace", folder.resolve("ws").toString()), Stream.of(arguments))
            .toArray(String[]::new);
    return Main.run(new PrintWriter(out), new PrintWriter(err), all);
  }

  private JsonObject json() {
    return JsonParser.parseString(out.toString()).getAsJsonObject();
  }

  /** The obs_ids found, in order of level. */
  private String found(String... options) {
    String[] search = {"search", "--json", "--sort", "calib_level"};
    then(run(Stream.of(search, options).flatMap(Stream::of).toArray(String[]::new)))
        .as(err.toString())
        .isZero();
    StringBuilder ids = new StringBuilder();
    json()
        .getAsJsonArray("rows")
        .forEach(row -> ids.append(row.getAsJsonObject().get("obs_id").getAsString()));
    return ids.toString();
  }

  @Test
  void a_region_is_a_cone_a_polygon_a_map_or_a_position() throws IOException {
    Path moc = folder.resolve("moc.txt");
    Files.writeString(moc, "0/0-11");
    Path json = folder.resolve("moc.json");
    Files.writeString(json, "{\"12\":[7]}");
    then(found("--polygon", "9 0.8 9 1.2 9.6 1.2 9.6 0.8")).isEqualTo("a");
    then(found("--polygon", "9 0 13 0 13 3 9 3")).isEqualTo("ab");
    then(found("--polygon", "9 0 13 0 13 3 9 3", "--footprint-stated")).isEqualTo("a");
    then(found("--moc", moc.toString())).isEqualTo("ab");
    then(found("--moc", json.toString())).isEmpty();
    then(found("--position", "10 1.5005")).isEqualTo("a");
    then(found("--position", "10 1.5007")).isEmpty();
    then(found("--position", "10 1.5007 3\"")).isEqualTo("a");
    then(found("--cone", "12 1 0.01")).isEqualTo("b");
  }

  @Test
  void ranges_may_be_several_inside_or_for_what_states_nothing() {
    then(found("--exptime", "150/")).isEqualTo("b");
    then(found("--exptime", "2/4min")).isEqualTo("b");
    then(found("--exptime", "/150", "--exptime", "none")).isEqualTo("ac");
    then(found("--exptime", "none")).isEqualTo("c");
    then(found("--resolution", "50/200mas")).isEqualTo("a");
    then(found("--size", "1/3MB")).isEqualTo("a");
    then(found("--size", "1GB/")).isEqualTo("b");
    then(found("--fov", "/0.2")).isEqualTo("ab");
    then(found("--level-min", "2")).isEqualTo("bc");
    then(found("--wavelength", "550/700nm")).isEqualTo("a");
    then(found("--wavelength", "550/700nm", "--wavelength", "2/3keV")).isEqualTo("ab");
    then(found("--wavelength", "550/700nm", "--inside", "wavelength")).isEmpty();
    then(found("--time", "2004-12-31/2005-01-02")).isEqualTo("b");
    then(found("--time", "2004-12-31/2005-01-02", "--inside", "time")).isEmpty();
    then(found("--time", "2004-12-01/2005-02-01", "--inside", "time")).isEqualTo("b");
    then(found("--public")).isEqualTo("a");
    then(found("--band", "optical", "--band", "X-ray")).isEqualTo("ab");
  }

  @Test
  void histograms_count_by_bins_as_if_their_own_range_were_not_asked() {
    // WHEN
    String[] search = {"--histogram", "time=2004-01-01,2005-01-01,2006-01-01", "--time", "2005/"};
    then(found(search)).isEqualTo("b");
    // THEN
    JsonObject time = json().getAsJsonObject("histograms").getAsJsonObject("time");
    then(time.getAsJsonArray("edges").toString()).isEqualTo("[53005.0,53371.0,53736.0]");
    then(time.getAsJsonArray("counts").toString()).isEqualTo("[2,1]");
    then(time.get("notStated").getAsInt()).isEqualTo(1);
    then(found("--histogram", "wavelength=12.4keV,1nm,1um")).isEqualTo("abc");
    JsonObject waves = json().getAsJsonObject("histograms").getAsJsonObject("wavelength");
    then(waves.getAsJsonArray("counts").toString()).isEqualTo("[1,2]");
    then(run("search", "--histogram", "time", "--histogram", "wavelength")).isZero();
    then(out.toString()).contains("2004-01-01 to 2005-01-01").contains("not stated");
    then(found("--histogram", "time")).isEqualTo("abc");
    then(json().getAsJsonObject("histograms").toString()).contains("[null,");
  }

  private String inUsualOrder(String... options) {
    String[] search = {"search", "--json"};
    then(run(Stream.of(search, options).flatMap(Stream::of).toArray(String[]::new))).isZero();
    return json().getAsJsonArray("rows").asList().stream()
        .map(row -> row.getAsJsonObject().get("obs_id").getAsString())
        .collect(Collectors.joining());
  }

  @Test
  void the_newest_come_first_and_with_a_region_the_nearest() {
    then(inUsualOrder()).isEqualTo("bac");
    then(inUsualOrder("--cone", "10.5 1 5")).isEqualTo("ab");
    then(inUsualOrder("--cone", "11.5 1 5")).isEqualTo("ba");
    then(inUsualOrder("--cone", "11.5 1 5", "--sort", "-distance")).isEqualTo("ab");
    then(inUsualOrder("--cone", "11.5 1 5", "--sort", "t_min")).isEqualTo("ab");
  }

  @Test
  void the_cover_of_a_result_is_written_as_a_map() throws IOException {
    Path file = folder.resolve("cover.moc.fits");
    // WHEN
    then(run("search", "--cone", "10 1.5 0.5", "--coverage", file.toString())).isZero();
    // THEN
    Moc cover = MocFile.read(file);
    then(cover.contains(new SkyPosition(10, 0.6))).isTrue();
    then(cover.contains(new SkyPosition(12, 1))).isFalse();
    then(cover.area()).isBetween(Math.PI / 4, 0.85);
    then(err.toString()).contains("order 14 written to").contains("cover.moc.fits");
    then(out.toString()).containsPattern("cover +0.785. square degrees, 39.. % of the region");
    // WHEN it is asked for with another output, another order and form
    Path json = folder.resolve("cover.json");
    Path csv = folder.resolve("rows.csv");
    String[] both = {"search", "--csv", csv.toString(), "--coverage", json.toString()};
    then(run(
            Stream.of(both, new String[] {"--coverage-order", "8"})
                .flatMap(Stream::of)
                .toArray(String[]::new)))
        .isZero();
    // THEN
    then(Files.readString(json)).startsWith("{\"");
    then(MocFile.read(json).order()).isEqualTo(8);
    then(csv).isNotEmptyFile();
    then(run("search", "--json", "--coverage", json.toString())).isZero();
    then(json().getAsJsonObject("cover").get("order").getAsInt()).isEqualTo(9);
    then(json().getAsJsonObject("cover").get("share").isJsonNull()).isTrue();
    then(run("search", "zzz", "--coverage", folder.resolve("none").toString())).isZero();
    then(err.toString()).contains("Nothing is covered");
    then(folder.resolve("none")).doesNotExist();
  }

  @Test
  void how_exactly_a_position_is_meant_is_said() {
    then(run("search", "--position", "10 1")).isZero();
    then(out.toString()).contains("position     10.000000 +1.000000, footprints up to 2.00 arcsec");
  }

  @Test
  void what_is_wrongly_asked_is_named() throws IOException {
    Path text = folder.resolve("no.txt");
    Files.writeString(text, "hello");
    List<List<String>> wrong =
        List.of(
            List.of("--polygon", "1 2 3 4", "fewer than 3"),
            List.of("--moc", text.toString(), "no MOC"),
            List.of("--moc", folder.resolve("none").toString(), "no file"),
            List.of("--position", "1", "no cone"),
            List.of("--coverage-order", "5", "without --coverage"),
            List.of("--exptime", "100", "FROM/TO"),
            List.of("--size", "1/2 km", "unknown unit km"),
            List.of("--inside", "place", "time or wavelength"),
            List.of("--histogram", "size", "time or wavelength"),
            List.of("--histogram", "time=2004", "edges"));
    for (List<String> asked : wrong) {
      then(run("search", asked.get(0), asked.get(1))).as("%s", asked).isEqualTo(2);
      then(err.toString()).contains(asked.get(2));
    }
    String file = folder.resolve("c.fits").toString();
    then(run("search", "--coverage", file, "--coverage-order", "17")).isEqualTo(2);
    then(err.toString()).contains("0 to 16");
    then(run("search", "--cone", "1 2 3", "--position", "1 2")).isEqualTo(2);
    then(err.toString()).contains("Only one of");
  }
}
